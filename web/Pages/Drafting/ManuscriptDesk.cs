using Microsoft.AspNetCore.Components;
using Web.Instrument;

namespace Web.Pages.Drafting;

/// <summary>What the pages beside the editor have in common: they read the manuscript, send one act, and say why not.</summary>
public abstract class ManuscriptDesk : ActingPage
{
    [Parameter] public Guid Id { get; set; }
    protected Manuscript? Manuscript { get; private set; }

    protected override async Task OnInitializedAsync() =>
        Manuscript = (await Gateway.Ask<ManuscriptAnswer>("ManuscriptDesk", new { id = Id }, Http.RequestAborted)).Manuscript;

    /// <summary>Sends an act, and goes to where it leads.</summary>
    protected Task Send(string document, object input, string then) => Send<Done>(document, input, _ => then);

    /// <summary>The way to these pages.</summary>
    protected IReadOnlyList<(string Title, string Address)> Way(Words l) =>
        [(l["Projects"], "/projects"), (Manuscript!.Project.Symbol, $"/projects/{Id}"), (l["Working text"], $"/projects/{Id}/manuscript")];
}

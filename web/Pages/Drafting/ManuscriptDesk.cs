using Microsoft.AspNetCore.Components;

namespace Web.Pages.Drafting;

/// <summary>What the pages beside the editor have in common: they read the manuscript, send one act, and say why not.</summary>
public abstract class ManuscriptDesk : ComponentBase
{
    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] protected HttpContext Http { get; set; } = default!;
    [Inject] protected Gateway Gateway { get; set; } = default!;
    [Inject] protected NavigationManager Nav { get; set; } = default!;
    protected Manuscript? Manuscript { get; private set; }
    protected string? Refusal { get; private set; }

    protected override async Task OnInitializedAsync() =>
        Manuscript = (await Gateway.Ask<ManuscriptAnswer>("ManuscriptDesk", new { id = Id }, Http.RequestAborted)).Manuscript;

    /// <summary>Sends an act, and goes to where it leads.</summary>
    protected async Task Send(string document, object input, string then)
    {
        try
        {
            await Gateway.Do<Done>(document, input, Http.RequestAborted);
            Nav.NavigateTo(then);
        }
        catch (GatewayRefusal no)
        {
            Refusal = no.Message;
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    /// <summary>The way to these pages.</summary>
    protected IReadOnlyList<(string Title, string Address)> Way(Words l) =>
        [(l["Projects"], "/projects"), (Manuscript!.Project.Symbol, $"/projects/{Id}"), (l["Working text"], $"/projects/{Id}/manuscript")];
}

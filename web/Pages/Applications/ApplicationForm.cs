using Microsoft.AspNetCore.Components;
using Web.Instrument;
using Web.Pages.Calls;

namespace Web.Pages.Applications;

/// <summary>A page of one application: reads it, sends one act, and goes back to it or says why not.</summary>
public abstract class ApplicationForm : ActingPage
{
    [Parameter] public Guid Id { get; set; }
    [Inject] protected CallSayings Say { get; set; } = default!;

    protected Application? Application { get; private set; }
    protected string Title => Application is { Title.Length: > 0 } named ? named.Title : Id.ToString("D")[..8];
    protected string Home => $"/applications/{Id}";

    protected override async Task OnInitializedAsync()
    {
        Application = (await Gateway.Ask<ApplicationAnswer>("Application", new { id = Id }, Http.RequestAborted)).Application;
        if (Application is null)
            Nav.NotFound();
    }

    protected Task Send(string document, object input, string? then = null) => Send<Dictionary<string, ApplicationLink>>(document, input, _ => then ?? Home);
}

using Microsoft.AspNetCore.Components;

namespace Web.Pages.Committees;

/// <summary>A form of one committee: reads it, sends one change, and goes back to its page or says why not.</summary>
public abstract class CommitteeDesk : ComponentBase
{
    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] protected HttpContext Http { get; set; } = default!;
    [Inject] protected Gateway Gateway { get; set; } = default!;
    [Inject] protected Register Names { get; set; } = default!;
    [Inject] protected NavigationManager Nav { get; set; } = default!;

    protected Committee? Committee { get; private set; }
    protected IReadOnlyDictionary<Guid, RegisterEntry> Register { get; private set; } = new Dictionary<Guid, RegisterEntry>();
    protected string? Refusal { get; private set; }

    /// <summary>Organizations by name, for a list to choose from.</summary>
    protected IEnumerable<RegisterEntry> Organizations => Register.Values.OrderBy(m => m.Name, StringComparer.CurrentCulture);

    protected override async Task OnInitializedAsync()
    {
        Committee = (await Gateway.Ask<CommitteeAnswer>("CommitteeDesk", new { id = Id }, Http.RequestAborted)).Committee;
        Register = await Names.Read(Http.RequestAborted);
        if (Committee is null)
            Nav.NotFound();
    }

    protected async Task Send(string document, object input, string? back = null)
    {
        try
        {
            await Gateway.Do<Done>(document, input, Http.RequestAborted);
            Nav.NavigateTo(back ?? $"/committees/{Id}");
        }
        catch (GatewayRefusal no)
        {
            Refusal = no.Message;
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }
}

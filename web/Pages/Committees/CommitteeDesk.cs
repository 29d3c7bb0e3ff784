using Microsoft.AspNetCore.Components;
using Web.Instrument;

namespace Web.Pages.Committees;

/// <summary>A form of one committee: reads it, sends one change, and goes back to its page or says why not.</summary>
public abstract class CommitteeDesk : ActingPage
{
    [Parameter] public Guid Id { get; set; }
    [Inject] protected Register Names { get; set; } = default!;

    protected Committee? Committee { get; private set; }
    protected IReadOnlyDictionary<Guid, RegisterEntry> Register { get; private set; } = new Dictionary<Guid, RegisterEntry>();

    /// <summary>Organizations by name, for a list to choose from.</summary>
    protected IEnumerable<RegisterEntry> Organizations => Register.Values.OrderBy(m => m.Name, StringComparer.CurrentCulture);

    protected override async Task OnInitializedAsync()
    {
        Committee = (await Gateway.Ask<CommitteeAnswer>("CommitteeDesk", new { id = Id }, Http.RequestAborted)).Committee;
        Register = await Names.Read(Http.RequestAborted);
        if (Committee is null)
            Nav.NotFound();
    }

    protected Task Send(string document, object input, string? back = null) => Send<Done>(document, input, _ => back ?? $"/committees/{Id}");
}

using Microsoft.AspNetCore.Components;
using Web.Instrument;

namespace Web.Pages.Members;

/// <summary>A page on the people of one organization, for the secretariat.</summary>
public abstract class StaffDesk : ActingPage
{
    [Parameter] public Guid Id { get; set; }
    [Inject] protected TimeProvider Time { get; set; } = default!;

    protected StaffedOrganization? Organization { get; private set; }

    /// <summary>Roles that exist in an organization of this kind.</summary>
    protected IEnumerable<string> Roles => Organization?.Kind switch
    {
        OrganizationKind.MemberState => ["DELEGATE", "HEAD_OF_DELEGATION", "MONITOR", "RESEARCHER", "INTEGRATOR"],
        OrganizationKind.Developer => ["COMPLIANCE_OFFICER", "RESEARCHER", "INTEGRATOR", "MONITOR"],
        OrganizationKind.Secretariat => ["SECRETARIAT", "MONITOR", "RESEARCHER", "INTEGRATOR"],
        _ => ["RESEARCHER", "INTEGRATOR", "MONITOR"],
    };

    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers.CacheControl = "no-store";
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Organization = (await Gateway.Ask<OrganizationPeopleAnswer>("OrganizationPeople", new { id = Id, language }, Http.RequestAborted)).Organization;
        if (Organization is null)
            Nav.NotFound();
    }

    /// <summary>Sends an act whose answer is a link, which is shown this once; null where it was refused.</summary>
    protected async Task<SignInLink?> SendForLink<TAnswer>(string document, object input, Func<TAnswer, SignInLink> link)
    {
        try
        {
            return link(await Gateway.Do<TAnswer>(document, input, Http.RequestAborted));
        }
        catch (GatewayRefusal no)
        {
            Refuse(no.Message);
            return null;
        }
    }
}

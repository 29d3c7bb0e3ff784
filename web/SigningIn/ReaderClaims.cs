using System.Security.Claims;

namespace Web.SigningIn;

/// <summary>What the site reads from a person's claims. It decides what is shown; what may be done, the services decide.</summary>
public static class ReaderClaims
{
    public const string Organization = "org";
    public const string Role = "role";
    public const string Session = "sid";

    /// <summary>The claims that are taken over from the access token.</summary>
    public static readonly IReadOnlySet<string> Kept = new HashSet<string>(StringComparer.Ordinal) { Organization, "org_kind", Role, Session, "name" };

    public static bool IsSignedIn(this ClaimsPrincipal person) => person.Identity?.IsAuthenticated == true;

    public static Guid? OrganizationId(this ClaimsPrincipal person) =>
        Guid.TryParse(person.FindFirstValue(Organization), out var id) ? id : null;

    /// <summary>May bring a vote to a ballot in which the organization has one.</summary>
    public static bool IsDelegate(this ClaimsPrincipal person) => person.IsInRole("DELEGATE") || person.IsInRole("HEAD_OF_DELEGATION");

    /// <summary>Who signed in; null for the public.</summary>
    public static string? PersonId(this ClaimsPrincipal person) => person.FindFirstValue("sub");

    /// <summary>May say of an incident that a report was filed.</summary>
    public static bool MayFileReports(this ClaimsPrincipal person) => person.IsInRole("COMPLIANCE_OFFICER") || person.IsInRole("MONITOR") || person.IsSecretariat();

    /// <summary>Watches over developers: a monitor, or the secretariat.</summary>
    public static bool Oversees(this ClaimsPrincipal person) => person.IsInRole("MONITOR") || person.IsSecretariat();

    /// <summary>May be assigned to assessments.</summary>
    public static bool MayAssess(this ClaimsPrincipal person) => person.IsInRole("MONITOR") || person.IsInRole("RESEARCHER");

    public static bool IsSecretariat(this ClaimsPrincipal person) => person.IsInRole("SECRETARIAT");
}

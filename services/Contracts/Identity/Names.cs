namespace Contracts.Identity;

/// <summary>Roles as they stand in tokens and in the graph.</summary>
public static class Roles
{
    public const string Delegate = "DELEGATE";
    public const string HeadOfDelegation = "HEAD_OF_DELEGATION";
    public const string Secretariat = "SECRETARIAT";
    public const string Monitor = "MONITOR";
    public const string Researcher = "RESEARCHER";
    public const string Integrator = "INTEGRATOR";
    public const string ComplianceOfficer = "COMPLIANCE_OFFICER";
}

/// <summary>What a delegation entitles a person to do for the organization.</summary>
public static class Powers
{
    public const string Speak = "SPEAK";
    public const string Vote = "VOTE";
    public const string Sign = "SIGN";
}

/// <summary>Kinds of organizations as they stand in tokens and in the graph.</summary>
public static class OrganizationKinds
{
    public const string MemberState = "MEMBER_STATE";
    public const string Developer = "DEVELOPER";
    public const string Institution = "INSTITUTION";
    public const string Secretariat = "SECRETARIAT";
}

/// <summary>Claims of an access token, beside those of OpenID Connect.</summary>
public static class TokenClaims
{
    /// <summary>The audience of every access token.</summary>
    public const string Audience = "aigov";

    /// <summary>The person's UUID, or the client's identifier for a token of client credentials.</summary>
    public const string Subject = "sub";
    public const string Organization = "org";
    public const string OrganizationKind = "org_kind";

    /// <summary>Repeated, one for each role.</summary>
    public const string Role = "role";
    public const string Session = "sid";
    public const string Scope = "scope";

    /// <summary>The scope that the graph asks for.</summary>
    public const string ApiScope = "api";
}

/// <summary>Topics of the bus on which Identity speaks.</summary>
public static class IdentityTopics
{
    public const string Delegations = "identity.delegations";
}

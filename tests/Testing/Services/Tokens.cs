using System.Security.Cryptography;
using Contracts.Identity;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Testing.Services;

/// <summary>Access tokens as Identity gives them, signed with a key of the test.</summary>
public static class Tokens
{
    public const string Issuer = "http://127.0.0.1:5100";
    static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "test" };
    static readonly RsaSecurityKey Foreign = new(RSA.Create(2048)) { KeyId = "test" };

    public static OpenIdConnectConfiguration Discovery
    {
        get
        {
            var discovery = new OpenIdConnectConfiguration { Issuer = Issuer };
            discovery.SigningKeys.Add(Key);
            return discovery;
        }
    }

    public static string Secretariat { get; } = Of(Guid.NewGuid().ToString(), Guid.NewGuid(), Roles.Secretariat);

    /// <summary>Another of the secretariat.</summary>
    public static string SecretaryOf(Guid person) => Of(person.ToString(), Guid.NewGuid(), Roles.Secretariat);

    /// <summary>A program's token: no person, no organization.</summary>
    public static string Integrator { get; } = Of("demo-integrator", null, Roles.Integrator);

    public static string Delegate(Guid person, Guid organization) => Of(person.ToString(), organization, Roles.Delegate);

    public static string Researcher(Guid person, Guid? organization = null) => Of(person.ToString(), organization, Roles.Researcher);

    /// <summary>Whose monitors see everything.</summary>
    public static string Monitor { get; } = Of(Guid.NewGuid().ToString(), Guid.NewGuid(), Roles.Monitor);

    /// <summary>A certain monitor, who may have other parts too.</summary>
    public static string MonitorOf(Guid person) => Of(person.ToString(), Guid.NewGuid(), Roles.Monitor);

    /// <summary>The compliance officer of a developer.</summary>
    public static string Officer(Guid organization) => Of(Guid.NewGuid().ToString(), organization, Roles.ComplianceOfficer);

    public static string Head(Guid organization) => Of(Guid.NewGuid().ToString(), organization, Roles.HeadOfDelegation);

    public static string Expired { get; } = Of(Guid.NewGuid().ToString(), Guid.NewGuid(), Roles.Secretariat, expires: DateTime.UtcNow.AddMinutes(-5));

    public static string Forged { get; } = Of(Guid.NewGuid().ToString(), Guid.NewGuid(), Roles.Secretariat, key: Foreign);

    public static string ForOthers { get; } = Of(Guid.NewGuid().ToString(), Guid.NewGuid(), Roles.Secretariat, audience: "elsewhere");

    static string Of(
        string subject, Guid? organization, string role, DateTime? expires = null, RsaSecurityKey? key = null, string audience = TokenClaims.Audience)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { [TokenClaims.Subject] = subject, [TokenClaims.Role] = role };
        if (organization is not null)
            claims[TokenClaims.Organization] = organization.ToString()!;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            Claims = claims,
            TokenType = "at+jwt",
            Expires = expires ?? DateTime.UtcNow.AddHours(1),
            SigningCredentials = new(key ?? Key, SecurityAlgorithms.RsaSha256),
        });
    }
}

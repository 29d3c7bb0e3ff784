using System.Security.Cryptography;
using Contracts.Identity;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Compliance.Tests.Hosting;

/// <summary>Access tokens as Identity gives them, signed with a key of the test.</summary>
public static class Tokens
{
    public const string Issuer = "http://127.0.0.1:5100";
    static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "test" };

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

    /// <summary>A program's token: no person, no organization.</summary>
    public static string Integrator { get; } = Of("demo-integrator", null, Roles.Integrator);

    /// <summary>Whose monitors see everything.</summary>
    public static string Monitor { get; } = Of(Guid.NewGuid().ToString(), Guid.NewGuid(), Roles.Monitor);

    public static string Researcher { get; } = Of(Guid.NewGuid().ToString(), Guid.NewGuid(), Roles.Researcher);

    /// <summary>The compliance officer of a developer.</summary>
    public static string Officer(Guid organization) => Of(Guid.NewGuid().ToString(), organization, Roles.ComplianceOfficer);

    static string Of(
        string subject, Guid? organization, string role)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { [TokenClaims.Subject] = subject, [TokenClaims.Role] = role };
        if (organization is not null)
            claims[TokenClaims.Organization] = organization.ToString()!;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = TokenClaims.Audience,
            Claims = claims,
            TokenType = "at+jwt",
            Expires = DateTime.UtcNow.AddHours(1),
            SigningCredentials = new(Key, SecurityAlgorithms.RsaSha256),
        });
    }
}

using System.Collections.Immutable;
using System.Security.Claims;
using Contracts.Identity;
using Identity.Register;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.Tokens;

/// <summary>What tokens say of a person or of a program.</summary>
static class TokenPrincipal
{
    public static ClaimsPrincipal OfPerson(RegisteredPerson person, Guid session, ImmutableArray<string> scopes)
    {
        var identity = Blank(scopes);
        identity.SetClaim(Claims.Subject, person.Id.ToString("D"))
            .SetClaim(Claims.Name, person.Title)
            .SetClaim(TokenClaims.Organization, person.OrganizationId.ToString("D"))
            .SetClaim(TokenClaims.OrganizationKind, person.OrganizationKind)
            .SetClaims(TokenClaims.Role, [.. person.Roles])
            .SetClaim(TokenClaims.Session, session.ToString("D"));
        identity.SetDestinations(Destinations);
        return new(identity);
    }

    /// <summary>A program that acts for itself: it has one role and belongs to no organization.</summary>
    public static ClaimsPrincipal OfProgram(string client, ImmutableArray<string> scopes)
    {
        var identity = Blank(scopes);
        identity.SetClaim(Claims.Subject, client).SetClaims(TokenClaims.Role, [Roles.Integrator]);
        identity.SetDestinations(Destinations);
        return new(identity);
    }

    static ClaimsIdentity Blank(ImmutableArray<string> scopes)
    {
        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType, Claims.Name, TokenClaims.Role);
        identity.SetScopes(scopes).SetResources(TokenClaims.Audience);
        return identity;
    }

    static IEnumerable<string> Destinations(Claim claim) => claim.Type switch
    {
        Claims.Name when claim.Subject!.HasScope(Scopes.Profile) => [OpenIddictConstants.Destinations.IdentityToken],
        Claims.Name => [],
        _ => [OpenIddictConstants.Destinations.AccessToken, OpenIddictConstants.Destinations.IdentityToken],
    };
}

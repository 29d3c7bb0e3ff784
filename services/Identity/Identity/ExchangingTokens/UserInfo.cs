using Contracts.Identity;
using Identity.Register;
using Identity.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.ExchangingTokens;

/// <summary>The userinfo endpoint: who the bearer of an access token is, as the register says now.</summary>
static class UserInfo
{
    public static void MapUserInfo(this IEndpointRouteBuilder app) =>
        app.MapMethods("/connect/userinfo", ["GET", "POST"], HandleAsync).DisableAntiforgery();

    static async Task<IResult> HandleAsync(HttpContext http, People people)
    {
        var token = (await ProtocolResults.TokenAsync(http)).Principal!;
        if (!Guid.TryParse(token.GetClaim(Claims.Subject), out var id) || await people.FindActingAsync(id, http.RequestAborted) is not { } person)
            return ProtocolResults.Refuse(Errors.InvalidToken, "The token belongs to nobody who may act now.");

        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Claims.Subject] = person.Id,
            [TokenClaims.Organization] = person.OrganizationId,
            [TokenClaims.OrganizationKind] = person.OrganizationKind,
            [TokenClaims.Role] = person.Roles,
        };
        if (token.HasScope(Scopes.Profile))
            claims[Claims.Name] = person.Title;
        return Results.Json(claims);
    }
}

using Identity.Accounts;
using Identity.Register;
using Identity.Sessions;
using Identity.Tokens;
using Contracts.Identity;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.ExchangingTokens;

/// <summary>The token endpoint: a code, a device code, a refresh token or a client's own secret becomes tokens.</summary>
static class Exchange
{
    public static void MapExchange(this IEndpointRouteBuilder app) =>
        app.MapPost("/connect/token", HandleAsync).DisableAntiforgery();

    static async Task<IResult> HandleAsync(HttpContext http, SessionStore sessions, People people, UserManager<Account> accounts)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IsClientCredentialsGrantType())
            return ProtocolResults.Issue(TokenPrincipal.OfProgram(request.ClientId!, request.GetScopes()));

        var presented = (await ProtocolResults.TokenAsync(http)).Principal!;
        if (!Guid.TryParse(presented.GetClaim(TokenClaims.Session), out var session) || !await sessions.SeenAsync(session, http.RequestAborted))
            return ProtocolResults.Refuse(Errors.InvalidGrant, "The session has ended. Sign in again.");

        var person = await people.FindActingAsync(Guid.Parse(presented.GetClaim(Claims.Subject)!), http.RequestAborted);
        if (person is null || await accounts.FindByIdAsync(person.Id.ToString("D")) is null)
            return ProtocolResults.Refuse(Errors.InvalidGrant, "This account no longer exists, or it is closed.");

        // Said anew at every exchange: roles may have changed since the last one.
        var principal = TokenPrincipal.OfPerson(person, session, presented.GetScopes());
        principal.SetAuthorizationId(presented.GetAuthorizationId());
        return ProtocolResults.Issue(principal);
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;

namespace Identity.Tokens;

/// <summary>Answers in the words of OAuth.</summary>
static class ProtocolResults
{
    const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static IResult Issue(ClaimsPrincipal principal, string? redirectTo = null) =>
        Results.SignIn(principal, new AuthenticationProperties { RedirectUri = redirectTo }, Scheme);

    public static IResult Refuse(string error, string description, string? redirectTo = null) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        })
        {
            RedirectUri = redirectTo,
        },
        [Scheme]);

    /// <summary>Ends the protocol's side of a session and sends the browser to where the client asked for.</summary>
    public static IResult EndSession(string otherwiseTo) =>
        Results.SignOut(new AuthenticationProperties { RedirectUri = otherwiseTo }, [Scheme]);

    public static Task<AuthenticateResult> TokenAsync(HttpContext http) => http.AuthenticateAsync(Scheme);
}

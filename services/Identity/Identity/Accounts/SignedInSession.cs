using System.Security.Claims;
using Contracts.Identity;
using Identity.Sessions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Identity.Accounts;

/// <summary>The session behind the browser's cookie: when it has ended, the cookie is worth nothing.</summary>
static class SignedInSession
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<SessionStore>();
        if (context.Principal is { } principal && IdOf(principal) is { } session
            && await sessions.SeenAsync(session, context.HttpContext.RequestAborted))
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        else
            context.RejectPrincipal();
    }

    public static Guid? IdOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(TokenClaims.Session), out var id) ? id : null;

    public static Guid PersonOf(ClaimsPrincipal principal) => Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!);
}

using System.Security.Claims;
using Identity.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Identity.Pages;

/// <summary>How endpoints answer with pages, and know who is signed in at this browser.</summary>
static class Page
{
    /// <summary>Only for people who are signed in here; others are sent to sign in and come back.</summary>
    public static readonly AuthorizationPolicy SignedIn =
        new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().Build();

    public static RazorComponentResult<T> Show<T>(object? parameters = null, int status = StatusCodes.Status200OK) where T : IComponent =>
        new(parameters ?? new { }) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>The person signed in at this browser, or null.</summary>
    public static async Task<ClaimsPrincipal?> VisitorAsync(this HttpContext http) =>
        (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal;

    public static Guid PersonId(this ClaimsPrincipal visitor) => SignedInSession.PersonOf(visitor);

    public static Guid SessionId(this ClaimsPrincipal visitor) => SignedInSession.IdOf(visitor) ?? Guid.Empty;
}

using System.Security.Claims;
using Contracts.Identity;
using Identity.Accounts;
using Identity.Pages;
using Identity.Sessions;
using Identity.Tokens;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;

namespace Identity.SigningOut;

/// <summary>Signing out, from a page of ours or at a client's request; either ends the session and all its tokens.</summary>
static class SignOutEndpoints
{
    public static void MapSignOut(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-out", () => Page.Show<SignOutPage>(new { Action = "/sign-out" })).RequireAuthorization(Page.SignedIn);
        app.MapPost("/sign-out", async (HttpContext http, SessionStore sessions, SignInManager<Account> signIn, IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http))
                return Results.BadRequest();
            await EndAsync(http, http.User, sessions, signIn);
            return Results.LocalRedirect("/sign-in");
        }).RequireAuthorization(Page.SignedIn);

        app.MapMethods("/connect/logout", ["GET", "POST"], AtClientsRequestAsync).DisableAntiforgery();
    }

    /// <remarks>A client that shows the identity token of this very session signs out at once; anybody else's link only leads to the question.</remarks>
    static async Task<IResult> AtClientsRequestAsync(HttpContext http, SessionStore sessions, SignInManager<Account> signIn, IAntiforgery antiforgery)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (await http.VisitorAsync() is not { } visitor)
            return ProtocolResults.EndSession("/sign-in");

        http.User = visitor;
        var hint = (await ProtocolResults.TokenAsync(http)).Principal;
        var isProven = hint?.GetClaim(TokenClaims.Session) == visitor.SessionId().ToString("D");
        if (isProven || (HttpMethods.IsPost(http.Request.Method) && await antiforgery.IsRequestValidAsync(http)))
        {
            await EndAsync(http, visitor, sessions, signIn);
            return ProtocolResults.EndSession("/sign-in");
        }

        if (request.PostLogoutRedirectUri is { } target)
            http.Response.AllowFormsTo(new Uri(target));
        return Page.Show<SignOutPage>(new
        {
            Action = "/connect/logout",
            Parameters = request.GetParameters().Select(p => (p.Key, (string?)p.Value)).ToArray(),
        });
    }

    static async Task EndAsync(HttpContext http, ClaimsPrincipal visitor, SessionStore sessions, SignInManager<Account> signIn)
    {
        await sessions.EndAsync(visitor.SessionId(), visitor.PersonId(), http.RequestAborted);
        await signIn.SignOutAsync();
    }
}

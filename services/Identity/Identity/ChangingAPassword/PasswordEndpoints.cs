using System.Security.Claims;
using Contracts.Identity;
using Identity.Accounts;
using Identity.Pages;
using Identity.Sessions;
using Identity.SigningIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Identity.ChangingAPassword;

/// <summary>A person changes the own password: the old one is asked for, and all other sessions end.</summary>
static class PasswordEndpoints
{
    static readonly SignInRefusal Wrong = new(
        "identity.password_wrong", "The present password is not right. After five failures a name rests for five minutes; even the right password is refused until then.",
        StatusCodes.Status422UnprocessableEntity);

    public static void MapPassword(this IEndpointRouteBuilder app)
    {
        app.MapGet("/account/password", (HttpContext http, bool? done) => Show(http, refusal: null, isDone: done is true)).RequireAuthorization(Page.SignedIn);
        app.MapPost("/account/password", ChangeAsync).RequireAuthorization(Page.SignedIn);
    }

    static async Task<IResult> ChangeAsync(
        HttpContext http, UserManager<Account> accounts, SignInManager<Account> signIn, SignInLimits limits, Passwords passwords, SessionStore sessions,
        [FromForm] string present, [FromForm] string password, [FromForm] string repeated)
    {
        if (limits.IsWaiting(http))
            return Show(http, SignInRefusal.TooMany);
        using var place = await limits.WeighAsync(http.RequestAborted);
        if (!place.IsAcquired)
            return Show(http, SignInRefusal.Busy);
        if (await accounts.GetUserAsync(http.User) is not { } account)
            return Results.NotFound();
        if (!(await signIn.CheckPasswordSignInAsync(account, present, lockoutOnFailure: true)).Succeeded)
        {
            limits.NoteFailure(http);
            return Show(http, Wrong);
        }
        if (await passwords.FaultOfAsync(account, password, repeated) is { } fault)
            return Show(http, fault);
        if (!(await accounts.ChangePasswordAsync(account, present, password)).Succeeded)
            return Show(http, Passwords.Unfit);

        var session = http.User.SessionId();
        await sessions.EndAllAsync(account.Id, except: session, http.RequestAborted);
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new Claim(TokenClaims.Session, session.ToString("D"))]);   // the account's stamp is new
        return Results.LocalRedirect("/account/password?done=true");
    }

    static IResult Show(HttpContext http, SignInRefusal? refusal, bool isDone = false)
    {
        http.Response.NeverStore();
        return Page.Show<PasswordPage>(new { refusal?.Sentence, refusal?.Code, IsDone = isDone }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}

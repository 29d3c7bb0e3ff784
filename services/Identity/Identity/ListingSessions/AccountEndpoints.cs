using Identity.Accounts;
using Identity.KeepingPasskeys;
using Identity.Pages;
using Identity.Register;
using Identity.Sessions;
using Identity.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Identity.ListingSessions;

/// <summary>The account page: where a person is signed in, with what, and how to end it.</summary>
static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        app.MapGet("/account", ShowAsync).RequireAuthorization(Page.SignedIn);
        app.MapPost("/account/sessions/end", async (HttpContext http, SessionStore sessions, [FromForm] Guid id) =>
        {
            await sessions.EndAsync(id, http.User.PersonId(), http.RequestAborted);
            return Results.LocalRedirect("/account#sessions");
        }).RequireAuthorization(Page.SignedIn);
    }

    static async Task<IResult> ShowAsync(HttpContext http, SessionStore sessions, People people, Grants grants, UserManager<Account> accounts)
    {
        http.Response.NeverStore();
        var account = await accounts.GetUserAsync(http.User);
        if (account is null || await people.FindActingAsync(account.Id, http.RequestAborted) is not { } person)
            return Results.NotFound();

        return Page.Show<AccountPage>(new
        {
            person.Title,
            account.UserName,
            Sessions = await sessions.ListAsync(person.Id, http.RequestAborted),
            Current = http.User.SessionId(),
            Agreements = await grants.AgreementsOfAsync(person.Id, http.RequestAborted),
            Passkeys = await accounts.GetPasskeysAsync(account),
            CanAddPasskeys = PasskeyDomain.IsUsable(http),
        });
    }
}

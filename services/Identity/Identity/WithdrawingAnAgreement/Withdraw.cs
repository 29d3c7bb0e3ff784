using Identity.Pages;
using Identity.Tokens;
using Microsoft.AspNetCore.Mvc;

namespace Identity.WithdrawingAnAgreement;

/// <summary>A person takes back what a third party's program was allowed; its tokens end at once.</summary>
static class Withdraw
{
    public static void MapWithdrawal(this IEndpointRouteBuilder app) =>
        app.MapPost("/account/agreements/withdraw", async (HttpContext http, Grants grants, [FromForm] Guid client) =>
        {
            await grants.WithdrawAsync(http.User.PersonId(), client.ToString("D"), http.RequestAborted);
            return Results.LocalRedirect("/account");
        }).RequireAuthorization(Page.SignedIn);
}

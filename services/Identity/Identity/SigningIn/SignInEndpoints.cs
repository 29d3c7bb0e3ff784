using Identity.KeepingPasskeys;
using Identity.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Identity.SigningIn;

static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", async (HttpContext http, ReturnAddress addresses, string? returnUrl) =>
            await ShowAsync(http, addresses, ReturnAddress.Safe(returnUrl), userName: null, refusal: null));

        app.MapPost("/sign-in", async (
            HttpContext http, SignIn signIn, ReturnAddress addresses,
            [FromForm] string userName, [FromForm] string password, [FromForm] string? returnUrl) =>
        {
            var address = ReturnAddress.Safe(returnUrl);
            return await signIn.WithPasswordAsync(http, userName.Trim().ToLowerInvariant(), password) is { } refusal
                ? await ShowAsync(http, addresses, address, userName, refusal)
                : Results.LocalRedirect(address);
        });

        app.MapGet("/", () => Results.LocalRedirect(ReturnAddress.Account));
    }

    internal static async Task<IResult> ShowAsync(HttpContext http, ReturnAddress addresses, string address, string? userName, SignInRefusal? refusal)
    {
        var client = await addresses.ClientBehindAsync(address, http.RequestAborted);
        if (client is { } waiting)
            http.Response.AllowFormsTo(waiting.Target);
        http.Response.NeverStore();
        return Page.Show<SignInPage>(
            new { ReturnUrl = address, UserName = userName, Client = client?.Name, refusal?.Sentence, refusal?.Code, Passkeys = PasskeyDomain.IsUsable(http) },
            refusal?.Status ?? StatusCodes.Status200OK);
    }
}

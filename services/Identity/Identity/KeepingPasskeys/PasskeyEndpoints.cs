using Identity.Accounts;
using Identity.Pages;
using Identity.SigningIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Identity.KeepingPasskeys;

/// <summary>Adding, using and removing passkeys (WebAuthn). The browser's half is <c>wwwroot/passkeys.js</c>.</summary>
static class PasskeyEndpoints
{
    const int MostPasskeys = 10;

    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/passkeys/options", AddingOptionsAsync).RequireAuthorization(Page.SignedIn).DisableAntiforgery();
        app.MapPost("/account/passkeys/add", AddAsync).RequireAuthorization(Page.SignedIn);
        app.MapPost("/account/passkeys/remove", RemoveAsync).RequireAuthorization(Page.SignedIn);
        app.MapPost("/sign-in/passkey/options", UsingOptionsAsync).DisableAntiforgery();
        app.MapPost("/sign-in/passkey", UseAsync);
    }

    static async Task<IResult> AddingOptionsAsync(
        HttpContext http, UserManager<Account> accounts, SignInManager<Account> signIn, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || await accounts.GetUserAsync(http.User) is not { } account)
            return Results.BadRequest();
        var options = await signIn.MakePasskeyCreationOptionsAsync(new()
        {
            Id = account.Id.ToString("D"),
            Name = account.UserName!,
            DisplayName = account.UserName!,
        });
        return Results.Content(options, "application/json");
    }

    static async Task<IResult> AddAsync(
        HttpContext http, UserManager<Account> accounts, SignInManager<Account> signIn, [FromForm] string credential, [FromForm] string name)
    {
        if (await accounts.GetUserAsync(http.User) is not { } account)
            return Results.NotFound();
        var attestation = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!attestation.Succeeded || (await accounts.GetPasskeysAsync(account)).Count >= MostPasskeys)
            return Page.Show<PasskeyRefusedPage>(status: StatusCodes.Status400BadRequest);

        attestation.Passkey.Name = name.Trim() is { Length: > 0 and <= 60 } given ? given : "Passkey";
        var added = await accounts.AddOrUpdatePasskeyAsync(account, attestation.Passkey);
        return added.Succeeded ? Results.LocalRedirect("/account#passkeys") : Page.Show<PasskeyRefusedPage>(status: StatusCodes.Status400BadRequest);
    }

    static async Task<IResult> RemoveAsync(HttpContext http, UserManager<Account> accounts, [FromForm] string id)
    {
        if (await accounts.GetUserAsync(http.User) is { } account && id.Length is > 0 and <= 2048 && id.All(char.IsAsciiHexDigit) && id.Length % 2 == 0)
            await accounts.RemovePasskeyAsync(account, Convert.FromHexString(id));
        return Results.LocalRedirect("/account#passkeys");
    }

    static async Task<IResult> UsingOptionsAsync(HttpContext http, SignInManager<Account> signIn, IAntiforgery antiforgery) =>
        await antiforgery.IsRequestValidAsync(http)
            ? Results.Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json")
            : Results.BadRequest();

    static async Task<IResult> UseAsync(
        HttpContext http, UserManager<Account> accounts, SignInManager<Account> signInManager, SignIn signIn, SignInLimits limits, ReturnAddress addresses,
        [FromForm] string credential, [FromForm] string? returnUrl)
    {
        var address = ReturnAddress.Safe(returnUrl);
        if (limits.IsWaiting(http))
            return await SignInEndpoints.ShowAsync(http, addresses, address, userName: null, SignInRefusal.TooMany);

        var assertion = await signInManager.PerformPasskeyAssertionAsync(credential);
        if (!assertion.Succeeded || !await signIn.MayEnterAsync(assertion.User, http.RequestAborted))
        {
            limits.NoteFailure(http);
            return await SignInEndpoints.ShowAsync(http, addresses, address, userName: null, SignInRefusal.PasskeyUnknown);
        }
        await accounts.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);   // the authenticator's counter has moved
        await signIn.OpenAsync(http, assertion.User);
        return Results.LocalRedirect(address);
    }
}

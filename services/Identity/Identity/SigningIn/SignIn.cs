using System.Security.Claims;
using Contracts.Identity;
using Identity.Accounts;
using Identity.Register;
using Identity.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Identity.SigningIn;

/// <summary>Weighs a name and a password, and opens a session.</summary>
sealed class SignIn(
    UserManager<Account> accounts, SignInManager<Account> signIn, SessionStore sessions, SignInLimits limits, DecoyPassword decoy,
    IPasswordHasher<Account> hasher, People people)
{
    public async Task<SignInRefusal?> WithPasswordAsync(HttpContext http, string userName, string password)
    {
        if (limits.IsWaiting(http))
            return SignInRefusal.TooMany;
        using var place = await limits.WeighAsync(http.RequestAborted);
        if (!place.IsAcquired)
            return SignInRefusal.Busy;

        var account = await accounts.FindByNameAsync(userName);
        if (await IsRightAsync(account, password) && await MayEnterAsync(account!, http.RequestAborted))
        {
            await OpenAsync(http, account!);
            return null;
        }
        limits.NoteFailure(http);
        return SignInRefusal.NoMatch;
    }

    /// <summary>Opens a session for an account that has proven itself.</summary>
    public async Task OpenAsync(HttpContext http, Account account)
    {
        var session = await sessions.StartAsync(account.Id, http.RequestAborted);
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new Claim(TokenClaims.Session, session.ToString("D"))]);
    }

    /// <summary>True if the person of an account has an appointment that holds, and the account is neither closed nor resting.</summary>
    public async Task<bool> MayEnterAsync(Account account, CancellationToken cancellation) =>
        !await accounts.IsLockedOutAsync(account) && await people.FindActingAsync(account.Id, cancellation) is not null;

    /// <remarks>An unknown account, a locked one and one that nobody has opened yet cost the time of a wrong password, so that the clock tells nothing.</remarks>
    async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (account?.PasswordHash is not null && !await accounts.IsLockedOutAsync(account))
            return (await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)).Succeeded;

        decoy.Check(hasher, password);
        return false;
    }
}

/// <summary>Why a sign-in was refused. Whether the name exists, and whether it is locked, is not told.</summary>
sealed record SignInRefusal(string Code, string Sentence, int Status)
{
    public static readonly SignInRefusal NoMatch = new(
        "identity.sign_in_failed",
        "Name and password do not match. After five failures a name rests for five minutes; even the right password is refused until then.",
        StatusCodes.Status401Unauthorized);

    public static readonly SignInRefusal TooMany = new(
        "identity.too_many_failures", "Too many sign-ins from this address have failed. Wait five minutes and try again.", StatusCodes.Status429TooManyRequests);

    public static readonly SignInRefusal Busy = new(
        "identity.busy", "Many people are signing in at this moment. Try again in a few seconds.", StatusCodes.Status503ServiceUnavailable);

    public static readonly SignInRefusal PasskeyUnknown = new(
        "identity.passkey_failed", "This passkey was not accepted. Sign in with your password, then add the passkey anew.", StatusCodes.Status401Unauthorized);
}

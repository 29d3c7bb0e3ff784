using BuildingBlocks.EventStore;
using Identity.SigningIn;
using Microsoft.AspNetCore.Identity;

namespace Identity.Accounts;

/// <summary>The rules for a new password, and how it is kept: as a slow hash, and nowhere else.</summary>
sealed class Passwords(UserManager<Account> accounts, IPasswordHasher<Account> hasher)
{
    public static readonly SignInRefusal Unfit = new(
        "identity.password_unfit",
        "Choose another password: at least twelve characters, five different ones among them, and nothing that is guessed first, such as a row of keys, a repetition or your name.",
        StatusCodes.Status422UnprocessableEntity);

    public static readonly SignInRefusal Differ = new(
        "identity.passwords_differ", "The two passwords are not the same. Type the new one twice.", StatusCodes.Status422UnprocessableEntity);

    /// <returns>Null if nothing speaks against the password.</returns>
    public async Task<SignInRefusal?> FaultOfAsync(Account account, string password, string repeated)
    {
        if (password != repeated)
            return Differ;
        foreach (var rule in accounts.PasswordValidators)
        {
            if (!(await rule.ValidateAsync(accounts, account, password)).Succeeded)
                return Unfit;
        }
        return null;
    }

    /// <summary>Sets a password with a commit. The new stamp makes every cookie of before worthless.</summary>
    public Action<Commit> Set(Account account, string password)
    {
        var hash = hasher.HashPassword(account, password);
        return commit => commit.Execute(
            """
            update account set password_hash = $2, security_stamp = $3, concurrency_stamp = $3, access_failed_count = 0, lockout_end = null where id = $1
            """,
            Sql.Uuid(account.Id), Sql.Text(hash), Sql.Text(Guid.NewGuid().ToString("N")));
    }
}

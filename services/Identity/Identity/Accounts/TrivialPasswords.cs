using Microsoft.AspNetCore.Identity;

namespace Identity.Accounts;

/// <summary>Refuses what is guessed first: rows of keys, repetitions, the name of the account or of the house with little beside it; and what is too long to weigh.</summary>
sealed class TrivialPasswords : IPasswordValidator<Account>
{
    public const int Longest = 256;
    const int LongestPeriod = 4;
    const int Beside = 6;

    static readonly string[] Rows = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "azertyuiopqsdfghjklmwxcvbn"];
    static readonly string[] Known = ["password", "passwort", "motdepasse", "letmein", "welcome", "iloveyou", "administrator", "changeme", "secret", "advancedaigov", "aigov", "secretariat"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(password is { Length: <= Longest } && !IsTrivial(password, user.UserName ?? "")
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = "PasswordTrivial", Description = "This password is too easily guessed." }));

    /// <summary>True if little is left of a password once everything is taken away that a guesser tries first.</summary>
    public static bool IsTrivial(string password, string userName)
    {
        var left = password.ToLowerInvariant();
        foreach (var word in Known.Append(userName.ToLowerInvariant()).Concat(userName.ToLowerInvariant().Split('.', '-')).Where(w => w.Length > 2).OrderByDescending(w => w.Length))
            left = left.Replace(word, "", StringComparison.Ordinal);
        return IsPeriodic(password.ToLowerInvariant()) || (left.Length < password.Length && left.Length < Beside) || Unrolled(left) < Beside;
    }

    static bool IsPeriodic(string text) =>
        Enumerable.Range(1, LongestPeriod).Any(period => text.Length > 2 * period && text.Skip(period).Zip(text).All(pair => pair.First == pair.Second));

    /// <summary>How many characters do not simply follow the one before, on a keyboard or in the alphabet, forwards or backwards.</summary>
    static int Unrolled(string text) => text.Where((c, i) => i == 0 || !Rows.Any(row => Follow(row, text[i - 1], c))).Count();

    static bool Follow(string row, char before, char after)
    {
        var (from, to) = (row.IndexOf(before, StringComparison.Ordinal), row.IndexOf(after, StringComparison.Ordinal));
        return from >= 0 && to >= 0 && Math.Abs(from - to) is 0 or 1 or 9;
    }
}

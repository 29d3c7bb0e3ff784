using System.Text.RegularExpressions;
using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using Npgsql;

namespace Identity.Accounts;

/// <summary>An account that nobody has opened: it has a name and no password.</summary>
static partial class NewAccount
{
    /// <exception cref="RefusalError">No account can have such a name.</exception>
    public static string NameOf(string given) => given.Trim().ToLowerInvariant() is var name && Fitting().IsMatch(name)
        ? name
        : throw new RefusalError(
            "identity.user_name_unfit", "A name to sign in with has 3 to 64 characters: letters from a to z, digits, full stops and hyphens; it begins with a letter or a digit.");

    /// <summary>Enters an account with a commit, which fails where the name is taken.</summary>
    public static Action<Commit> Enter(Guid person, string name) => commit => commit.Execute(
        """
        insert into account (id, user_name, normalized_user_name, security_stamp, concurrency_stamp, two_factor_enabled, lockout_enabled, access_failed_count)
        values ($1, $2, $3, $4, $4, false, true, 0)
        """,
        Sql.Uuid(person), Sql.Text(name), Sql.Text(name.ToUpperInvariant()), Sql.Text(Guid.NewGuid().ToString("N")));

    public static bool IsTaken(PostgresException refused) =>
        refused is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "account_normalized_user_name_idx" };

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{2,63}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fitting();
}

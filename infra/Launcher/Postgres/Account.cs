using System.Globalization;

namespace Launcher.Postgres;

/// <summary>The account that runs PostgreSQL, which refuses to run as root: our own, or for root an unprivileged one.</summary>
internal sealed record Account(uint UserId, uint GroupId)
{
    /// <summary>Null when we are nobody special and can run the server ourselves.</summary>
    public static Account? ForServer()
    {
        if (!Environment.IsPrivilegedProcess) return null;
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToLookup(fields => fields[0], StringComparer.Ordinal);
        var entry = known["postgres"].FirstOrDefault() ?? known["nobody"].FirstOrDefault()
            ?? throw new Obstacle("PostgreSQL does not run as root, and there is no user \"postgres\" or \"nobody\"", "make one of them, or name a server with AIGOV_POSTGRES");
        return new Account(uint.Parse(entry[2], CultureInfo.InvariantCulture), uint.Parse(entry[3], CultureInfo.InvariantCulture));
    }

    /// <summary>The same command line under this account.</summary>
    /// <remarks>Where a folder above the repository is closed to others (root's home, a private temporary folder), the server keeps the one capability that opens it,
    /// and the security bit without which a mere question whether a file can be opened would not see the capability.</remarks>
    public IReadOnlyList<string> Wrap(IReadOnlyList<string> command, string folder) =>
    [
        "setpriv", $"--reuid={UserId}", $"--regid={GroupId}", "--clear-groups",
        .. IsOpenToOthers(folder) ? (string[])[] : ["--securebits=+no_setuid_fixup", "--inh-caps=-all,+dac_override", "--ambient-caps=+dac_override"],
        .. command,
    ];

    static bool IsOpenToOthers(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (at.Exists && !at.UnixFileMode.HasFlag(UnixFileMode.OtherExecute)) return false;
        return true;
    }
}

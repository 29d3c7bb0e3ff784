namespace Replay;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Without">A country whose vote is left for someone else to cast; it stays in the electorate.</param>
/// <param name="LeaveOpen">Do not close the ballot.</param>
sealed record Options(string File, string? Without, bool LeaveOpen, bool Json, Uri Gateway, Uri Identity, string PasswordFile)
{
    const string Usage = "use infra/replay iso-ballot FILE.csv [--without COUNTRY] [--leave-open] [--json] [--gateway URL] [--identity URL] [--password-file FILE], or infra/replay unga FOLDER [--json]";

    public static Options Parse(IReadOnlyList<string> words)
    {
        if (words is not ["iso-ballot", var file, ..] || file.StartsWith("--", StringComparison.Ordinal))
            throw Trouble.WithFile($"\"{string.Join(' ', words)}\" is not understood → {Usage}");

        var instance = Instance.FromEnvironment();
        var options = new Options(file, null, LeaveOpen: false, Json: false, instance.Gateway, instance.Identity, instance.PasswordFile);
        for (var i = 2; i < words.Count; i++)
            options = words[i] switch
            {
                "--leave-open"    => options with { LeaveOpen = true },
                "--json"          => options with { Json = true },
                "--without"       => options with { Without = Value(words, ++i) },
                "--gateway"       => options with { Gateway = Graph(Address(Value(words, ++i))) },
                "--identity"      => options with { Identity = Address(Value(words, ++i)) },
                "--password-file" => options with { PasswordFile = Value(words, ++i) },
                var other         => throw Trouble.WithFile($"\"{other}\" is not understood → {Usage}"),
            };
        return options;
    }

    static string Value(IReadOnlyList<string> words, int at) =>
        at < words.Count ? words[at] : throw Trouble.WithFile($"{words[at - 1]} needs a value → {Usage}");

    static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw Trouble.WithFile($"\"{text}\" is no address → give one such as http://127.0.0.1:4000");

    /// <summary>The gateway may be named with or without <c>/graphql</c>.</summary>
    static Uri Graph(Uri address) => address.AbsolutePath == "/" ? new Uri(address, "graphql") : address;
}

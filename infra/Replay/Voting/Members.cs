using System.Globalization;
using System.Text;
using Replay.Asking;

namespace Replay.Voting;

/// <summary>A member state as the register has it.</summary>
sealed record Member(string Id, string Code, string Name)
{
    /// <summary>Who votes for it in the demonstration.</summary>
    public string Delegate => $"delegate.{Code.ToLowerInvariant()}";
}

/// <summary>Finds members by the names that ballots use, in the register behind the gateway.</summary>
sealed class Members(Gateway gateway)
{
    const string Document = """
        query Named($name: String!) {
          organizations(search: $name, first: 20) {
            nodes { id code name fr: name(language: "fr") es: name(language: "es") ru: name(language: "ru") ar: name(language: "ar") zh: name(language: "zh") }
          }
        }
        """;

    const int LongestName = 200;

    /// <summary>Fewer letters out of the middle of a name are no name.</summary>
    const int ShortestPart = 4;

    /// <returns>The member, or why there is none.</returns>
    public async Task<(Member? Member, string? Problem)> FindAsync(string name, CancellationToken cancellation)
    {
        if (name.Length > LongestName)
            return (null, "no member of the register has this name");
        var found = await gateway.AskAsync<Answer>(Document, new { name }, token: null, cancellation);
        return Choose(name, [.. found.Organizations.Nodes.Where(o => o.Code is not null)]);
    }

    /// <summary>The hit that has exactly this name or code; else the one in whose names it stands as a word; else the only one.</summary>
    /// <remarks>
    /// The register knows further names that it does not show, and puts the best match first: a first hit none of whose shown
    /// names holds the text at all was found by such a name.
    /// </remarks>
    internal static (Member? Member, string? Problem) Choose(string name, IReadOnlyList<Organization> hits)
    {
        var sought = Fold(name);
        if (hits.Where(o => o.Names.Any(n => n == sought)).ToArray() is [var exact])
            return (exact.ToMember(), null);

        var worded = hits.Where(o => o.Names.Any(n => $" {n} ".Contains($" {sought} ", StringComparison.Ordinal))).ToArray();
        return worded switch
        {
            [var one] => (one.ToMember(), null),
            [] when hits is [var only] && sought.Length >= ShortestPart => (only.ToMember(), null),
            [] when hits is [var first, ..] && !first.Names.Any(n => n.Contains(sought, StringComparison.Ordinal)) => (first.ToMember(), null),
            [] => (null, "no member of the register has this name"),
            _ => (null, $"it may mean {string.Join(" or ", worded.Take(4).Select(o => o.Name))}"),
        };
    }

    /// <summary>True if the register calls the member so, but for case, accents and signs.</summary>
    public static bool IsNamed(string name, Member member) => Fold(name) == Fold(member.Name);

    /// <summary>Letters and digits only, without case and accents.</summary>
    static string Fold(string name) => string.Join(' ', new string([.. name.Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && c is not ('\'' or '’'))
        .Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    internal sealed record Organization(string Id, string? Code, string Name, string? Fr = null, string? Es = null, string? Ru = null, string? Ar = null, string? Zh = null)
    {
        public IEnumerable<string> Names => new[] { Code, Name, Fr, Es, Ru, Ar, Zh }.OfType<string>().Select(Fold);

        public Member ToMember() => new(Id, Code!, Name);
    }

    sealed record Answer(Connection Organizations);

    sealed record Connection(Organization[] Nodes);
}

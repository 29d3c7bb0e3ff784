using System.Text.RegularExpressions;

namespace Compliance.Domain.Regimes;

/// <summary>A version of a regime as it was published here.</summary>
/// <param name="Document">In the format of <see cref="RegimeReader"/>.</param>
public sealed record RegimeVersion(int Version, string Document, DateTimeOffset PublishedAt);

/// <summary>A regime that was published here, beside those that come with the platform, version after version. A version never changes; the last counts.</summary>
public sealed partial record PublishedRegime(ImmutableList<RegimeVersion> Versions)
{
    /// <summary>The most characters of a document.</summary>
    public const int MostCharacters = 200_000;

    const int MostThresholds = 20;
    const int MostDuties = 200;

    /// <summary>Nothing was published yet.</summary>
    public static PublishedRegime Initial { get; } = new([]);

    /// <summary>The state after an event.</summary>
    public static PublishedRegime Evolve(PublishedRegime state, PublishedRegimeEvent happened) => happened switch
    {
        PublishedRegimeEvent.Published e when e.Version == state.Versions.Count + 1 => new(state.Versions.Add(new(e.Version, e.Document, e.At))),
        _                                                                           => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about.</summary>
    public static Decision<PublishedRegimeEvent, PublishedRegimeRefusal> Decide(PublishedRegime state, PublishedRegimeCommand command) => command switch
    {
        PublishedRegimeCommand.Publish c when c.Version != state.Versions.Count + 1 => new PublishedRegimeRefusal.NotNext(state.Versions.Count + 1),
        PublishedRegimeCommand.Publish c                                            => new PublishedRegimeEvent.Published(c.Act, c.Regime, c.Version, c.Document, c.Catalog, c.By, c.Now),
        _                                                                           => throw new UnreachableException(),
    };

    /// <summary>Reads a document that somebody brings, which has to be fit to be kept and shown.</summary>
    /// <exception cref="FormatException">It is no regime; every reason is given.</exception>
    public static Regime Read(string json, IReadOnlyDictionary<string, WorkCalendar> calendars)
    {
        if (json.Length > MostCharacters)
            throw new FormatException($"A regime has at most {MostCharacters} characters.");
        var regime = RegimeReader.Read(json, calendars);
        var problems = ProblemsOf(regime).ToList();
        return problems.Count == 0 ? regime : throw new FormatException(string.Join(" ", problems));
    }

    static IEnumerable<string> ProblemsOf(Regime regime)
    {
        if (regime.Thresholds.Count > MostThresholds || regime.Duties.Count > MostDuties)
            yield return $"A regime has at most {MostThresholds} thresholds and {MostDuties} duties.";
        if (regime.Duties.IsEmpty)
            yield return "It asks nothing.";
        if (regime.Id is "new" or "publish")
            yield return "It cannot be named so: the pages on which regimes are published have these addresses.";
        foreach (var id in regime.Thresholds.Select(t => t.Id).Concat(regime.Duties.Select(d => d.Id)).Prepend(regime.Id).Where(i => !Identifier().IsMatch(i)))
            yield return $"{(Text.IsLine(id) ? id : "An identifier")} is not made of small letters, digits and hyphens, at most 60.";
        if (Lines(regime).Any(l => !Text.IsLine(l)))
            yield return "Every name, source and paragraph is one line of at most 300 characters.";
        if (regime.Thresholds.Exists(t => t.Domains.Count > 20 || t.Assumes.Count > 20))
            yield return "A threshold has at most 20 domains and 20 assumptions.";
        if (regime.Standard is { Edition: < 1 })
            yield return "Editions begin with 1.";
    }

    static IEnumerable<string> Lines(Regime regime) =>
    [
        regime.Name, regime.Jurisdiction, regime.Source, .. regime.Standard is { } standard ? (string[])[standard.Number] : [],
        .. regime.Thresholds.SelectMany(t => (string[])[t.Name, t.Paragraph, t.Says, .. t.Domains, .. t.Assumes, .. t.Modification is { } m ? (string[])[m.Paragraph, m.Says] : []]),
        .. regime.Duties.SelectMany(d => (string[])[d.Name, d.To, d.Paragraph, .. d.Severities ?? [], .. d.Requirement is { } r ? (string[])[r] : []]),
    ];

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$", RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();
}

/// <summary>What may be asked of a regime that is published here.</summary>
public abstract record PublishedRegimeCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>A version is published.</summary>
    /// <param name="Regime">Names it.</param>
    /// <param name="Catalog">The catalog of the standard whose requirements it makes duties.</param>
    public sealed record Publish(Guid Act, string Regime, int Version, string Document, Guid? Catalog, Guid By, DateTimeOffset Now) : PublishedRegimeCommand(Act, By, Now);
}

/// <summary>What has happened to a regime that is published here.</summary>
/// <remarks>Stored format.</remarks>
public abstract record PublishedRegimeEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>A version was published.</summary>
    public sealed record Published(Guid Act, string Regime, int Version, string Document, Guid? Catalog, Guid By, DateTimeOffset At) : PublishedRegimeEvent(Act, By, At);
}

/// <summary>Why a regime was not published.</summary>
public abstract record PublishedRegimeRefusal(string Code, string Message) : IRefusal
{
    /// <summary>Versions follow each other, and none is changed.</summary>
    public sealed record NotNext(int Next) : PublishedRegimeRefusal("regime.version_not_next", $"The next version of this regime is {Next}; one that was published is never changed.");
}

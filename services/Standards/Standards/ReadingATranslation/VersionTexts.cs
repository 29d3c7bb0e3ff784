using System.Collections.Concurrent;
using Npgsql;
using Standards.Domain.Documents;
using Standards.Domain.Translations;
using Standards.Exchange;
using Standards.Exchange.Xliff;
using Standards.ReadingComments;

namespace Standards.ReadingATranslation;

/// <summary>The texts of language versions. What there is at a revision never changes, so it is read once and kept while there is room.</summary>
sealed class VersionTexts(NpgsqlDataSource database)
{
    const int MostKept = 32;
    readonly ConcurrentDictionary<(Guid Draft, Language Language, int Revision), VersionText> kept = new();

    public async Task<VersionText> OfAsync(Standards.ReadingComments.Edition edition, Language language, LanguageVersionRow? row, CancellationToken cancellation)
    {
        if (row is null)
            return new(edition.Text, language, ImmutableDictionary<UnitId, Segment>.Empty);

        var key = (edition.Id, language, row.Revision);
        if (kept.TryGetValue(key, out var known))
            return known;
        var segments = await SegmentRows.OfAsync(database, edition.Id, language, cancellation);
        var text = new VersionText(edition.Text, language, segments);
        if (segments.Values.Any(s => s.Revision > row.Revision))
            return text;   // somebody gave words between the two readings
        if (kept.Count >= MostKept)
            kept.Clear();
        return kept[key] = text;
    }
}

/// <summary>What there is of an edition in a language, reckoned once.</summary>
sealed class VersionText(Document source, Language language, ImmutableDictionary<UnitId, Segment> segments)
{
    readonly Lazy<ImmutableArray<Departure>> departures = new(() => ReadingATranslation.Departures.Of(source, language, segments));

    public ImmutableDictionary<UnitId, Segment> Segments => segments;

    /// <summary>The texts that are translated, in reading order.</summary>
    public ImmutableArray<(UnitId Id, Inline Text)> Units { get; } = [.. Domain.Translations.Units.Of(source)];

    /// <summary>What is not translated says what the edition says.</summary>
    public Document Text { get; } = LanguageVersion.TextOf(source, segments);

    public Labels Labels => field ??= new(Text, language);

    public ImmutableArray<Departure> Departures => departures.Value;

    public TranslationState StateOf(UnitId unit) => segments.GetValueOrDefault(unit)?.State ?? TranslationState.Initial;

    /// <summary>As it is exchanged.</summary>
    public Translation ToTranslation() => new(language, Text, segments.Where(s => s.Value.IsTranslated).ToImmutableDictionary(s => s.Key, s => s.Value.State));

    public int CountOf(TranslationState state) => Units.Count(u => StateOf(u.Id) == state);
}

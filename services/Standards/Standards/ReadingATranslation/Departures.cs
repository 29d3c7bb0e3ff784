using Standards.Domain.Documents;
using Standards.Domain.Translations;
using Standards.Exchange.Versions;

namespace Standards.ReadingATranslation;

/// <summary>In what the translated words of a version depart from the edition, as far as a machine can see.</summary>
static class Departures
{
    const string InNeither = "version.modal_missing";

    /// <summary>Those of texts that are translated, in reading order.</summary>
    public static ImmutableArray<Departure> Of(Document source, Language language, IReadOnlyDictionary<UnitId, Segment> segments) =>
    [
        .. VersionCheck.Compare(
                source, Language.English, LanguageVersion.TextOf(source, segments), language, id => segments.TryGetValue(new(id), out var segment) && segment.IsTranslated)
            .Select(p => new Departure(p.Element, p.Code, p.Message)),
    ];

    /// <summary>Whether it lies in the translation: where both texts lack a verbal form, the edition has to be mended.</summary>
    public static bool StandsAgainst(Departure departure) => departure.Code is not InNeither;
}

using Compliance.ReadingRegimes;
using Compliance.Storage;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Every regime in the version that counts, by name: those that come with the platform, and those that were published here.</summary>
    public static IEnumerable<RegimeView> Regimes([FromServices] RegimeBook book, [FromServices] Clock clock) => book.All.Select(r => new RegimeView(r, clock.Now()));

    /// <summary>One regime in the version that counts; null where there is none.</summary>
    public static RegimeView? Regime([FromServices] RegimeBook book, [FromServices] Clock clock, [Id] string id) => book.Find(id) is { } regime ? new(regime, clock.Now()) : null;

    /// <summary>The calendars by which periods of regimes may run.</summary>
    public static IEnumerable<RegimeCalendarView> RegimeCalendars() => ShippedRegimes.Calendars.Values.Select(c => new RegimeCalendarView(c));
}

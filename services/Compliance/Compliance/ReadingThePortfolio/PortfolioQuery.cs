using Compliance.ReadingRegimes;
using System.Globalization;
using Compliance.ReadingModels;
using Compliance.ReadingPauses;
using Compliance.ReadingThePortfolio;
using GraphQL;

namespace Compliance.Graph;

/// <summary>In which order developers are listed; what is equal, by name.</summary>
public enum PortfolioOrder
{
    /// <summary>Most overdue first, then what is due soon.</summary>
    Overdue,

    /// <summary>Most due soon first.</summary>
    Due,

    /// <summary>Most findings whose cure is overdue first, then by open ones.</summary>
    Findings,

    /// <summary>Most failing conditions first.</summary>
    Failing,

    /// <summary>Most models first.</summary>
    Models,

    /// <summary>By name.</summary>
    Name,
}

sealed partial class Query
{
    const int MostMonths = 120;

    /// <summary>Developers of models that may be seen, and how each stands. Of other developers only what is public is counted, and what is not public at all is null.</summary>
    public static async Task<PortfolioConnection> Portfolio(
        IResolveFieldContext context, [FromServices] PortfolioShelf shelf, string? search = null, [Id] string? developer = null, PortfolioOrder order = PortfolioOrder.Overdue, int first = 50, string? after = null)
    {
        if (search?.Length > MaxSearch)
            throw new RefusalError("input.invalid", $"search has at most {MaxSearch} characters.");
        var start = Offset.Read(first, after);
        var (total, rows) = await shelf.DevelopersAsync(Viewer.Of(context), search, Developer(developer), order, first, start, context.CancellationToken);
        return new(total, rows, start);
    }

    /// <summary>Licences that may be seen, by how they stand, and conditions that fail.</summary>
    public static LicenceCountsView LicenceCounts(IResolveFieldContext context, [Id] string? developer = null) => new(Viewer.Of(context), Developer(developer));

    /// <summary>Compute over time: every model that may be seen of which a day and compute are known, and how many are above each threshold, by year.</summary>
    /// <param name="regime">Only its thresholds.</param>
    public static async Task<ComputeOverTimeView> ComputeOverTime(
        IResolveFieldContext context, [FromServices] ModelRegister register, [FromServices] RegimeBook book, string? search = null, [Id] string? developer = null, [Id] string? regime = null, int? fromYear = null, int? untilYear = null)
    {
        var thresholds = ModelFilter.Thresholds(book, regime, null);
        var filter = new ModelFilter(search, developer, null, thresholds, null, null);
        var all = filter.Of(await register.AllAsync(Viewer.Of(context), context.CancellationToken), AiModelOrder.Newest);
        return new(all.FindAll(m => m.Deployed is { } day && day.Year >= (fromYear ?? 0) && day.Year <= (untilYear ?? int.MaxValue)), regime is null ? book.All : [book.Find(regime)!]);
    }

    /// <summary>Incidents that may be seen, by the month in which they were reported and by what they did.</summary>
    public static async Task<IEnumerable<IncidentCountView>> IncidentCounts(IResolveFieldContext context, [FromServices] PortfolioShelf shelf, [FromServices] Clock clock, [Id] string? developer = null, int months = 24) =>
        (await shelf.IncidentsAsync(Viewer.Of(context), Developer(developer), Back(months, clock), context.CancellationToken)).Select(c => new IncidentCountView(c));

    /// <summary>Incidents that may be seen and were reported in the last months, by the classes of a taxonomy: as a monitor has judged, for who may know that, else as it was published.</summary>
    public static async Task<IEnumerable<IncidentClassCountView>> IncidentClassCounts(
        IResolveFieldContext context, [FromServices] PortfolioShelf shelf, [FromServices] Clock clock, [Id] string taxonomy, [Id] string? developer = null, int months = 24) =>
        (await shelf.ClassesAsync(Viewer.Of(context), taxonomy, Developer(developer), Back(months, clock), context.CancellationToken)).Select(c => new IncidentClassCountView(c));

    /// <summary>The incidents behind a count, newest first.</summary>
    /// <param name="month">As in 2026-11; of all months where none is given.</param>
    /// <param name="months">Of the last months, where no month is given.</param>
    /// <param name="taxonomy">With its dimension and class: those that are of this class.</param>
    public static async Task<CountedIncidents> CountedIncidents(
        IResolveFieldContext context, [FromServices] PortfolioShelf shelf, [FromServices] Clock clock, string? month = null, Harm? harm = null, [Id] string? developer = null, int first = 50, string? after = null,
        int? months = null, [Id] string? taxonomy = null, [Id] string? dimension = null, [Name("class")] string? ofClass = null)
    {
        var viewer = Viewer.Of(context);
        var (from, until) = month is null && months is { } back ? (Back(back, clock), DateTimeOffset.UnixEpoch.AddYears(1_000)) : Month(month);
        var one = (taxonomy, dimension, ofClass) switch
        {
            (null, null, null)             => null,
            ({ } t, { } d, { } c)          => new IncidentClass(t, d, c),
            _                              => throw new RefusalError("input.invalid", "A class is given with its taxonomy and its dimension."),
        };
        return new(await shelf.IncidentPageAsync(viewer, Developer(developer), harm, one, from, until, first, after, context.CancellationToken), viewer);
    }

    /// <summary>Who and what is paused by order now: a row for each developer, model or capability that an order names.</summary>
    public static async Task<IEnumerable<PausedSubjectView>> PauseMap(IResolveFieldContext context, [FromServices] PauseRegister pauses, [FromServices] ModelRegister register, [FromServices] FlowPolicy policy)
    {
        var viewer = Viewer.Of(context);
        var subjects = PausedSubject.Of((await pauses.AllAsync(viewer, inForce: true, context.CancellationToken)).FindAll(p => policy.Shows(PauseField.Order, p.Audience) && policy.Shows(PauseField.Progress, p.Audience)));
        var models = (await register.FindAsync(viewer, [.. subjects.Select(s => s.Model).OfType<Guid>()], context.CancellationToken)).ToDictionary(m => m.Id);
        return subjects.Select(s => new PausedSubjectView(s, s.Model is { } model ? models.GetValueOrDefault(model)?.Name : null));
    }

    // From the first of a month on, with the one that runs.
    static DateTimeOffset Back(int months, Clock clock) => months is < 1 or > MostMonths
        ? throw new RefusalError("input.invalid", $"months is from 1 to {MostMonths}.")
        : new DateTimeOffset(clock.Now().UtcDateTime.Year, clock.Now().UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1 - months);

    static Guid? Developer(string? id) => id is null ? null : Input.Uuid(id, "developer");

    static (DateTimeOffset From, DateTimeOffset Until) Month(string? month) =>
        month is null ? (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1_000))
        : DateTimeOffset.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var from) ? (from, from.AddMonths(1))
        : throw new RefusalError("input.invalid", "A month is given as in 2026-11.");
}

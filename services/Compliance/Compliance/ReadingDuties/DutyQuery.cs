using Compliance.ReadingDuties;
using Compliance.ReadingRegimes;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    const int MostDays = 3_660;

    /// <summary>What regimes ask of models and upon incidents and what has come of it, as far as it may be seen: what is due first comes first.</summary>
    /// <param name="states">Only those that stand in one of these ways.</param>
    /// <param name="withinDays">Only what is due within so many days, also what was due before.</param>
    /// <param name="uponIncident">What an incident has set running, or what is asked of models by themselves.</param>
    public static async Task<OwedDutyConnection> OwedDuties(
        IResolveFieldContext context, [FromServices] DutyShelf shelf, [FromServices] RegimeBook book, [FromServices] Clock clock,
        [Id] string? developer = null, [Id] string? model = null, [Id] string? regime = null, IReadOnlyList<DutyState>? states = null, Certainty? certainty = null, bool? uponIncident = null, int? withinDays = null, int first = 50,
        string? after = null)
    {
        var start = Offset.Read(first, after);
        var (total, rows) = await shelf.PageAsync(Viewer.Of(context), Asked(book, clock, developer, model, regime, states, certainty, uponIncident, withinDays), first, start, context.CancellationToken);
        return new(total, rows, start, book, clock.Now());
    }

    /// <summary>How many duties there are, by regime, state and certainty.</summary>
    public static async Task<IEnumerable<OwedDutyCountView>> OwedDutyCounts(
        IResolveFieldContext context, [FromServices] DutyShelf shelf, [FromServices] RegimeBook book, [FromServices] Clock clock, [Id] string? developer = null, [Id] string? regime = null, bool? uponIncident = null, int? withinDays = null) =>
        (await shelf.CountsAsync(Viewer.Of(context), Asked(book, clock, developer, null, regime, null, null, uponIncident, withinDays), context.CancellationToken)).Select(c => new OwedDutyCountView(c, book, clock.Now()));

    static DutyFilter Asked(RegimeBook book, Clock clock, string? developer, string? model, string? regime, IReadOnlyList<DutyState>? states, Certainty? certainty, bool? uponIncident, int? withinDays)
    {
        if (regime is not null && book.FindEver(regime) is null)
            throw new RefusalError("regime.unknown", "There is no such regime.");
        if (withinDays is < 0 or > MostDays)
            throw new RefusalError("input.invalid", $"withinDays is from 0 to {MostDays}.");
        return new(
            developer is null ? null : Input.Uuid(developer, "developer"), model is null ? null : Input.Uuid(model, "model"), regime, states is null ? null : [.. states], certainty, uponIncident, withinDays is { } days ? clock.Now().AddDays(days) : null);
    }
}

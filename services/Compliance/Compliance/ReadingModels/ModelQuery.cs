using Compliance.ReadingRegimes;
using System.Globalization;
using Compliance.ReadingModels;
using Compliance.Storage;
using GraphQL;

namespace Compliance.Graph;

/// <summary>In which order models are listed.</summary>
public enum AiModelOrder
{
    /// <summary>By the day of deployment, newest first; those without one last.</summary>
    Newest,

    /// <summary>By the upper bound of compute, most first; those without one last.</summary>
    Compute,

    /// <summary>By name.</summary>
    Name,
}

sealed partial class Query
{
    const int MaxPage = 200;
    const int MaxSearch = 200;

    /// <summary>A model, now or as it stood in the register at an instant.</summary>
    public static async Task<ModelView?> AiModel(IResolveFieldContext context, [FromServices] ModelRegister register, [FromServices] Clock clock, [Id] string id, DateTime? asOf = null)
    {
        var (viewer, at) = (Viewer.Of(context), Past(asOf, clock));
        if (Input.TryUuid(id) is not { } model)
            return null;
        return await register.FindAsync(viewer, model, context.CancellationToken, at) is { } seen ? new(seen, viewer, at ?? clock.Now()) : null;
    }

    /// <summary>Models that may be seen.</summary>
    /// <param name="certainty">Under the regime, or its threshold, that is named; of any where none is.</param>
    /// <param name="known">Whether anything is known of the compute.</param>
    /// <param name="year">In which they were deployed.</param>
    /// <param name="asOf">As the register stood at this instant; who may see is decided by the rights of today.</param>
    [Complexity(200)]   // the whole register is looked through, as of now and as of then alike
    public static async Task<ModelConnection> AiModels(
        IResolveFieldContext context, [FromServices] ModelRegister register, [FromServices] RegimeBook book, [FromServices] Clock clock,
        string? search = null, [Id] string? developer = null, string? domain = null, [Id] string? regime = null, [Id] string? threshold = null, Certainty? certainty = null, bool? known = null, int? year = null,
        AiModelOrder order = AiModelOrder.Newest, int first = 50, string? after = null, DateTime? asOf = null)
    {
        if (first is < 1 or > MaxPage)
            throw new RefusalError("input.invalid", $"first is from 1 to {MaxPage}.");
        if (search?.Length > MaxSearch)
            throw new RefusalError("input.invalid", $"search has at most {MaxSearch} characters.");
        var start = 0;
        if (after is not null && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            throw new RefusalError("input.invalid", "The cursor is not one of this list.");
        var viewer = Viewer.Of(context);
        var filter = new ModelFilter(search, developer, domain, ModelFilter.Thresholds(book, regime, threshold), certainty, known, year);
        var at = Past(asOf, clock);
        return new(filter.Of(await register.AllAsync(viewer, context.CancellationToken, at), order), start, first, viewer, at ?? clock.Now());
    }

    // Of what is planned nobody learns by asking how it will stand.
    static DateTimeOffset? Past(DateTime? asOf, Clock clock) => Input.InstantOrNull(asOf, "asOf") is { } at && at < clock.Now() ? at : null;

    /// <summary>Who made models that may be seen, by name.</summary>
    public static async Task<IEnumerable<DeveloperView>> Developers(IResolveFieldContext context, [FromServices] ModelRegister register) =>
        (await register.AllAsync(Viewer.Of(context), context.CancellationToken))
            .SelectMany(m => m.Developers).GroupBy(d => d.Id).Select(g => new DeveloperView(g.Key, g.First().Name, g.Count())).OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase);
}

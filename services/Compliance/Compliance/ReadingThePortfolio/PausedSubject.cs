using Compliance.ReadingPauses;

namespace Compliance.ReadingThePortfolio;

/// <summary>A kind of work that an order has stopped.</summary>
readonly record struct PausedWork(PausedKind Kind, Guid Pause, DateTimeOffset Since);

/// <summary>A developer, a model or a capability that orders name, and what is stopped there.</summary>
sealed record PausedSubject(Guid? Developer, Guid? Model, string? Capability, ImmutableArray<PausedWork> Work)
{
    /// <summary>Developers first, then models, then capabilities.</summary>
    public static List<PausedSubject> Of(IEnumerable<SeenPause> pauses) =>
    [
        .. from pause in pauses
           let state = pause.State as Pause.Ordered
           where state is { IsOver: false }
           let ordered = pause.Events.OfType<PauseEvent.Ordered>().First()
           from named in Named(ordered.Order.Scope)
           from kind in state.Remaining
           group new PausedWork(kind, pause.Id, ordered.At) by named into work
           orderby work.Key.Developer is null, work.Key.Model is null, work.Key.Developer, work.Key.Model, work.Key.Capability
           select new PausedSubject(work.Key.Developer, work.Key.Model, work.Key.Capability, [.. work.OrderBy(w => w.Kind).ThenBy(w => w.Since).ThenBy(w => w.Pause)]),
    ];

    static IEnumerable<(Guid? Developer, Guid? Model, string? Capability)> Named(PauseScope scope) =>
    [
        .. scope.Developers.Select(d => ((Guid?)d, (Guid?)null, (string?)null)), .. scope.Models.Select(m => ((Guid?)null, (Guid?)m, (string?)null)), .. scope.Capabilities.Select(c => ((Guid?)null, (Guid?)null, (string?)c)),
    ];
}

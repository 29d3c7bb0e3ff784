using Collaborative.Domain.Placement;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles.Explaining;

/// <summary>Why a request waits: what holds it when the cycle is over, the latest start that it was promised, and the smallest change that would start it now.</summary>
/// <param name="Facts">All of them hold it: each would have to change for its best alternative to start.</param>
/// <param name="LatestStart">Nothing if none was promised.</param>
/// <param name="Change">A cycle on the changed snapshot starts the request.</param>
public sealed record Explanation(RequestId Request, ImmutableArray<Fact> Facts, DateTimeOffset? LatestStart, Change? Change)
{
    /// <summary>So many requests are served at most in cycles that are run to try a change: where more wait, only what is known without is proposed.</summary>
    public const int MostServed = 5_000;

    const int MostWalltimes = 6;   // shorter walltimes that are tried
    const int MostLimits = 7;      // that would have to be higher

    /// <summary>The explanation, or nothing if the request is not pending or starts.</summary>
    public static Explanation? Of(Snapshot snapshot, RequestId id) => Of(DecidedCycle.Of(snapshot), id);

    /// <summary>The explanation by a cycle that was run; nothing if the request was not pending or starts.</summary>
    public static Explanation? Of(DecidedCycle decided, RequestId id) =>
        decided.Holds(id) is { } facts ? new(id, facts, (decided[id] as Verdict.Promised)?.By, Smallest(decided, id, facts, MostServed)) : null;

    /// <summary>The smallest change that would start a request that waits; nothing if none was found.</summary>
    /// <param name="served">So many requests may be served in cycles that are run: none where others wait who are not in the snapshot.</param>
    public static Change? SmallestChange(DecidedCycle decided, RequestId id, int served = MostServed) =>
        decided.Holds(id) is { } facts ? Smallest(decided, id, facts, served) : null;

    /// <summary>A cycle on the changed snapshot starts the request.</summary>
    public static bool Starts(Snapshot snapshot, RequestId request, Change change) =>
        change.Apply(snapshot, request) is var changed && Cycle.Decided(changed).Outcome.Of(request) is Verdict.Start or Verdict.Grow;

    static Change? Smallest(DecidedCycle decided, RequestId id, ImmutableArray<Fact> facts, int served)
    {
        var request = decided.PendingOf(id)!;
        var (retrial, trials) = (new Retrial(decided.State, decided.AskingOf(id)), served / decided.Snapshot.Pending.Length);
        var asked = InOrder(Candidates(decided.Snapshot, decided.Outcome, request, facts)).FirstOrDefault(c => retrial.Starts(c.AskFor!) ?? (trials-- > 0 && Starts(decided, id, c)));
        var limits = asked is null || LeastRise(decided, id) <= asked.Size ? Limits(decided, request, trials) : null;
        return InOrder([.. new[] { asked, limits }.OfType<Change>()]).FirstOrDefault() ?? SetAside(decided.Snapshot, request);
    }

    static IEnumerable<Change> InOrder(IEnumerable<Change> changes) => changes.OrderBy(c => c.Size).ThenBy(c => c.Code, StringComparer.Ordinal);

    /// <summary>The same as running the cycle on the changed snapshot, no more of which is run than it takes.</summary>
    static bool Starts(DecidedCycle decided, RequestId request, Change change) => Cycle.Holds(change.Apply(decided.Snapshot, request), request, decided.State).IsEmpty;

    static IEnumerable<Change> Candidates(Snapshot snapshot, Outcome outcome, Request request, ImmutableArray<Fact> facts)
    {
        var first = request.Alternatives[0];
        if (request.Deadline is not null && facts.Any(f => f is Fact.TooLate))
            yield return Asked(request with { Deadline = null }, "change.deadline", "Ask for it without its deadline.", 0);
        if (!first.Worker.Models.IsAny && first.Worker.Devices > 0)
            foreach (var model in snapshot.Machines.Select(m => m.Node.Model).Distinct().Where(m => !first.Worker.Models.Admit(m)).OrderBy(m => m.Name, StringComparer.Ordinal))
                yield return Asked(With(request, first with { Worker = first.Worker with { Models = AcceleratorModels.OneOf(model) } }), "change.models", $"Ask for {model.Name} as well.", 0, before: true);
        if (facts.OfType<Fact.NoRoom>().FirstOrDefault() is { Found: > 0 } room && room.Found < first.Workers)
            yield return Asked(With(request, first with { Workers = room.Found }), "change.workers", $"Ask for {room.Found} workers instead of {first.Workers}.", (first.Workers - room.Found) * Milli(first));
        foreach (var until in outcome.Verdicts.OfType<Verdict.Promised>().Select(p => p.By).Concat(snapshot.Reservations.Select(r => r.From)).Concat(facts.OfType<Fact.SpokenFor>().Select(f => f.From))
            .Where(t => t > snapshot.At && t < snapshot.At + first.Walltime).Distinct().OrderDescending().Take(MostWalltimes))
        {
            var shorter = until - snapshot.At;
            yield return Asked(With(request, first with { Walltime = shorter }), "change.walltime",
                $"Ask for {(long)shorter.TotalMinutes} minutes instead of {(long)first.Walltime.TotalMinutes}.", (long)((Int128)(first.Walltime - shorter).Ticks * Milli(first) * first.Workers / first.Walltime.Ticks));
        }

        Change Asked(Request other, string code, string text, long size, bool before = false) => new(
            code, text, size, before ? other with { Alternatives = [.. request.Alternatives, other.Alternatives[0]] } : other, [], []);
    }

    /// <summary>The limits that would have to be higher, found one after the other by trying.</summary>
    static Change? Limits(DecidedCycle decided, Request request, int trials)
    {
        Dictionary<QuotaId, (string Name, Amounts By)> rises = [];
        var facts = decided[request.Id]?.Reasons() ?? [];
        for (var tried = 0; tried < Math.Min(trials, MostLimits); tried++)
        {
            if (facts.OfType<Fact.OverLimit>().FirstOrDefault() is not { } over || over.Quota == decided.Snapshot.Quotas.Root.Quota.Id)
                return null;
            var more = Amounts.Of((new Resource(over.Resource), over.Resource is "cpu" or "memory" ? new(over.Short, 1) : new Fraction(over.Short, MilliDevices.One)));
            rises[over.Quota] = (over.Name, rises.TryGetValue(over.Quota, out var known) ? known.By + more : more);
            var change = new Change("change.limits", $"Let {string.Join(", ", rises.Values.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => $"{r.Name} hold {Wording.Of(r.By)} more"))}.",
                (long)rises.Values.Select(r => r.By.Resources.Select(x => Number(r.By[x]) * MilliDevices.One).DefaultIfEmpty().Max()).Max(),
                null, [.. rises.OrderBy(r => r.Key.Value).Select(r => new LimitRise(r.Key, r.Value.By))], []);
            facts = Cycle.Holds(change.Apply(decided.Snapshot, request.Id), request.Id, decided.State);
            if (facts.IsEmpty)
                return change;
        }
        return null;
    }

    /// <summary>Higher limits are at least so large a change.</summary>
    static long LeastRise(DecidedCycle decided, RequestId request) =>
        (decided[request]?.Reasons() ?? []).OfType<Fact.OverLimit>().FirstOrDefault() is not { } over ? long.MaxValue : over.Resource is "cpu" or "memory" ? over.Short * MilliDevices.One : over.Short;

    /// <summary>Machines that are set aside for the request, which is asked for in a project of its own that owns as much.</summary>
    /// <remarks>
    /// It is not tried, for it starts whatever else is decided: nobody else has those machines; what its project is guaranteed counts in every quota above from the beginning,
    /// each of which owns so much more, so that it fits into all of them when its turn comes.
    /// </remarks>
    public static Change? SetAside(Snapshot snapshot, Request request)
    {
        var first = request.Alternatives[0];
        var model = first.Worker.Models.IsAny ? snapshot.Machines.Select(m => m.Node.Model).FirstOrDefault(new AcceleratorModel("any")) : new AcceleratorModel(first.Worker.Models.ToString().Split('|')[0]);
        var machine = new Machine(new("", model, first.Worker.Cpu, first.Worker.Memory, first.Worker.Devices), ["set aside"]);
        var all = new Fraction(first.Workers, 1) * Amounts.Of(
            (Resource.Of(model), new(first.Worker.HeldMilli, MilliDevices.One)), (Resource.Cpu, new(first.Worker.Cpu.Value, 1)), (Resource.Memory, new(first.Worker.Memory.Value, 1)));
        var own = Amounts.Of(all.Resources.Where(r => r == Resource.Of(model) || snapshot.Quotas.Capacity[r] > Fraction.Zero).Select(r => (r, all[r])));
        ImmutableArray<QuotaId> above = [.. Above(snapshot.Quotas.Root, request.Project)];
        if (above.IsEmpty)
            return null;   // the institution itself asks
        return new(
            "change.set_aside", $"Add {(first.Workers == 1 ? "a machine" : $"{first.Workers} machines")} with {first.Worker.Devices} {model.Name}{(first.Workers == 1 ? "" : " each")}, set aside for it, and ask for it in a project of its own that owns {Wording.Of(own)}.",
            first.Workers * Milli(first), request with { Deadline = null, Project = new(request.Id.Value) },
            [.. above.Select(q => new LimitRise(q, own))], [.. Enumerable.Range(1, first.Workers).Select(i => machine with { Node = machine.Node with { Name = $"set aside {i}" } })]);
    }

    /// <summary>The quotas above a project, from the institution down.</summary>
    static IEnumerable<QuotaId> Above(QuotaNode node, QuotaId project) =>
        node.Quota.Id != project && node.Leaves.Any(l => l.Quota.Id == project) ? node.Children.SelectMany(c => Above(c, project)).Prepend(node.Quota.Id) : [];

    static Request With(Request request, Alternative first) => request with { Alternatives = request.Alternatives.SetItem(0, first) };

    static long Milli(Alternative alternative) => alternative.Worker.HeldMilli;

    static decimal Number(Fraction value) => (decimal)value.Numerator / (decimal)value.Denominator;
}

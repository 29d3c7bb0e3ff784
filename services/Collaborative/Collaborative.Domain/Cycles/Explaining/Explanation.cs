using Collaborative.Domain.Placement;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles.Explaining;

/// <summary>Why a request waits: what holds it when the cycle is over, the latest start that it was promised, and the smallest change that would start it now.</summary>
/// <param name="Facts">All of them hold it: each would have to change for its best alternative to start.</param>
/// <param name="LatestStart">Nothing if none was promised.</param>
/// <param name="Change">Tried out: the cycle, run on the changed snapshot, starts the request.</param>
public sealed record Explanation(RequestId Request, ImmutableArray<Fact> Facts, DateTimeOffset? LatestStart, Change? Change)
{
    const int MostWalltimes = 6;   // shorter walltimes that are tried
    const int MostDoublings = 24;

    /// <summary>The explanation, or nothing if the request is not pending or starts.</summary>
    public static Explanation? Of(Snapshot snapshot, RequestId id) => Of(DecidedCycle.Of(snapshot), id);

    /// <summary>The explanation by a cycle that was run; nothing if the request was not pending or starts.</summary>
    public static Explanation? Of(DecidedCycle decided, RequestId id) =>
        decided.Holds(id) is { } facts ? new(id, facts, (decided[id] as Verdict.Promised)?.By, Smallest(decided, id, facts)) : null;

    /// <summary>The smallest change that would start a request that waits; nothing if none was found.</summary>
    public static Change? SmallestChange(DecidedCycle decided, RequestId id) =>
        decided.Holds(id) is { } facts ? Smallest(decided, id, facts) : null;

    /// <summary>A cycle on the changed snapshot starts the request.</summary>
    public static bool Starts(Snapshot snapshot, RequestId request, Change change) =>
        change.Apply(snapshot, request) is var changed && Cycle.Decided(changed).Outcome.Of(request) is Verdict.Start or Verdict.Grow;

    static Change? Smallest(DecidedCycle decided, RequestId id, ImmutableArray<Fact> facts)
    {
        var request = decided.PendingOf(id)!;
        return Candidates(decided.Snapshot, decided.Outcome, request, facts).OrderBy(c => c.Size).ThenBy(c => c.Code, StringComparer.Ordinal).FirstOrDefault(c => Starts(decided.Snapshot, id, c))
            ?? SetAside(decided, request);
    }

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
        if (Limits(snapshot, request) is { } limits)
            yield return limits;

        Change Asked(Request other, string code, string text, long size, bool before = false) => new(
            code, text, size, before ? other with { Alternatives = [.. request.Alternatives, other.Alternatives[0]] } : other, [], []);
    }

    /// <summary>The limits that would have to be higher, found one after the other by trying.</summary>
    static Change? Limits(Snapshot snapshot, Request request)
    {
        Dictionary<QuotaId, (string Name, Amounts By)> rises = [];
        for (var tried = 0; tried < 8; tried++)
        {
            var change = new Change("change.limits", $"Let {string.Join(", ", rises.Values.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => $"{r.Name} hold {Wording.Of(r.By)} more"))}.",
                (long)rises.Values.Select(r => r.By.Resources.Select(x => Number(r.By[x]) * MilliDevices.One).DefaultIfEmpty().Max()).DefaultIfEmpty().Max(),
                null, [.. rises.OrderBy(r => r.Key.Value).Select(r => new LimitRise(r.Key, r.Value.By))], []);
            var outcome = Cycle.Decided(change.Apply(snapshot, request.Id)).Outcome;
            var facts = outcome.Of(request.Id) switch { Verdict.Wait wait => wait.Because, Verdict.Promised promised => promised.Because, _ => [] };
            if (facts.IsEmpty)
                return rises.Count > 0 ? change : null;
            if (facts.OfType<Fact.OverLimit>().FirstOrDefault() is not { } over || over.Quota == snapshot.Quotas.Root.Quota.Id)
                return null;
            var more = Amounts.Of((new Resource(over.Resource), over.Resource is "cpu" or "memory" ? new(over.Short, 1) : new Fraction(over.Short, MilliDevices.One)));
            rises[over.Quota] = (over.Name, rises.TryGetValue(over.Quota, out var known) ? known.By + more : more);
        }
        return null;
    }

    /// <summary>Machines that are set aside for the request, and shares for its quotas; more shares where others of its project would take them first.</summary>
    static Change? SetAside(DecidedCycle decided, Request request)
    {
        var (snapshot, first) = (decided.Snapshot, request.Alternatives[0]);
        var model = first.Worker.Models.IsAny ? snapshot.Machines.Select(m => m.Node.Model).FirstOrDefault(new AcceleratorModel("any")) : new AcceleratorModel(first.Worker.Models.ToString().Split('|')[0]);
        var machine = new Machine(new("", model, first.Worker.Cpu, first.Worker.Memory, first.Worker.Devices), ["set aside"]);
        ImmutableArray<Machine> machines = [.. Enumerable.Range(1, first.Workers).Select(i => machine with { Node = machine.Node with { Name = $"set aside {i}" } })];
        var asked = request.Deadline is not null ? request with { Deadline = null } : null;
        // It is tried first with as much as those of its project who are ahead of it could take; then less, as long as that suffices, or more.
        var (times, held, ahead) = (1L, first.Workers * Milli(first), decided.HeldAhead(request.Id));
        while (held > 0 && times <= ahead / held)
            times *= 2;
        var (change, tried) = (Of(times), 1);
        for (; !Starts(snapshot, request.Id, change); change = Of(times *= 2))
            if (++tried > MostDoublings)
                return null;
        while (tried == 1 && times > 1 && Of(times / 2) is var smaller && Starts(snapshot, request.Id, smaller))
            (change, times) = (smaller, times / 2);
        return change;

        Change Of(long times)
        {
            var by = new Fraction(times * first.Workers, 1) * Amounts.Of(
                (Resource.Of(model), new(first.Worker.HeldMilli, MilliDevices.One)), (Resource.Cpu, new(first.Worker.Cpu.Value, 1)), (Resource.Memory, new(first.Worker.Memory.Value, 1)));
            by = Amounts.Of(by.Resources.Where(r => r == Resource.Of(model) || snapshot.Quotas.Capacity[r] > Fraction.Zero).Select(r => (r, by[r])));
            return new(
                "change.set_aside", $"Add {(first.Workers == 1 ? "a machine" : $"{first.Workers} machines")} with {first.Worker.Devices} {model.Name}{(first.Workers == 1 ? "" : " each")}, set aside for it, and let its project own {Wording.Of(by)} more.",
                times * first.Workers * Milli(first), asked, [.. Above(snapshot.Quotas.Root, request.Project).Select(q => new LimitRise(q, by))], machines);
        }
    }

    static IEnumerable<QuotaId> Above(QuotaNode node, QuotaId project) =>
        node.Leaves.Any(l => l.Quota.Id == project) ? node.Children.SelectMany(c => Above(c, project)).Prepend(node.Quota.Id) : [];

    static Request With(Request request, Alternative first) => request with { Alternatives = request.Alternatives.SetItem(0, first) };

    static long Milli(Alternative alternative) => alternative.Worker.HeldMilli;

    static decimal Number(Fraction value) => (decimal)value.Numerator / (decimal)value.Denominator;
}

using System.Security.Cryptography;
using System.Text;
using Collaborative.Domain.Accounts;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Quotas;
using Decision = BuildingBlocks.Domain.Decision<Collaborative.Domain.Pools.PoolEvent, Collaborative.Domain.Pools.PoolRefusal>;

namespace Collaborative.Domain.Pools;

/// <summary>What is shared, and by which shares: pledges, maintenance, the quota tree, the rules of cycles, and who works in which project.</summary>
/// <param name="Shares">Nothing until they were first decided.</param>
/// <param name="People">Who may ask for time, by project.</param>
public sealed record Pool(
    ImmutableDictionary<PledgeId, Pledge> Pledges, ImmutableDictionary<Guid, Maintenance> Maintenances, Shares? Shares, CycleRules Rules,
    ImmutableArray<PriorityClass> Classes, ImmutableDictionary<QuotaId, ImmutableSortedSet<Guid>> People)
{
    /// <summary>Machines that are set aside for some, by a decision.</summary>
    public ImmutableDictionary<Guid, AdvanceReservation> Reserved { get; init; } = ImmutableDictionary<Guid, AdvanceReservation>.Empty;

    /// <summary>What models are worth in exchange.</summary>
    public Rates Rates { get; init; } = Rates.None;

    /// <summary>The most people of a project.</summary>
    public const int MostPeople = 1_000;

    const int LongestName = 100;
    static readonly TimeSpan LongestMaintenance = NodeWatch.Longest;

    /// <summary>Nothing is pledged. Urgent work may hold a quarter of a project's share, and takes from its other work.</summary>
    public static Pool Initial { get; } = new(
        ImmutableDictionary<PledgeId, Pledge>.Empty, ImmutableDictionary<Guid, Maintenance>.Empty, null, CycleRules.Usual,
        [new("background", 0), new("normal", 1), new("urgent", 2, Preempts: true, new Fraction(1, 4))],
        ImmutableDictionary<QuotaId, ImmutableSortedSet<Guid>>.Empty);

    /// <summary>The machines that may be used at an instant, in groups and with their clusters. Those in maintenance are among them.</summary>
    /// <param name="joining">The connectors whose clusters give a job parts of one device only.</param>
    public ImmutableArray<(string Cluster, MachineGroup Group, bool JoinsParts)> GroupsAt(DateTimeOffset at, IReadOnlySet<string>? joining = null) =>
        [.. Pledges.Values.Where(p => p.HoldsAt(at)).SelectMany(p => p.Groups.Select(g => (p.Cluster, g, joining?.Contains(p.Connector) is true)))];

    /// <summary>The same, one by one and by their names.</summary>
    /// <param name="joining">The connectors whose clusters give a job parts of one device only.</param>
    public ImmutableArray<Machine> MachinesAt(DateTimeOffset at, IReadOnlySet<string>? joining = null) =>
        [.. Pledges.Values.Where(p => p.HoldsAt(at)).SelectMany(p => joining?.Contains(p.Connector) is true ? p.JoiningMachines : p.Machines).OrderBy(m => m.Node.Name, StringComparer.Ordinal)];

    /// <summary>What of a cluster takes work at an instant, in a short text: another whenever that is another.</summary>
    public string ServiceOf(string cluster, DateTimeOffset at)
    {
        var closed = Maintenances.Values.Where(m => m.Cluster == cluster && m.HoldsAt(at)).ToList();
        var gone = closed.SelectMany(m => m.Machines).ToHashSet(StringComparer.Ordinal);
        var machines = closed.Exists(m => m.Machines.IsEmpty) ? [] : Pledges.Values.Where(p => p.Cluster == cluster && p.HoldsAt(at)).SelectMany(p => p.Machines).Where(m => !gone.Contains(m.Node.Name));
        var text = string.Join('\n', machines.Select(m => m.Node.ToString()).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    /// <summary>Whether a person was admitted to a project, and may ask for its time.</summary>
    public bool MayAsk(Guid person, QuotaId project) => PeopleOf(this, project).Contains(person);

    /// <summary>The devices of each model that are pledged at an instant. Those in maintenance are among them: shares are parts of this.</summary>
    public Amounts CapacityAt(DateTimeOffset at) => CapacityOf(Pledges.Values.Where(p => p.HoldsAt(at)).SelectMany(p => p.Groups));

    /// <summary>The devices of each model that can be used at an instant: those in maintenance, planned or reported, are not among them.</summary>
    public Amounts InServiceAt(DateTimeOffset at) => new CapacityOverTime(this).At(at);

    /// <summary>Maintenance, what is set aside for some, and the ends of pledges, as a cycle sees them: nothing of others starts that would still run then.</summary>
    public ImmutableArray<Reservation> ReservationsAfter(DateTimeOffset at)
    {
        var usable = Pledges.Values.Where(p => p.HoldsAt(at)).ToDictionary(p => p.Cluster, StringComparer.Ordinal);
        return
        [
            .. Maintenances.Values.Where(m => m.To > at && usable.ContainsKey(m.Cluster)).OrderBy(m => m.From).ThenBy(m => m.Id).Select(m => new Reservation(
                $"maintenance {m.Id:D}", m.From, m.To, m.Machines.IsEmpty ? [.. usable[m.Cluster].Machines.Select(x => x.Node.Name)] : m.Machines)),
            .. Reserved.Values.Where(r => r.To > at && usable.ContainsKey(r.Cluster) && Shares?.Quotas.Any(q => q.Id == r.For) is true).OrderBy(r => r.From).ThenBy(r => r.Id)
                .Select(r => r.Of(usable[r.Cluster].Machines.Select(x => x.Node.Name))),
            .. usable.Values.Where(p => p.To is not null).OrderBy(p => p.Cluster, StringComparer.Ordinal).Select(p => new Reservation(
                $"end of pledge {p.Id.Value:D}", p.To!.Value, p.To.Value + LongestMaintenance, [.. p.Machines.Select(m => m.Node.Name)])),
        ];
    }

    /// <summary>Every contradiction of shares with each other, with the levels of the tree and with the capacity at an instant.</summary>
    public ImmutableArray<PoolRefusal> Check(ImmutableArray<Quota> quotas, DateTimeOffset at)
    {
        var broken = QuotaTree.Check(quotas, CapacityAt(at));
        if (!broken.IsEmpty)
            return [.. broken.Select(b => new PoolRefusal.Contradiction(b))];
        var byId = quotas.ToDictionary(q => q.Id);
        var leaves = quotas.Where(q => quotas.All(other => other.Parent != q.Id));
        return [.. leaves.Where(q => Depth(q) != Levels).Select(q => new PoolRefusal.WrongLevel(q.Id, q.Name, Depth(q)))];

        int Depth(Quota quota) => quota.Parent is { } parent ? Depth(byId[parent]) + 1 : 1;
    }

    /// <summary>Institution, member, programme, project.</summary>
    public const int Levels = 4;

    /// <summary>The state after an event.</summary>
    public static Pool Evolve(Pool pool, PoolEvent happened) => happened switch
    {
        PoolEvent.CapacityPledged e    => pool with { Pledges = pool.Pledges.SetItem(e.Pledge.Id, e.Pledge) },
        PoolEvent.PledgeEnded e        => pool with { Pledges = pool.Pledges.SetItem(e.Pledge, pool.Pledges[e.Pledge] with { To = e.To }) },
        PoolEvent.MaintenancePlanned e => pool with { Maintenances = pool.Maintenances.SetItem(e.Maintenance.Id, e.Maintenance) },
        PoolEvent.MaintenanceDropped e => pool with { Maintenances = pool.Maintenances.Remove(e.Maintenance) },
        PoolEvent.MachinesReserved e   => pool with { Reserved = pool.Reserved.SetItem(e.Reservation.Id, e.Reservation) },
        PoolEvent.ReservationGivenUp e => pool with { Reserved = pool.Reserved.Remove(e.Reservation) },
        PoolEvent.RulesDecided e       => pool with { Rules = e.Rules.Cycles, Classes = e.Rules.Classes },
        PoolEvent.SharesDecided e      => pool with { Shares = e.Shares },
        PoolEvent.RatesDecided e       => pool with { Rates = e.Rates.AddedTo(pool.Rates) },
        PoolEvent.ResearcherAdmitted e => pool with { People = pool.People.SetItem(e.Project, PeopleOf(pool, e.Project).Add(e.Person)) },
        PoolEvent.ResearcherReleased e => pool with { People = pool.People.SetItem(e.Project, PeopleOf(pool, e.Project).Remove(e.Person)) },
        _                              => throw new CorruptStreamException(pool, happened),
    };

    /// <summary>What a command brings about: new events, or the refusal that explains why not.</summary>
    public static Decision Decide(Pool pool, PoolCommand command) => command switch
    {
        PoolCommand.PledgeCapacity c  => PledgeRefusal(pool, c.Pledge) is { } refusal ? refusal : new PoolEvent.CapacityPledged(c.Act, c.Pledge, c.By, c.Now),
        PoolCommand.EndPledge c       => EndPledge(pool, c),
        PoolCommand.PlanMaintenance c => MaintenanceRefusal(pool, c.Maintenance, c.Now) is { } refusal ? refusal : new PoolEvent.MaintenancePlanned(c.Act, c.Maintenance with { IsReported = false }, c.By, c.Now),
        PoolCommand.DropMaintenance c => DropMaintenance(pool, c),
        PoolCommand.ReportOut c       => ReportOut(pool, c),
        PoolCommand.ReportBack c      => pool.Maintenances.GetValueOrDefault(c.Maintenance) is { IsReported: true } ? new PoolEvent.MaintenanceDropped(c.Act, c.Maintenance, c.By, c.Now) : Decision.Nothing,
        PoolCommand.Reserve c         => c.Reservation.RefusalIn(pool, c.Now) is { } refusal ? refusal : new PoolEvent.MachinesReserved(c.Act, c.Reservation, c.By, c.Now),
        PoolCommand.GiveUpReservation c => pool.Reserved.ContainsKey(c.Reservation) ? new PoolEvent.ReservationGivenUp(c.Act, c.Reservation, c.By, c.Now) : new PoolRefusal.NoReservation(),
        PoolCommand.DecideRules c     => c.Rules.RefusalIn(pool) is { } refusal ? refusal : new PoolEvent.RulesDecided(c.Act, c.Rules with { Since = c.Now }, c.By, c.Now),
        PoolCommand.DecideShares c    => DecideShares(pool, c),
        PoolCommand.DecideRates c     => DecideRates(c),
        PoolCommand.Admit c           => Admit(pool, c),
        PoolCommand.Release c         => pool.MayAsk(c.Person, c.Project) ? new PoolEvent.ResearcherReleased(c.Act, c.Project, c.Person, c.By, c.Now) : new PoolRefusal.NotAdmitted(),
        _                             => throw new UnreachableException(),
    };

    static Decision EndPledge(Pool pool, PoolCommand.EndPledge c) =>
        !pool.Pledges.TryGetValue(c.Pledge, out var pledge)                              ? new PoolRefusal.NoPledge()
        : c.To < c.Now || c.To <= pledge.From || (pledge.To is { } to && to <= c.Now)    ? new PoolRefusal.EndsInThePast()
        : new PoolEvent.PledgeEnded(c.Act, c.Pledge, c.To, c.Reason, c.By, c.Now);

    static Decision DropMaintenance(Pool pool, PoolCommand.DropMaintenance c) => pool.Maintenances.GetValueOrDefault(c.Maintenance) switch
    {
        null                  => new PoolRefusal.NoMaintenance(),
        { IsReported: true }  => new PoolRefusal.Reported(),
        _                     => new PoolEvent.MaintenanceDropped(c.Act, c.Maintenance, c.By, c.Now),
    };

    /// <summary>Reported twice is recorded once; what people planned stays beside it.</summary>
    static Decision ReportOut(Pool pool, PoolCommand.ReportOut c) =>
        pool.Maintenances.ContainsKey(c.Maintenance.Id)                     ? Decision.Nothing
        : MaintenanceRefusal(pool, c.Maintenance, c.Now) is { } refusal     ? refusal
        : new PoolEvent.MaintenancePlanned(c.Act, c.Maintenance with { IsReported = true }, c.By, c.Now);

    static Decision DecideShares(Pool pool, PoolCommand.DecideShares c) =>
        string.IsNullOrWhiteSpace(c.Decision) || c.Decision.Length > LongestName         ? new PoolRefusal.NoDecision()
        : pool.Check(c.Quotas, c.Now) is [var first, ..]                                 ? first
        : Lost(pool, c.Quotas) is { } lost                                               ? new PoolRefusal.ProjectLost(lost.Name)
        : new PoolEvent.SharesDecided(c.Act, new(c.Quotas, pool.CapacityAt(c.Now), c.Decision, c.Now), c.By, c.Now);

    static Decision DecideRates(PoolCommand.DecideRates c)
    {
        var rates = new DecidedRates(c.From ?? c.Now.AddSeconds(1), c.Worths, c.Decision);
        return rates.Check(c.Now) is { } refusal ? refusal : new PoolEvent.RatesDecided(c.Act, rates, c.By, c.Now);
    }

    /// <summary>A node stays once it is there, for what it used stays in the books; it may have nothing.</summary>
    static Quota? Lost(Pool pool, ImmutableArray<Quota> quotas)
    {
        var kept = quotas.ToDictionary(q => q.Id, q => q.Parent);
        return pool.Shares?.Quotas.FirstOrDefault(q => !kept.TryGetValue(q.Id, out var parent) || parent != q.Parent);
    }

    static Decision Admit(Pool pool, PoolCommand.Admit c) =>
        pool.Shares?.IsProject(c.Project) is not true   ? new PoolRefusal.NoProject()
        : pool.MayAsk(c.Person, c.Project)              ? new PoolRefusal.AlreadyAdmitted()
        : PeopleOf(pool, c.Project).Count >= MostPeople ? new PoolRefusal.TooManyPeople()
        : new PoolEvent.ResearcherAdmitted(c.Act, c.Project, c.Person, c.By, c.Now);

    static PoolRefusal? PledgeRefusal(Pool pool, Pledge pledge) => pledge switch
    {
        _ when pool.Pledges.ContainsKey(pledge.Id)                                          => new PoolRefusal.PledgedTwice(),
        _ when !IsName(pledge.Site) || !IsName(pledge.Cluster) || pledge.Cluster.Contains('/', StringComparison.Ordinal) => new PoolRefusal.NoName(),
        { To: { } to } when to <= pledge.From                                               => new PoolRefusal.EndsBeforeItBegins(),
        { MilliPerHour: < 0 or > 1_000_000_000 } or { GramsPerKilowattHour: < 0 or > 5_000 } => new PoolRefusal.AbsurdFigure(),
        { Groups: { IsDefaultOrEmpty: true } }                                              => new PoolRefusal.NoMachines(),
        _ when pledge.Groups.FirstOrDefault(IsAbsurd) is { } group                          => new PoolRefusal.AbsurdMachines(group.Name),
        _ when pledge.Groups.DistinctBy(g => g.Name, StringComparer.Ordinal).Count() < pledge.Groups.Length => new PoolRefusal.GroupTwice(),
        _ when pool.Pledges.Values.Any(p => p.Cluster == pledge.Cluster && (p.To is null || p.To > pledge.From) && (pledge.To is null || pledge.To > p.From)) => new PoolRefusal.ClusterTwice(pledge.Cluster),
        _                                                                                   => null,
    };

    static PoolRefusal? MaintenanceRefusal(Pool pool, Maintenance maintenance, DateTimeOffset now) => maintenance switch
    {
        var m when m.From >= m.To || m.To <= now || m.To - m.From > LongestMaintenance    => new PoolRefusal.AbsurdMaintenance(),
        var m when string.IsNullOrWhiteSpace(m.Reason) || m.Reason.Length > Maintenance.LongestReason => new PoolRefusal.NoReason(),
        var m when pool.Maintenances.ContainsKey(m.Id)                                      => new PoolRefusal.PlannedTwice(),
        var m when pool.Pledges.Values.Where(p => p.Cluster == m.Cluster).SelectMany(p => p.Machines).Select(x => x.Node.Name).ToHashSet(StringComparer.Ordinal) is var known
            && (known.Count == 0 || m.Machines.Any(x => !known.Contains(x)))                => new PoolRefusal.NoSuchMachine(m.Cluster),
        _                                                                                   => null,
    };

    static bool IsAbsurd(MachineGroup g) =>
        !IsName(g.Name) || !IsName(g.Model.Name) || g.Model.Name.Contains('|', StringComparison.Ordinal) || g.Count is < 1 or > MachineGroup.Most || g.Devices is < 0 or > 64
        || g.Cpu.Value is < 0 or > 100_000_000 || g.Memory.Value is < 0 or > 100_000_000 || g.Place.IsDefault || g.Place.Length > 8 || g.Place.Any(p => !IsName(p));

    static bool IsName(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestName;

    static ImmutableSortedSet<Guid> PeopleOf(Pool pool, QuotaId project) => pool.People.GetValueOrDefault(project, []);

    /// <summary>The devices of each model in groups of machines.</summary>
    public static Amounts CapacityOf(IEnumerable<MachineGroup> groups) => Amounts.Of(groups.GroupBy(g => g.Model).Select(g => (Resource.Of(g.Key), new Fraction(g.Sum(x => (long)x.Count * x.Devices), 1))));
}

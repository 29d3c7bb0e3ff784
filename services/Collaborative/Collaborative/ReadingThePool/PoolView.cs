using System.Text.Json;
using Collaborative.Clusters;
using Collaborative.Domain.Pools;
using Collaborative.ReadingThePool;
using Collaborative.Storage;
using GraphQL;
using Npgsql;

namespace Collaborative.Graph;

/// <summary>So much of a model.</summary>
[Public, Name("DeviceAmount")]
sealed class DeviceAmountView(string model, Fraction amount)
{
    public string Model => model;

    /// <summary>Exact, such as <c>5/2</c>.</summary>
    public string Exact => amount.ToString();

    /// <summary>For drawing; the exact one binds.</summary>
    public double Devices => (double)amount.Numerator / (double)amount.Denominator;

    internal static IEnumerable<DeviceAmountView> Of(Amounts amounts) => amounts.Resources
        .Where(r => r.Name.StartsWith("accelerator/", StringComparison.Ordinal)).Select(r => new DeviceAmountView(r.Name["accelerator/".Length..], amounts[r]));
}

/// <summary>Machines that are alike and stand together.</summary>
[Public, Name("MachineGroup")]
sealed class MachineGroupView(MachineGroup group)
{
    public string Name => group.Name;

    public int Count => group.Count;

    public string Model => group.Model.Name;

    /// <summary>Of each machine.</summary>
    public int Devices => group.Devices;

    public int CpuMilli => group.Cpu.Value;

    public int MemoryMib => group.Memory.Value;

    public IEnumerable<string> Place => group.Place;
}

/// <summary>Capacity that a member gives for a time.</summary>
[Public, Name("Pledge")]
sealed class PledgeView(Pledge pledge, Guid act)
{
    [Id]
    public string Id => pledge.Id.Value.ToString("D");

    public OrganizationStub Member => new(pledge.Member);

    public string Site => pledge.Site;

    public string Cluster => pledge.Cluster;

    public string Connector => pledge.Connector;

    public IEnumerable<MachineGroupView> Groups => pledge.Groups.Select(g => new MachineGroupView(g));

    public int Devices => pledge.Groups.Sum(g => g.Count * g.Devices);

    public DateTime From => pledge.From.UtcDateTime;

    public DateTime? To => pledge.To?.UtcDateTime;

    public int MilliPerHour => pledge.MilliPerHour;

    public int? GramsPerKilowattHour => pledge.GramsPerKilowattHour;

    public ReceiptStub Receipt => new(act);
}

/// <summary>A maintenance that is planned, or that a cluster reports.</summary>
[Public, Name("Maintenance")]
sealed class MaintenanceView(Maintenance maintenance, Guid act)
{
    [Id]
    public string Id => maintenance.Id.ToString("D");

    public string Cluster => maintenance.Cluster;

    /// <summary>All of the cluster where none is named.</summary>
    public IEnumerable<string> Machines => maintenance.Machines;

    public DateTime From => maintenance.From.UtcDateTime;

    public DateTime To => maintenance.To.UtcDateTime;

    public string Reason => maintenance.Reason;

    /// <summary>The cluster said by itself that they take no new work; it is over when they do again.</summary>
    public bool IsReported => maintenance.IsReported;

    public ReceiptStub Receipt => new(act);
}

/// <summary>What cannot be used of what a cluster says of its machines; nothing is changed by it.</summary>
/// <param name="Code"><c>cluster.no_answer</c>, <c>cluster.other_machines</c>, <c>cluster.unknown_machines</c>, <c>cluster.missing_machines</c>.</param>
/// <param name="Machines">Those meant; a few where there are many.</param>
[Public, Name("ClusterTrouble")]
sealed record ClusterTroubleView(string Cluster, DateTime Since, string Code, IEnumerable<string> Machines);

/// <summary>A node of the tree of shares, with what it holds now.</summary>
[Public, Name("ShareNode")]
sealed class ShareNodeView(QuotaNode node, int level, IReadOnlyDictionary<(Guid Project, string Model), long> held)
{
    [Id]
    public string Id => node.Quota.Id.Value.ToString("D");

    [Id]
    public string? ParentId => node.Quota.Parent?.Value.ToString("D");

    /// <summary>1 for the institution, then members, programmes, projects.</summary>
    public int Level => level;

    public string Name => node.Quota.Name;

    /// <summary>The member that it is, on level 2.</summary>
    public OrganizationStub? Member => level == 2 ? new(node.Quota.Id.Value) : null;

    /// <summary>Part of the node above, where it is a part.</summary>
    public string? Part => node.Quota.Nominal is Nominal.PartOfParent part ? part.Part.ToString() : null;

    /// <summary>What belongs to it.</summary>
    public IEnumerable<DeviceAmountView> Nominal => DeviceAmountView.Of(node.Nominal);

    /// <summary>The most that it and all below it hold; nothing where there is no limit.</summary>
    public IEnumerable<DeviceAmountView>? Limit => node.Limit is { } limit ? DeviceAmountView.Of(limit) : null;

    /// <summary>Kept for it, used or not.</summary>
    public IEnumerable<DeviceAmountView> Guarantee => DeviceAmountView.Of(node.Quota.Guarantee);

    /// <summary>How much more than belongs to it it may use of what others leave; null where there is no limit.</summary>
    public IEnumerable<DeviceAmountView>? Borrowing => node.Quota.Borrowing is { } borrowing ? DeviceAmountView.Of(borrowing) : null;

    /// <summary>How much of what belongs to it others may use; null where it is all but the guarantee.</summary>
    public IEnumerable<DeviceAmountView>? Lending => node.Quota.Lending is { } lending ? DeviceAmountView.Of(lending) : null;

    /// <summary>Exact.</summary>
    public string Weight => node.Quota.Weight.ToString();

    /// <summary>What it and all below it hold now.</summary>
    public IEnumerable<DeviceAmountView> Held => node.Leaves.SelectMany(l => held.Where(h => h.Key.Project == l.Quota.Id.Value))
        .GroupBy(h => h.Key.Model, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new DeviceAmountView(g.Key, new(g.Sum(h => h.Value), MilliDevices.One)));

    /// <summary>This node and all below it, each before its own.</summary>
    internal IEnumerable<ShareNodeView> Within => node.Children.SelectMany(c => new ShareNodeView(c, level + 1, held).Within).Prepend(this);
}

/// <summary>So much of a model that a node uses beyond what belongs to it, and whose it is.</summary>
[Public, Name("Loan")]
sealed class LoanView(Loan loan, int level)
{
    /// <summary>Of the borrower: 2 for members, then programmes, projects.</summary>
    public int Level => level;

    [Id]
    public string BorrowerId => loan.Borrower.Quota.Id.Value.ToString("D");

    public string BorrowerName => loan.Borrower.Quota.Name;

    [Id]
    public string LenderId => loan.Lender.Quota.Id.Value.ToString("D");

    public string LenderName => loan.Lender.Quota.Name;

    /// <summary>SIBLING: the lender stands beside the borrower and leaves it; UNDIVIDED: the node above has divided it among none; ABOVE: the node above borrows it itself, and at the root, no shares divide it.</summary>
    public string Source => loan.Source.ToString().ToUpperInvariant();

    public string Model => loan.Resource.Name["accelerator/".Length..];

    /// <summary>Exact, such as <c>5/2</c>.</summary>
    public string Exact => loan.Amount.ToString();

    /// <summary>For drawing; the exact one binds.</summary>
    public double Devices => (double)loan.Amount.Numerator / (double)loan.Amount.Denominator;

    /// <summary>Of the nodes on a level.</summary>
    internal static IEnumerable<LoanView> Of(QuotaTree tree, IReadOnlyDictionary<(Guid Project, string Model), long> held, int level)
    {
        var lending = new Lending(tree, held.GroupBy(h => new QuotaId(h.Key.Project)).ToDictionary(
            g => g.Key, g => Amounts.Of(g.Select(h => (Resource.Of(new(h.Key.Model)), new Fraction(h.Value, MilliDevices.One))))));
        return At(tree.Root, 2).SelectMany(lending.Among).Select(l => new LoanView(l, level));

        IEnumerable<QuotaNode> At(QuotaNode node, int below) => below == level ? [node] : node.Children.SelectMany(c => At(c, below + 1));
    }
}

/// <summary>The shares as they were decided.</summary>
[Public, Name("Shares")]
sealed class SharesView(Shares shares, Guid act, IReadOnlyDictionary<(Guid Project, string Model), long> held)
{
    public string Decision => shares.Decision;

    public DateTime Since => shares.Since.UtcDateTime;

    /// <summary>What there was when it was decided.</summary>
    public IEnumerable<DeviceAmountView> Capacity => DeviceAmountView.Of(shares.Capacity);

    /// <summary>Each node before those below it.</summary>
    public IEnumerable<ShareNodeView> Nodes => new ShareNodeView(shares.Tree.Root, 1, held).Within;

    /// <summary>Who lends to whom now, in the order of borrowers in the tree: what each uses beyond what belongs to it is covered by what others leave, in proportion. At most <paramref name="first"/>, 1 to 1,000.</summary>
    /// <param name="level">Of the borrowers: 2 for members, then programmes, projects.</param>
    public IEnumerable<LoanView> Lending(int level = 2, int first = 500) => level is < 2 or > Pool.Levels || first is < 1 or > 1_000
        ? throw new RefusalError("input.invalid", "level is from 2 to 4, and first from 1 to 1000.")
        : LoanView.Of(shares.Tree, held, level).Take(first);

    public ReceiptStub Receipt => new(act);
}

/// <summary>One change of what can be used.</summary>
[Public, Name("CapacityChange")]
sealed class CapacityChangeView(CapacityChange change)
{
    /// <summary>PLEDGE_BEGINS, PLEDGE_ENDS, MAINTENANCE_BEGINS or MAINTENANCE_ENDS.</summary>
    public string Turn => JsonNamingPolicy.SnakeCaseUpper.ConvertName(change.Turn.ToString());

    public string Cluster => change.Cluster;

    public int Machines => change.Machines;

    /// <summary>Of a maintenance.</summary>
    public string? Reason => change.Reason;

    /// <summary>The cluster said it by itself; when it is over, nobody knows before.</summary>
    public bool IsReported => change.IsReported;
}

/// <summary>What there is from an instant on, until the next step.</summary>
[Public, Name("CapacityStep")]
sealed class CapacityStepView(CapacityStep step)
{
    public DateTime From => step.From.UtcDateTime;

    /// <summary>Without those in maintenance.</summary>
    public IEnumerable<DeviceAmountView> Capacity => DeviceAmountView.Of(step.InService);

    public IEnumerable<DeviceAmountView> Pledged => DeviceAmountView.Of(step.Pledged);

    /// <summary>What changes then; of the first step nothing, unless it happens to.</summary>
    public IEnumerable<CapacityChangeView> Because => step.Because.Select(c => new CapacityChangeView(c));
}

/// <summary>What a site gives, and how much of it is held now.</summary>
[Public, Name("SiteUse")]
sealed class SiteUseView(string site, ImmutableArray<Pledge> pledges, Amounts capacity, Amounts held, DateTimeOffset now)
{
    public string Site => site;

    /// <summary>Who gives it.</summary>
    public IEnumerable<OrganizationStub> Members => pledges.Select(p => p.Member).Distinct().Select(m => new OrganizationStub(m));

    public IEnumerable<string> Clusters => pledges.Select(p => p.Cluster);

    /// <summary>Without those in maintenance.</summary>
    public IEnumerable<DeviceAmountView> Capacity => DeviceAmountView.Of(capacity);

    public IEnumerable<DeviceAmountView> Pledged => DeviceAmountView.Of(Amounts.Of(
        pledges.Where(p => p.HoldsAt(now)).SelectMany(p => p.Groups).Select(g => (Resource.Of(g.Model), new Fraction((long)g.Count * g.Devices, 1)))));

    public IEnumerable<DeviceAmountView> Held => DeviceAmountView.Of(held);
}

/// <summary>A class of urgency within projects.</summary>
[Public, Name("PriorityClass")]
sealed record ClassView(string Name, int Value, bool Preempts, string? MostPart);

/// <summary>What is shared, by which shares, and how much of it is in use.</summary>
[Public, Name("CapacityPool")]
sealed class PoolView(Pool pool, NpgsqlDataSource database, Clock clock)
{
    Task<IReadOnlyDictionary<(Guid Project, string Model), long>>? held;   // shares and use go by the same

    const int LongestDays = 366;
    const int MostSteps = 1_000;

    /// <summary>Devices by model that can be used at an instant, without those in maintenance then; now where none is given.</summary>
    public IEnumerable<DeviceAmountView> Capacity(DateTime? at = null) => DeviceAmountView.Of(pool.InServiceAt(Input.InstantOrNull(at, "at") ?? clock.Second()));

    /// <summary>Devices by model that are pledged at an instant, those in maintenance among them; now where none is given.</summary>
    public IEnumerable<DeviceAmountView> Pledged(DateTime? at = null) => DeviceAmountView.Of(pool.CapacityAt(Input.InstantOrNull(at, "at") ?? clock.Second()));

    /// <summary>What can be used from one instant to another, at most 366 days: a step for each instant at which pledges or maintenance change it, the earliest first, at most 1,000. It goes by what is on record now.</summary>
    public IEnumerable<CapacityStepView> CapacityOverTime(DateTime from, DateTime to)
    {
        var (begin, end) = (Input.Instant(from, "from"), Input.Instant(to, "to"));
        return begin < end && end - begin <= TimeSpan.FromDays(LongestDays)
            ? new CapacityOverTime(pool).Between(begin, end, MostSteps).Select(s => new CapacityStepView(s))
            : throw new RefusalError("input.invalid", $"to is after from, by {LongestDays} days at most.");
    }

    /// <summary>By site, in the order of their names: those that give something now, and those where something still runs.</summary>
    public async Task<IEnumerable<SiteUseView>> Sites(CancellationToken cancellation)
    {
        var (now, running) = (clock.Second(), (await database.ReadAsync(
            "select cluster, model, sum(devices::bigint * share)::bigint from run where ended is null group by cluster, model", [], r => (Cluster: r.GetString(0), Model: r.GetString(1), Held: r.GetInt64(2)), cancellation)).ToLookup(r => r.Cluster, StringComparer.Ordinal));
        var service = new CapacityOverTime(pool);
        return pool.Pledges.Values.GroupBy(p => p.Cluster, StringComparer.Ordinal).Select(g => g.Where(p => p.HoldsAt(now)).Concat(g.Where(p => p.From <= now).OrderByDescending(p => p.From)).FirstOrDefault())   // which cluster is where
            .OfType<Pledge>().Where(p => p.HoldsAt(now) || running.Contains(p.Cluster)).GroupBy(p => p.Site, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new SiteUseView(
                g.Key, [.. g.OrderBy(p => p.Cluster, StringComparer.Ordinal)], service.At(now, p => p.Site == g.Key),
                Amounts.Of(g.SelectMany(p => running[p.Cluster]).Select(r => (Resource.Of(new(r.Model)), new Fraction(r.Held, MilliDevices.One)))), now));
    }

    /// <summary>The earliest first.</summary>
    public async Task<IEnumerable<PledgeView>> Pledges(CancellationToken cancellation) =>
        await database.ReadAsync("select body, act_id from pledge order by at, id", [], r => new PledgeView(r.Value<Pledge>(0), r.GetGuid(1)), cancellation);

    /// <summary>Those that are not over, the earliest first.</summary>
    public async Task<IEnumerable<MaintenanceView>> Maintenances(CancellationToken cancellation) =>
        (await database.ReadAsync("select body, act_id from maintenance", [], r => (Body: r.Value<Maintenance>(0), Act: r.GetGuid(1)), cancellation))
        .Where(m => m.Body.To > clock.Second()).OrderBy(m => m.Body.From).ThenBy(m => m.Body.Id).Select(m => new MaintenanceView(m.Body, m.Act));

    /// <summary>What is wrong now with what clusters say of their machines.</summary>
    public async Task<IEnumerable<ClusterTroubleView>> Troubles(CancellationToken cancellation) => await database.ReadAsync(
        "select cluster, since, code, machines from cluster_trouble order by cluster", [],
        r => new ClusterTroubleView(r.GetString(0), r.GetFieldValue<DateTimeOffset>(1).UtcDateTime, r.GetString(2), r.GetFieldValue<string[]>(3)), cancellation);

    /// <summary>Null until they were first decided.</summary>
    public async Task<SharesView?> Shares(CancellationToken cancellation)
    {
        var newest = await database.ReadAsync("select body, act_id from shares order by at desc, act_id desc limit 1", [], r => (Body: r.Value<Shares>(0), Act: r.GetGuid(1)), cancellation);
        return newest is [var shares] ? new(shares.Body, shares.Act, await HeldAsync(cancellation)) : null;
    }

    /// <summary>By what jobs can be brought to clusters.</summary>
    public IEnumerable<string> Connectors([FromServices] Connectors connectors) => connectors.Names;

    public IEnumerable<ClassView> Classes => pool.Classes.OrderByDescending(c => c.Value).Select(c => new ClassView(c.Name, c.Value, c.Preempts, c.MostPart?.ToString()));

    /// <summary>By which cycles decide.</summary>
    public async Task<CycleRulesView> Rules(CancellationToken cancellation) => new(
        pool, await database.ReadAsync("select body, act_id from cycle_rules order by at desc, act_id desc limit 1", [], r => (r.Value<DecidedRules>(0), r.GetGuid(1)), cancellation) is [var decided] ? decided : null);

    /// <summary>What is set aside for some and is not over, the earliest first.</summary>
    public async Task<IEnumerable<AdvanceReservationView>> Reservations(CancellationToken cancellation) =>
        (await database.ReadAsync("select body, act_id from advance_reservation", [], r => (Body: r.Value<AdvanceReservation>(0), Act: r.GetGuid(1)), cancellation))
        .Where(r => r.Body.To > clock.Second()).OrderBy(r => r.Body.From).ThenBy(r => r.Body.Id).Select(r => new AdvanceReservationView(r.Body, pool.Shares?.Quotas.FirstOrDefault(q => q.Id == r.Body.For)?.Name, r.Act));

    /// <summary>Devices in use now, by model.</summary>
    public async Task<IEnumerable<DeviceAmountView>> InUse(CancellationToken cancellation) => (await HeldAsync(cancellation))
        .GroupBy(h => h.Key.Model, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new DeviceAmountView(g.Key, new(g.Sum(h => h.Value), MilliDevices.One)));

    public async Task<int> Waiting(CancellationToken cancellation) => (await database.ReadAsync("select count(*)::int from request where state = 'WAITING'", [], r => r.GetInt32(0), cancellation))[0];

    public async Task<int> Running(CancellationToken cancellation) => (await database.ReadAsync("select count(*)::int from request where state = 'RUNNING'", [], r => r.GetInt32(0), cancellation))[0];

    Task<IReadOnlyDictionary<(Guid Project, string Model), long>> HeldAsync(CancellationToken cancellation) => held ??= ReadHeldAsync(cancellation);

    async Task<IReadOnlyDictionary<(Guid Project, string Model), long>> ReadHeldAsync(CancellationToken cancellation) => (await database.ReadAsync(
        "select project_id, model, sum(devices::bigint * share)::bigint from run where ended is null group by project_id, model", [], r => ((r.GetGuid(0), r.GetString(1)), r.GetInt64(2)), cancellation))
        .ToDictionary(r => r.Item1, r => r.Item2);
}

sealed partial class Query
{
    [Public]
    public static async Task<PoolView> CapacityPool([FromServices] PoolShelf shelf, [FromServices] NpgsqlDataSource database, [FromServices] Clock clock, CancellationToken cancellation) =>
        new((await shelf.ReadAsync(cancellation)).Pool, database, clock);
}

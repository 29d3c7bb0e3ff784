using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Collaborative.Domain.Pools;

/// <summary>Tells pledges apart.</summary>
public readonly record struct PledgeId(Guid Value);

/// <summary>Capacity that a member gives to the pool for a time.</summary>
/// <param name="Member">An organization of Identity.</param>
/// <param name="Site">Where the machines stand, such as a computing centre.</param>
/// <param name="Cluster">Work never spans clusters. One cluster belongs to one pledge.</param>
/// <param name="Connector">By what jobs are brought to the cluster, such as <c>simulator</c>.</param>
/// <param name="From">The first instant at which it may be used.</param>
/// <param name="To">The first instant at which it may not be used any more; nothing if it was given without an end.</param>
/// <param name="MilliPerHour">Thousandths of the pool's unit of account for one device and hour, to tell what use costs.</param>
/// <param name="GramsPerKilowattHour">Carbon dioxide of the electricity, where it is known.</param>
public sealed record Pledge(
    PledgeId Id, Guid Member, string Site, string Cluster, string Connector, ImmutableArray<MachineGroup> Groups, DateTimeOffset From, DateTimeOffset? To,
    int MilliPerHour, int? GramsPerKilowattHour)
{
    /// <summary>The machines, by groups and numbers.</summary>
    [JsonIgnore]
    public IEnumerable<Cycles.Machine> Machines => Made.GetValue(this, p => [.. p.Groups.SelectMany(g => g.Machines(p.Cluster))]);

    /// <summary>The same, of a cluster that gives a job parts of one device only.</summary>
    internal IEnumerable<Cycles.Machine> JoiningMachines => MadeJoining.GetValue(this, p => [.. p.Machines.Select(m => m with { JoinsParts = true })]);

    static readonly ConditionalWeakTable<Pledge, Cycles.Machine[]> Made = [], MadeJoining = [];

    /// <summary>It may be used at an instant.</summary>
    public bool HoldsAt(DateTimeOffset at) => From <= at && (To is null || at < To);
}

/// <summary>Machines that are alike and stand together.</summary>
/// <param name="Name">Names them with their numbers: <c>gpu-001</c>.</param>
/// <param name="Place">From the cluster inwards, without it, such as <c>rack 7</c>.</param>
public sealed record MachineGroup(string Name, int Count, AcceleratorModel Model, int Devices, MilliCores Cpu, Mebibytes Memory, ImmutableArray<string> Place)
{
    /// <summary>The most machines of one group.</summary>
    public const int Most = 100_000;

    /// <summary>All of them.</summary>
    public IEnumerable<Cycles.Machine> Machines(string cluster) => Enumerable.Range(1, Count).Select(number => new Cycles.Machine(
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{cluster}/{Name}-{number:D3}"), Model, Cpu, Memory, Devices), [cluster, .. Place]));
}

/// <summary>A time in which a cluster, or some of its machines, is not used.</summary>
/// <param name="Machines">Their names; all of the cluster where none is named.</param>
/// <param name="IsReported">The cluster said by itself that they take no new work; otherwise people planned it.</param>
public sealed record Maintenance(Guid Id, string Cluster, ImmutableArray<string> Machines, DateTimeOffset From, DateTimeOffset To, string Reason, bool IsReported = false)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 100;

    /// <summary>It holds at an instant.</summary>
    public bool HoldsAt(DateTimeOffset at) => From <= at && at < To;

    /// <summary>A reason as a cluster gives it, fit for the record: in one line and short. Where nothing is left of it, that they are out of service.</summary>
    public static string Worded(string reason)
    {
        var line = string.Join(' ', string.Concat(reason.Select(c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "out of service" : line.Length <= LongestReason ? line : $"{line[..(LongestReason - 1)].TrimEnd()}…";
    }
}

/// <summary>The shares of a pool as they were decided.</summary>
/// <param name="Quotas">Institution, members, programmes, projects.</param>
/// <param name="Capacity">What there was when it was decided; parts are parts of it.</param>
/// <param name="Decision">The decision on record by which they hold.</param>
public sealed record Shares(ImmutableArray<Quotas.Quota> Quotas, Quotas.Amounts Capacity, string Decision, DateTimeOffset Since)
{
    /// <summary>Whether it is a project: a quota that is divided no further.</summary>
    public bool IsProject(Quotas.QuotaId quota) => Quotas.Any(q => q.Id == quota) && Quotas.All(q => q.Parent != quota);

    /// <summary>The tree of them.</summary>
    [JsonIgnore]
    public Quotas.QuotaTree Tree => Grown.GetValue(this, s => Collaborative.Domain.Quotas.QuotaTree.Of(s.Quotas, s.Capacity));

    static readonly ConditionalWeakTable<Shares, Quotas.QuotaTree> Grown = [];
}

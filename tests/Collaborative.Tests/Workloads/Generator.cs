using System.Globalization;
using Collaborative.Domain.Capacity;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Placement;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Collaborative.Tests.Workloads;

/// <summary>A generator file of Kueue's performance tests: cohorts of queues, and what is asked for in them when. Format: kubernetes-sigs/kueue, test/performance/scheduler.</summary>
sealed class Generator
{
    static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    public List<Cohort> Cohorts { get; init; } = [];

    public TopologySet? Topology { get; init; }

    public static Generator Read(string file) => Yaml.Deserialize<Generator>(File.ReadAllText(file));

    /// <summary>How many queues there are in all cohorts.</summary>
    public int Queues => Cohorts.Sum(c => c.Count * c.QueuesSets.Sum(q => q.Count));

    /// <summary>All that is asked for, in the order of time.</summary>
    /// <param name="part">Of each set of workloads this part only, so that a test is short.</param>
    public IReadOnlyList<Workload> Workloads(double part = 1) =>
    [
        .. from queue in Enumerable.Range(0, Queues)
           from set in Cohorts[0].QueuesSets[0].WorkloadsSets
           from number in Enumerable.Range(0, (int)Math.Ceiling(set.Count * part))
           from one in set.Workloads
           let at = TimeSpan.FromMilliseconds(set.CreationIntervalMs * (number + 1))
           orderby at, queue
           select new Workload(queue, one.ClassName, one.Priority, at, TimeSpan.FromMilliseconds(one.RuntimeMs), Ask(one)),
    ];

    /// <summary>Units of a queue become devices: one each without a topology; with one, 1,250 thousandths of a processor are a device, and what is less is a part of one.</summary>
    public int DevicesOfQueue => (int)(Number(Cohorts[0].QueuesSets[0].NominalQuota) * 1000 / Unit);

    /// <summary>The machines: 8 devices each where the file names none; else as many racks and nodes as it says, each as large as its processors.</summary>
    public (int Racks, int Nodes, int Devices) Machines => Topology is { Levels: [.., var rack, var node] }
        ? (rack.Count, node.Count, Math.Min(64, (int)(Number(node.Capacity!["cpu"]) * 1000 / Unit)))
        : (1, Queues * DevicesOfQueue / 8, 8);

    int Unit => Topology is null ? 1000 : 1250;

    Ask Ask(WorkloadSet one)
    {
        var milli = (int)(Number(one.Request) * 1000 * MilliDevices.One / Unit);
        return one.PodCount == 0
            ? new(1, MilliDevices.One, milli / MilliDevices.One, Domain.Cycles.Topology.Near)
            : new(Math.Max(1, milli / MilliDevices.One), Math.Min(milli, MilliDevices.One), one.PodCount, one.TasConstraint is "required" ? Domain.Cycles.Topology.OneDomain : Domain.Cycles.Topology.Near);
    }

    static decimal Number(string amount) => amount.EndsWith('m') ? decimal.Parse(amount[..^1], CultureInfo.InvariantCulture) / 1000 : decimal.Parse(amount, CultureInfo.InvariantCulture);

    public sealed class Cohort
    {
        public int Count { get; init; }

        public List<QueueSet> QueuesSets { get; init; } = [];
    }

    public sealed class QueueSet
    {
        public int Count { get; init; }

        public string NominalQuota { get; init; } = "0";

        public string BorrowingLimit { get; init; } = "0";

        public List<TimedSet> WorkloadsSets { get; init; } = [];
    }

    public sealed class TimedSet
    {
        public int Count { get; init; }

        public int CreationIntervalMs { get; init; }

        public List<WorkloadSet> Workloads { get; init; } = [];
    }

    public sealed class WorkloadSet
    {
        public string ClassName { get; init; } = "";

        public int RuntimeMs { get; init; }

        public int Priority { get; init; }

        public string Request { get; init; } = "0";

        public int PodCount { get; init; }

        public string? TasConstraint { get; init; }
    }

    public sealed class TopologySet
    {
        public List<TopologyLevel> Levels { get; init; } = [];
    }

    public sealed class TopologyLevel
    {
        public int Count { get; init; }

        public Dictionary<string, string>? Capacity { get; init; }
    }
}

/// <summary>What one workload asks for.</summary>
/// <param name="Milli">Of each device, in thousandths.</param>
readonly record struct Ask(int Devices, int Milli, int Workers, Topology Within)
{
    /// <summary>What it holds, in thousandths of a device.</summary>
    public long Held => (long)Devices * Milli * Workers;
}

/// <summary>One workload: asked for by a queue at an instant after the beginning, to run so long once it is admitted.</summary>
sealed record Workload(int Queue, string Class, int Priority, TimeSpan At, TimeSpan Runtime, Ask Ask);

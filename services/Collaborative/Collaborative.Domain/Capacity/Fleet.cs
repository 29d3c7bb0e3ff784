namespace Collaborative.Domain.Capacity;

/// <summary>The nodes that are placed on, in a fixed order; a node is known by its place in it.</summary>
/// <remarks>At most 64 models, so that a set of them is one word.</remarks>
public sealed class Fleet
{
    internal const int MostModels = 64;

    readonly ImmutableArray<AcceleratorModel> models;

    /// <exception cref="ArgumentException">More than 64 models of accelerators.</exception>
    public Fleet(ImmutableArray<Node> nodes)
    {
        Nodes = nodes;
        models = [.. nodes.Select(n => n.Model).Distinct().OrderBy(m => m.Name, StringComparer.Ordinal)];
        if (models.Length > MostModels)
            throw new ArgumentException($"A fleet has at most {MostModels} models of accelerators, not {models.Length}.", nameof(nodes));
        Devices = nodes.Sum(n => n.Devices);
        CpuMilli = nodes.Sum(n => (long)n.Cpu.Value);
        MemoryMib = nodes.Sum(n => (long)n.Memory.Value);
    }

    /// <summary>All nodes; the place of a node in this list is its number.</summary>
    public ImmutableArray<Node> Nodes { get; }

    /// <summary>All devices.</summary>
    public int Devices { get; }

    /// <summary>All devices, in thousandths.</summary>
    public long MilliDevices => (long)Devices * Capacity.MilliDevices.One;

    /// <summary>All processors, in thousandths of a core.</summary>
    public long CpuMilli { get; }

    /// <summary>All main memory, in mebibytes.</summary>
    public long MemoryMib { get; }

    /// <summary>How many devices are of these models.</summary>
    public int DevicesOf(AcceleratorModels admitted) => admitted.IsAny ? Devices : Nodes.Where(n => admitted.Admit(n.Model)).Sum(n => n.Devices);

    /// <summary>The model's number, by the order of names.</summary>
    public int IndexOf(AcceleratorModel model) => models.IndexOf(model);

    /// <summary>The models of these bits.</summary>
    internal AcceleratorModels Models(ulong mask) =>
        mask == ulong.MaxValue ? AcceleratorModels.Any : AcceleratorModels.OneOf(models.Where((_, i) => (mask >> i & 1) != 0));

    /// <summary>One bit for each model of this fleet that is admitted.</summary>
    internal ulong Mask(AcceleratorModels admitted) =>
        admitted.IsAny ? ulong.MaxValue : models.Select((m, i) => admitted.Admit(m) ? 1UL << i : 0).Aggregate(0UL, (mask, bit) => mask | bit);
}

namespace Collaborative.Domain.Placement;

/// <summary>What is left of one node. Two nodes with equal leftovers are alike in everything that decides.</summary>
/// <param name="model">The model's number in the fleet.</param>
/// <param name="free">What is free of each device, in thousandths, largest first: devices have no names here.</param>
public readonly ref struct Leftover(int model, int cpuMilli, int memoryMib, ReadOnlySpan<short> free)
{
    /// <summary>The model's number in the fleet.</summary>
    public int Model { get; } = model;

    /// <summary>Thousandths of a core.</summary>
    public int CpuMilli { get; } = cpuMilli;

    /// <summary>Mebibytes.</summary>
    public int MemoryMib { get; } = memoryMib;

    /// <summary>What is free of each device, in thousandths, largest first.</summary>
    public ReadOnlySpan<short> Free { get; } = free;

    /// <summary>All that is free of its devices, in thousandths.</summary>
    public int IdleMilli
    {
        get
        {
            var sum = 0;
            foreach (var milli in Free)
                sum += milli;
            return sum;
        }
    }

    /// <summary>How many devices are free as a whole.</summary>
    public int Whole
    {
        get
        {
            var count = 0;
            while (count < Free.Length && Free[count] == MilliDevices.One)
                count++;
            return count;
        }
    }
}

using Collaborative.Domain.Placement;

namespace Collaborative.Domain.Cycles.Floors;

/// <summary>What one worker holds of one machine, from an instant up to, and without, a later one (seconds since 1970).</summary>
sealed record Claim(int Machine, long From, long To, ImmutableArray<int> Devices, Shape Shape);

/// <summary>What one worker needs, in the numbers of the floor.</summary>
/// <param name="Model">The number of the model; -1 where no device is needed, so that any machine will do.</param>
/// <param name="Milli">Of each device, in thousandths.</param>
readonly record struct Shape(int Model, int Devices, int Milli, int Cpu, int Memory)
{
    public static Shape Of(Demand demand, int model) => new(model, demand.Devices, demand.Share.Value, demand.Cpu.Value, demand.Memory.Value);

    public bool IsShare => Devices == 1 && Milli < MilliDevices.One;

    /// <summary>So many workers fit beside each other into what is free; of each device in thousandths.</summary>
    /// <param name="joined">Their parts have to be of one device.</param>
    public int Hosted(ReadOnlySpan<short> free, int cpu, int memory, bool joined)
    {
        var most = int.MaxValue;
        if (Devices > 0)
        {
            most = 0;
            foreach (var milli in free)
                most = !IsShare ? most + (milli == MilliDevices.One ? 1 : 0) : joined ? Math.Max(most, milli / Milli) : most + (milli / Milli);
            most /= Devices;
        }
        if (Cpu > 0)
            most = Math.Min(most, cpu / Cpu);
        if (Memory > 0)
            most = Math.Min(most, memory / Memory);
        return Math.Clamp(most, 0, MostHosted);
    }

    const int MostHosted = 100_000;   // of workers that need nothing, so that sums do not overflow
}

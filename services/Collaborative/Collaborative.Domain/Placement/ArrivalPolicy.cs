namespace Collaborative.Domain.Placement;

/// <summary>
/// Places one demand at a time without knowing the next: where the fewest devices are lost to the demand that is typical.
/// </summary>
/// <remarks>
/// A node is worth its holes at the prices of <see cref="DevicePrices"/>, less a part of what will lie idle for want of processors or memory
/// (<see cref="FillCurve"/>), less a part of its fragmentation, which keeps whole nodes for gangs. All in millionths of a device.
/// Every placement that the prices call perfect costs the same; the two lesser terms choose among them.
/// </remarks>
public sealed class ArrivalPolicy(Mix mix, Fleet fleet) : Policy
{
    const int MissingTenths = 3;
    const int FragmentedHundredths = 5;

    readonly DevicePrices prices = DevicePrices.Of(mix);
    readonly FillCurve processors = new(mix, d => d.Cpu.Value);
    readonly FillCurve memory = new(mix, d => d.Memory.Value);
    readonly Fragmentation fragmentation = Fragmentation.ByHeld(mix, fleet);

    /// <inheritdoc />
    public override long Worth(in Leftover node)
    {
        var idle = node.IdleMilli;
        if (idle == 0)
            return 0;

        var worth = 0L;
        foreach (var hole in node.Free)
            worth += prices[hole];
        var missing = processors.Missing(idle, node.CpuMilli) + memory.Missing(idle, node.MemoryMib);
        return worth - (missing * MissingTenths / 10) - (fragmentation.Of(node) * FragmentedHundredths / 100);
    }
}

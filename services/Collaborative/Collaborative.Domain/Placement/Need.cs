namespace Collaborative.Domain.Placement;

/// <summary>A demand in the numbers of one fleet.</summary>
readonly record struct Need(int CpuMilli, int MemoryMib, int Devices, int ShareMilli, ulong Models)
{
    public static Need Of(Demand demand, Fleet fleet) =>
        new(demand.Cpu.Value, demand.Memory.Value, demand.Devices, demand.Share.Value, fleet.Mask(demand.Models));

    public bool IsShare => Devices == 1 && ShareMilli < MilliDevices.One;

    public int HeldMilli => Devices * ShareMilli;

    public bool Fits(in Leftover node) =>
        node.CpuMilli >= CpuMilli && node.MemoryMib >= MemoryMib && FitsDevices(node);

    /// <summary>With no regard to processors and memory.</summary>
    public bool FitsDevices(in Leftover node) =>
        (Models >> node.Model & 1) != 0
        && (Devices == 0 || (node.Free.Length >= Devices && node.Free[Devices - 1] >= ShareMilli));
}

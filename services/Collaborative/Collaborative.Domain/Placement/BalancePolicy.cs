namespace Collaborative.Domain.Placement;

/// <summary>Places whole devices so that what is left of processors and memory on each node suffices for the devices left on it.</summary>
sealed class BalancePolicy(Mix mix) : Policy
{
    readonly FillCurve processors = new(mix, d => d.Cpu.Value);
    readonly FillCurve memory = new(mix, d => d.Memory.Value);

    public override long Worth(in Leftover node)
    {
        var idle = node.IdleMilli;
        return -(processors.Missing(idle, node.CpuMilli) + memory.Missing(idle, node.MemoryMib));
    }
}

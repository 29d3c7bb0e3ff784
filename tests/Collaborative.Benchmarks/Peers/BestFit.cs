namespace Collaborative.Benchmarks.Peers;

/// <summary>The node with the least left: processors in parts of 128 cores, devices in parts of eight, with equal weight; ties by name.</summary>
sealed class BestFit : Policy
{
    public override long Score(long worthBefore, in Leftover after) => -(after.CpuMilli + (after.IdleMilli * 16L));

    public override bool RankDecidesTies => true;
}

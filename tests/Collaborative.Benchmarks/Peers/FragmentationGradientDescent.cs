namespace Collaborative.Benchmarks.Peers;

/// <summary>FGD as published (USENIX ATC 2023): the steepest fall of fragmentation, squeezed to 0..100 by a sigmoid; ties by name, as its scheduler had them.</summary>
sealed class FragmentationGradientDescent(Mix mix, Fleet fleet) : Policy
{
    readonly Fragmentation fragmentation = Fragmentation.ByCount(mix.WithoutMemory().Typical(95), fleet);

    public override long Worth(in Leftover node) => -fragmentation.Of(node);

    public override long Score(long worthBefore, in Leftover after) => (int)(100 / (1 + Math.Exp((worthBefore - Worth(after)) / 1_000_000.0)));

    public override bool RankDecidesTies => true;
}

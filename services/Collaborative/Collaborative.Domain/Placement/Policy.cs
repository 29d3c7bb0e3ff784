namespace Collaborative.Domain.Placement;

/// <summary>Where to place: of all ways to place a demand the one with the highest score is taken.</summary>
public abstract class Policy
{
    /// <summary>What a node is worth to the demands to come, as it is; asked once for each state.</summary>
    public virtual long Worth(in Leftover node) => 0;

    /// <summary>How good it is that a node of this worth becomes <paramref name="after"/>.</summary>
    public virtual long Score(long worthBefore, in Leftover after) => Worth(after) - worthBefore;

    /// <summary>Equal scores are decided by the nodes' ranks, as schedulers do that sort by name; otherwise by what is left, and by rank among alike nodes only.</summary>
    public virtual bool RankDecidesTies => false;
}

using Collaborative.Domain.Cycles.Floors;

namespace Collaborative.Domain.Cycles;

/// <summary>What a cycle did with what is held, as it was then.</summary>
abstract record Step
{
    /// <summary>A start, or a promise where it begins later.</summary>
    public sealed record Enter(Asking Asking, Option Option, ImmutableArray<Claim> Claims, long From) : Step;

    /// <summary>A lease does without these from now on.</summary>
    public sealed record Shrink(RequestId Lease, ImmutableArray<Claim> Claims) : Step;

    /// <summary>A lease ends then, for another request.</summary>
    public sealed record Notice(RequestId Lease, RequestId For, long To) : Step;
}

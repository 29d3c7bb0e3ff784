using Collaborative.Domain.Cycles.Floors;
using Collaborative.Domain.Cycles.Sharing;

namespace Collaborative.Domain.Cycles.Steps;

/// <summary>Workers of a lease that are taken together: one that it can do without, or all that it needs.</summary>
sealed record Piece(Holding Holding, int At, int Count, long GraceSeconds, bool IsWhole)
{
    public Charge Charge { get; } = Holding.Option.Each.Times(Count);

    public List<Claim> Claims { get; set; } = [];
}

using System.Text.Json.Serialization;

namespace Standards.Domain.Ballots;

/// <summary>What was counted for one condition, and whether it is met.</summary>
/// <remarks>Stored format, within the result of a ballot. The condition stands in the ballot's frozen rule.</remarks>
/// <param name="Condition">The condition, by its id within the rule.</param>
/// <param name="Part">What the measured votes weigh.</param>
/// <param name="Whole">What the votes weigh of which the share is taken; null where the sum itself is compared.</param>
/// <param name="Count">The members whose votes the condition counts, by choice, each as one.</param>
/// <param name="Met">Whether the condition holds.</param>
public sealed record Finding(string Condition, long Part, long? Whole, Count Count, bool Met)
{
    /// <summary>The share, exactly; null when nothing is counted, or where no share is taken.</summary>
    [JsonIgnore]
    public Fraction? Share => Whole is > 0 and var whole ? new Fraction(Part, whole) : null;
}

using Compliance.ReadingStandards;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>The standards against which versions of models are assessed.</summary>
    public static IEnumerable<SafetyStandardView> SafetyStandards() => ShippedStandards.All.Values.Select(s => new SafetyStandardView(s));
}

using Compliance.ReadingRegimes;
using Compliance.Storage;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Every regime, by name.</summary>
    public static IEnumerable<RegimeView> Regimes([FromServices] Clock clock) => ShippedRegimes.All.Select(r => new RegimeView(r, clock.Now()));
}

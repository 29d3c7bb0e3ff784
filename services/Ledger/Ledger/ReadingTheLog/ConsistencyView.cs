using System.Globalization;
using BuildingBlocks.Graph;
using GraphQL;
using Ledger.Graph;
using Ledger.Storage;

namespace Ledger.ReadingTheLog;

/// <summary>Proves that the log only grew between two sizes.</summary>
[Public, Name("ConsistencyProof")]
sealed class ConsistencyView(ulong from, ulong to, ImmutableArray<Digest> path)
{
    public string From => from.ToString(CultureInfo.InvariantCulture);

    public string To => to.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<string> Path => path.Select(h => h.ToBase64());

    /// <summary>From the empty log to any other nothing has to be shown.</summary>
    internal static async Task<ConsistencyView> ProveAsync(LogReader reader, string from, string to, CancellationToken cancellation)
    {
        var (earlier, later) = (Given.Size(from, "from"), Given.Size(to, "to"));
        var newest = await reader.NewestAsync(cancellation);
        if (earlier > later)
            throw new RefusalError("ledger.sizes_reversed", "The first size is the larger one; give the earlier one first.");
        if (later > newest.Size)
            throw new RefusalError("ledger.size_beyond", $"The log holds {newest.Size} acts; there is no tree of {later} yet.");
        if (earlier == 0)
            return new(earlier, later, []);

        var plan = ConsistencyProof.Plan(earlier, later);
        return new(earlier, later, plan.Finish(await reader.NodesAsync(plan.Needed, cancellation)));
    }
}

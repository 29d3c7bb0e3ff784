using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.ReadingABallot;
using Standards.Rules;

namespace Standards.Graph;

sealed partial class Query
{
    public static IDataLoaderResult<BallotView?> Ballot([FromServices] Loaders loaders, [Id] string id) => BallotView.Resolve(loaders, id);

    public static async Task<BallotConnection> Ballots(
        [FromServices] NpgsqlDataSource database, CancellationToken cancellation, BallotStatus? status = null, int first = 50, string? after = null)
    {
        return new(await Page<BallotRow>.ReadAsync(
            first, after,
            (cursor, limit) => BallotRow.ListAsync(database, status, cursor, limit, cancellation),
            () => BallotRow.CountAsync(database, status, cancellation)));
    }

    public static IEnumerable<VotingRuleView> VotingRules([FromServices] VotingRules rules) => rules.All.Select(r => new VotingRuleView(r.Rule, r.Frozen));
}

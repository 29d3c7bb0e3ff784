using Contracts.Identity;
using GraphQL;
using Npgsql;

namespace Collaborative.ChangingAnAward;

/// <summary>Runs of a project that failed by themselves and are charged: what was preempted or lost by its cluster is given back unasked.</summary>
sealed class FailedRuns(NpgsqlDataSource database)
{
    const string Charged =
        """
        select r.id, r.request_id, r.model, r.started, r.ended, sum(e.amount)::bigint
        from run r join posting_entry e on e.account = r.project_id and e.purpose = 'Used' and e.model = r.model and e.run_id = r.id
        """;

    /// <summary>The latest first.</summary>
    public Task<List<FailedRunView>> OfAsync(Guid project, CancellationToken cancellation) => database.ReadAsync(
        $"{Charged} where r.project_id = $1 and r.reason = 'Failed' and r.charged group by r.id having sum(e.amount) > 0 order by r.ended desc limit 50", [Sql.Uuid(project)], Read, cancellation);

    /// <exception cref="RefusalError">No such run of the project failed and is charged.</exception>
    public async Task<FailedRunView> RequireAsync(Guid run, Guid? project, CancellationToken cancellation) => (await database.ReadAsync(
        $"{Charged} where r.id = $1 and r.project_id = $2 and r.reason = 'Failed' and r.charged group by r.id having sum(e.amount) > 0", [Sql.Uuid(run), Sql.Uuid(project)], Read, cancellation)) is [var found]
        ? found : throw new RefusalError("refund.no_such_run", "Of the runs of this project that failed and are charged, none has this identifier.");

    static FailedRunView Read(NpgsqlDataReader r) =>
        new(r.GetGuid(0).ToString("D"), r.GetGuid(1).ToString("D"), r.GetString(2), r.GetFieldValue<DateTime>(3), r.GetFieldValue<DateTime>(4), r.GetInt64(5));
}

/// <summary>A run that failed.</summary>
/// <param name="GpuSeconds">What it was charged and was not given back.</param>
[SignedIn, Name("FailedRun")]
sealed record FailedRunView([property: Id] string Id, [property: Id] string RequestId, string Model, DateTime Began, DateTime Ended, long GpuSeconds);

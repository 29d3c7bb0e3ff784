using Npgsql;
using Orleans;
using Standards.AppealingADecision;
using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.OpeningABallot;
using Standards.ReadingCommitments;
using Standards.RevisingAStandard;
using Standards.Storage;

namespace Standards.AdvancingAProject;

/// <summary>What a project has to know of its ballots and drafts.</summary>
sealed class ProjectSurroundings(NpgsqlDataSource database, IGrainFactory grains, HeldEvidence held)
{
    /// <summary>What the platform itself holds of what gates ask for.</summary>
    public Task<ImmutableArray<Evidence>> EvidenceAsync(Guid project) => held.OfAsync(project);

    /// <summary>The first ballot that closed for the stage in which the project stands. Those whose deadline has passed are closed for it.</summary>
    public async Task<ClosedStageBallot?> ClosedBallotAsync(Guid project, Project.Running running, DateTimeOffset now)
    {
        var overdue = await database.ReadAsync(
            "select id from ballot where project_id = $1 and closed_at is null and withdrawn_at is null and closes_at <= $2 order by closes_at", [Sql.Uuid(project), Sql.Instant(now)], r => r.GetGuid(0), default);
        foreach (var ballot in overdue)
            await grains.GetGrain<IBallotGrain>(ballot.ToString("D")).WatchDeadlineAsync();

        var run = running.Run;
        return (await database.ReadAsync(
            """
            select id, opens_at, closed_at, (result ->> 'approved')::boolean from ballot
            where project_id = $1 and closed_at >= $2 and opens_at >= $3 and rule::jsonb ->> 'id' = $4 order by closed_at, id limit 1
            """,
            [Sql.Uuid(project), Sql.Instant(run.Since), Sql.Instant(run.HasMoved ? run.Since : run.RegisteredAt), Sql.Text(running.Here.Ballot!.Rule)],
            r => new ClosedStageBallot(r.GetGuid(0), running.Here.Ballot.Rule!, r.GetBoolean(3), r.GetFieldValue<DateTimeOffset>(1), r.GetFieldValue<DateTimeOffset>(2)), default)).FirstOrDefault();
    }

    /// <summary>How the result of a ballot reads now.</summary>
    public async Task<PronouncedResult> ResultAsync(Guid ballot) => (await database.ReadAsync(
        "select (result ->> 'approved')::boolean, at from pronouncement where ballot_id = $1 order by at desc, act_id desc limit 1", [Sql.Uuid(ballot)],
        r => new PronouncedResult(r.GetBoolean(0), r.GetFieldValue<DateTimeOffset>(1)), default))[0];

    /// <summary>The edition that was published of the project while it stood where it stands; null where there is none.</summary>
    public async Task<PublishedEdition?> PublicationAsync(Guid project, Project.Running running) => (await database.ReadAsync(
        "select act_id, number, edition, published_at from standard_edition where project_id = $1 and published_at >= $2 order by published_at limit 1",
        [Sql.Uuid(project), Sql.Instant(running.Run.Since)],
        r => new PublishedEdition(new(r.GetGuid(0)), r.GetString(1), r.GetInt32(2), r.GetFieldValue<DateTimeOffset>(3)), default)).FirstOrDefault();

    /// <summary>Appeals that are pending against decisions on the project.</summary>
    public async Task<ImmutableArray<ActId>> PendingAppealsAsync(Guid project) => [.. (await AppealRow.PendingAsync(database, project, default)).Select(a => new ActId(a))];

    /// <summary>The standards whose newest edition came of the project, withdrawn ones left out.</summary>
    public async Task<IReadOnlyList<Guid>> StandardsAsync(Guid project) =>
        await database.ReadAsync("select id from standard where project_id = $1 and withdrawn_on is null order by id", [Sql.Uuid(project)], r => r.GetGuid(0), default);

    /// <summary>The numbers of the standards of which the project makes the next edition.</summary>
    public Task<ImmutableArray<string>> RevisedNumbersAsync(Guid project) => RevisedStandards.NumbersAsync(database, project);

    /// <summary>The symbol of the project that makes the next edition; null where there is none.</summary>
    public async Task<string?> RevisedByAsync(Guid project) =>
        (await database.ReadAsync("select symbol from project where revises = $1 order by registered_at limit 1", [Sql.Uuid(project)], r => r.GetString(0), default)).FirstOrDefault();

    /// <summary>When the project has to be looked at next; null where nothing comes by itself.</summary>
    public async Task<DateTimeOffset?> NextDateAsync(Guid project, Project.Running running)
    {
        var due = ProjectSchedule.Of(running) is [var first, ..] ? first.At : (DateTimeOffset?)null;
        var closes = await database.ReadAsync(
            "select min(closes_at) from ballot where project_id = $1 and closed_at is null and withdrawn_at is null", [Sql.Uuid(project)], r => r.OrNull<DateTimeOffset>(0), default);
        return due is null || closes[0] < due ? closes[0] ?? due : due;
    }
}

/// <summary>A ballot that closed while the project stood in its stage.</summary>
sealed record ClosedStageBallot(Guid Id, string Rule, bool Approved, DateTimeOffset OpenedAt, DateTimeOffset ClosedAt);

/// <summary>A result, and when it was pronounced.</summary>
sealed record PronouncedResult(bool Approved, DateTimeOffset At);

/// <summary>An edition that was published of a project.</summary>
sealed record PublishedEdition(ActId Act, string Number, int Edition, DateTimeOffset PublishedAt);

using Npgsql;
using Standards.Domain.Ballots;
using Standards.Graph;
using Standards.Storage;

namespace Standards.ReadingABallot;

/// <summary>A ballot as its projection holds it.</summary>
sealed record BallotRow(
    Guid Id, Guid ProjectId, Guid? DraftId, string Title, string Rule, string RuleHash, Disclosure Disclosure,
    DateTime OpensAt, DateTime ClosesAt, DateTime? ClosedAt, string? ClosedBecause, string? Result, Guid? ClosingAct,
    Guid? Chair, Position? CastingVote, Guid? OpeningAct, DateTime? AnnouncedAt, Guid? AnnouncingAct, DateTime? WithdrawnAt, string? WithdrawnBecause, Guid? WithdrawingAct)
{
    const string Select =
        """
        select id, project_id, draft_id, title, rule, rule_hash, disclosure, opens_at, closes_at, closed_at, closed_because, result::text, closing_act_id, chair_id, casting_vote, opening_act_id,
               announced_at, announcing_act_id, withdrawn_at, withdrawn_because, withdrawing_act_id
        from ballot
        """;

    /// <summary>What it is now. What opened at once was never announced.</summary>
    public BallotStatus Status => this switch
    {
        { WithdrawnAt: not null }                    => BallotStatus.Withdrawn,
        { ClosedAt: not null }                       => BallotStatus.Closed,
        { AnnouncedAt: not null, OpeningAct: null }  => BallotStatus.Planned,
        _                                            => BallotStatus.Open,
    };

    /// <summary>Whether votes and tally are shown to others than the voter.</summary>
    public bool IsDisclosed => Disclosure is Disclosure.WhenCast || ClosedAt is not null;

    public static async Task<IReadOnlyDictionary<Guid, BallotView>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Select} where id = any($1)", [Sql.Uuids([.. ids])], Read, cancellation)).ToDictionary(b => b.Id, b => new BallotView(b));

    /// <summary>The ballots of each project, newest first; none for a project that has none.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<BallotView>>> OfProjectsAsync(
        NpgsqlDataSource database, IReadOnlyList<Guid> projects, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            $"{Select} where project_id = any($1) order by opens_at desc, id desc", [Sql.Uuids([.. projects])], Read, cancellation);
        var byProject = rows.ToLookup(r => r.ProjectId, r => new BallotView(r));
        return projects.ToDictionary(p => p, p => (IReadOnlyList<BallotView>)[.. byProject[p]]);
    }

    /// <summary>Newest first.</summary>
    public static Task<List<BallotRow>> ListAsync(NpgsqlDataSource database, BallotStatus? status, Cursor after, int limit, CancellationToken cancellation) => database.ReadAsync(
        $"{Select} where (opens_at, id) < ($1, $2){Where(status)} order by opens_at desc, id desc limit $3",
        [Sql.Instant(new DateTimeOffset(after.At)), Sql.Uuid(after.Id), Sql.Int(limit)], Read, cancellation);

    public static async Task<int> CountAsync(NpgsqlDataSource database, BallotStatus? status, CancellationToken cancellation) =>
        (await database.ReadAsync($"select count(*)::int from ballot where true{Where(status)}", [], r => r.GetInt32(0), cancellation))[0];

    static string Where(BallotStatus? status) => status switch
    {
        BallotStatus.Planned   => $" and {IsPlanned} and withdrawn_at is null",
        BallotStatus.Open      => $" and closed_at is null and not {IsPlanned}",
        BallotStatus.Closed    => " and closed_at is not null",
        BallotStatus.Withdrawn => " and withdrawn_at is not null",
        null                   => "",
        _                      => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Announced, and not opened; a withdrawn one stays so.</summary>
    public const string IsPlanned = "(announced_at is not null and opening_act_id is null)";

    static BallotRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.OrNull<Guid>(2), row.GetString(3), row.GetString(4), row.GetString(5), row.Name<Disclosure>(6),
        row.GetFieldValue<DateTime>(7), row.GetFieldValue<DateTime>(8), row.OrNull<DateTime>(9), row.TextOrNull(10), row.TextOrNull(11), row.OrNull<Guid>(12),
        row.OrNull<Guid>(13), row.IsDBNull(14) ? null : row.Name<Position>(14), row.OrNull<Guid>(15),
        row.OrNull<DateTime>(16), row.OrNull<Guid>(17), row.OrNull<DateTime>(18), row.TextOrNull(19), row.OrNull<Guid>(20));
}

using Compliance.Graph;
using Compliance.Storage;
using Npgsql;

namespace Compliance.ReadingDuties;

/// <summary>How a duty stands.</summary>
enum RegulatoryDutyState
{
    /// <summary>There is time.</summary>
    Ahead,

    /// <summary>There is time, and the developer was reminded.</summary>
    Reminded,

    /// <summary>Its time is over, and it is not settled whether it applies.</summary>
    Unsettled,

    /// <summary>Its time is over; it has become a finding.</summary>
    Missed,

    /// <summary>It was filed.</summary>
    Filed,

    /// <summary>It was filed after its time.</summary>
    FiledLate,

    /// <summary>No regime asks it any more.</summary>
    Lifted,
}

/// <summary>Which duties a list shows.</summary>
enum RegulatoryDutyFilter
{
    /// <summary>What is asked and not filed.</summary>
    Open,

    /// <summary>What was missed and is not filed.</summary>
    Missed,

    /// <summary>What was filed.</summary>
    Filed,

    /// <summary>All.</summary>
    All,
}

/// <summary>A duty as its projection holds it.</summary>
sealed record WatchedDutyRow(
    Guid Id, Guid Model, string ModelName, Guid Developer, string DeveloperName, Guid? Incident, string Regime, string Duty, Certainty Certainty, DateTime? DueEarliest, DateTime? DueLatest, bool IsAsked,
    DateTime? RemindedFor, int Reminders, Guid? ReminderAct, DateTime? MissedAt, Guid? MissedAct, Guid? Finding, DateTime? FiledAt, string? Reference, Guid? FiledAct)
{
    public RegulatoryDutyState StateAt(DateTime now) =>
        FiledAt is not null ? (MissedAt is null ? RegulatoryDutyState.Filed : RegulatoryDutyState.FiledLate)
        : MissedAt is not null ? RegulatoryDutyState.Missed
        : !IsAsked ? RegulatoryDutyState.Lifted
        : now >= DueLatest ? RegulatoryDutyState.Unsettled
        : Reminders > 0 ? RegulatoryDutyState.Reminded : RegulatoryDutyState.Ahead;
}

/// <summary>Duties that are watched or were filed, for their developer and for overseers.</summary>
sealed class DutyRegister(NpgsqlDataSource database)
{
    const string From = "from regulatory_duty d join model m on m.id = d.model_id where ($1 or m.developer_ids @> array[$2::uuid])";
    const string Columns =
        $"""
        select d.id, d.model_id, m.name, d.developer_id, m.developer_names[1], d.incident_id, d.regime, d.duty, d.certainty, d.due_earliest, d.due_latest, d.is_asked,
               d.reminded_for, d.reminders, d.reminder_act, d.missed_at, d.missed_act, d.finding_id, d.filed_at, d.reference, d.filed_act {From}
        """;

    const string Filtered =
        "and ($3::uuid is null or d.model_id = $3) and case $4 when 'Open' then d.filed_at is null and (d.is_asked or d.missed_at is not null) when 'Missed' then d.filed_at is null and d.missed_at is not null when 'Filed' then d.filed_at is not null else true end";

    /// <summary>What is due first comes first.</summary>
    public Task<Page<WatchedDutyRow>> PageAsync(Viewer viewer, int first, string? after, Guid? model, RegulatoryDutyFilter show, CancellationToken cancellation)
    {
        NpgsqlParameter[] Filter() => [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Uuid(model), Sql.Text(show.ToString())];
        return Page<WatchedDutyRow>.ReadAsync(
            first, after,
            (cursor, count) => database.ReadAsync(
                $"{Columns} {Filtered} and ($5 or (coalesce(d.due_latest, d.filed_at), d.id) > ($6, $7)) order by coalesce(d.due_latest, d.filed_at), d.id limit $8",
                [.. Filter(), Sql.Bool(after is null), Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Int(count)], Read, cancellation),
            async () => (await database.ReadAsync($"select count(*)::int {From} {Filtered}", Filter(), r => r.GetInt32(0), cancellation))[0]);
    }

    /// <summary>One duty, if it may be seen.</summary>
    public async Task<WatchedDutyRow?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Columns} and d.id = $3", [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Uuid(id)], Read, cancellation)).SingleOrDefault();

    /// <summary>The duty that has become a finding; whoever may see the finding may see it.</summary>
    public async Task<WatchedDutyRow?> OfFindingAsync(Guid finding, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Columns} and d.finding_id = $3", [Sql.Bool(true), Sql.Uuid(null), Sql.Uuid(finding)], Read, cancellation)).SingleOrDefault();

    static WatchedDutyRow Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetGuid(3), r.GetString(4), r.OrNull<Guid>(5), r.GetString(6), r.GetString(7), r.Name<Certainty>(8), r.OrNull<DateTime>(9), r.OrNull<DateTime>(10), r.GetBoolean(11),
        r.OrNull<DateTime>(12), r.GetInt32(13), r.OrNull<Guid>(14), r.OrNull<DateTime>(15), r.OrNull<Guid>(16), r.OrNull<Guid>(17), r.OrNull<DateTime>(18), r.TextOrNull(19), r.OrNull<Guid>(20));
}

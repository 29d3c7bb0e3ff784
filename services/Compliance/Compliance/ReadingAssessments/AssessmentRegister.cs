using Compliance.AssessingAModel;
using Compliance.Graph;
using Npgsql;

namespace Compliance.ReadingAssessments;

/// <summary>An assessment by its last round, as its projection holds it.</summary>
/// <param name="IsInside">Whether more than the decision may be seen.</param>
sealed record SeenAssessment(
    Guid Id, Guid Model, string ModelName, Guid Developer, string DeveloperName, string Version, string Standard, int Round, DateTime OpenedAt, DateTime? EndedAt, DeploymentDecision? Decision, DateTime? LapsedAt, bool IsInside);

/// <summary>A round that two have assessed.</summary>
sealed record AssessedTwice(AssessmentReport Lead, AssessmentReport Second);

/// <summary>Assessments: of public models everyone sees what was decided; the rest is for who is inside, and for who was assigned.</summary>
sealed class AssessmentRegister(NpgsqlDataSource database, EventStore store, FlowPolicy policy)
{
    const string Assigned = "exists (select from assessment_assessor y where y.assessment_id = a.id and y.round = a.round and y.person_id = $3)";
    const string Visible = $"((not m.is_filed and a.decision is not null) or {Sight.Inside} or {Assigned})";
    const string From = "from assessment a join model m on m.id = a.model_id";
    const string Columns =
        $"select a.id, a.model_id, m.name, a.developer_id, m.developer_names[1], a.version, a.standard, a.round, a.opened_at, a.ended_at, a.decision, a.lapsed_at, ({Sight.Inside} or {Assigned}) {From}";

    const string Filtered = $"{Visible} and ($6::uuid is null or a.model_id = $6) and ($7::uuid is null or exists (select from assessment_assessor z where z.assessment_id = a.id and z.person_id = $7 and z.ended_at is null and z.filed_at is null))";

    /// <summary>Newest first.</summary>
    /// <param name="waitingFor">Only those whose report this person has still to file.</param>
    public Task<Page<SeenAssessment>> PageAsync(Viewer viewer, int first, string? after, Guid? model, Guid? waitingFor, CancellationToken cancellation) => Page<SeenAssessment>.ReadAsync(
        first, after,
        (cursor, count) => database.ReadAsync(
            $"{Columns} where {Filtered} and (a.opened_at, a.id) < ($8, $9) order by a.opened_at desc, a.id desc limit $10",
            [.. Sight.Parameters(viewer, policy), Sql.Uuid(model), Sql.Uuid(waitingFor), Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Int(count)], Read, cancellation),
        async () => (await database.ReadAsync(
            $"select count(*)::int {From} where {Filtered}", [.. Sight.Parameters(viewer, policy), Sql.Uuid(model), Sql.Uuid(waitingFor)], r => r.GetInt32(0), cancellation))[0]);

    /// <summary>One assessment, if it may be seen.</summary>
    public async Task<SeenAssessment?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Columns} where {Visible} and a.id = $6", [.. Sight.Parameters(viewer, policy), Sql.Uuid(id)], Read, cancellation)).SingleOrDefault();

    /// <summary>Everything that has happened to an assessment.</summary>
    public async Task<ImmutableArray<ModelAssessmentEvent>> EventsAsync(Guid id, CancellationToken cancellation) =>
        [.. (await store.ReadStreamAsync($"assessment-{id:D}", 0, cancellation)).Select(AssessmentGrain.Codec.Read)];

    /// <summary>The newest rounds that two have assessed against a standard, at most 500.</summary>
    public Task<List<AssessedTwice>> PairsAsync(string standard, CancellationToken cancellation) => database.ReadAsync(
        "select lead, second from assessment_pair where standard = $1 order by concluded_at desc, assessment_id, round limit 500", [Sql.Text(standard)],
        r => new AssessedTwice(new Json(r.GetString(0)).Read<AssessmentReport>(), new Json(r.GetString(1)).Read<AssessmentReport>()), cancellation);

    static SeenAssessment Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetGuid(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetInt32(7), r.GetFieldValue<DateTime>(8), r.OrNull<DateTime>(9),
        r.IsDBNull(10) ? null : r.Name<DeploymentDecision>(10), r.OrNull<DateTime>(11), r.GetBoolean(12));
}

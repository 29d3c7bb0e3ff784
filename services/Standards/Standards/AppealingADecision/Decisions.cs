using System.Text.Json;
using Npgsql;
using Standards.Domain.Appeals;
using Standards.Storage;

namespace Standards.AppealingADecision;

/// <summary>Finds the decision that an act was, in the records of this service.</summary>
static class Decisions
{
    /// <exception cref="RefusalError">There is no such act, or nobody can appeal against one of its kind.</exception>
    public static async Task<ContestedDecision> RequireAsync(NpgsqlDataSource database, Guid act, CancellationToken cancellation)
    {
        var found = await database.ReadAsync(
            "select kind, record from binding_record where act_id = $1", [Sql.Uuid(act)], row => (Kind: row.GetString(0), Record: row.GetString(1)), cancellation);
        if (found is not [var (kind, record)] || KindOf(kind) is not { } decision)
            throw new RefusalError("appeal.no_decision", "An appeal is against the result of a ballot, a stage decision or a disposition of comments; this is none.");

        using var json = JsonDocument.Parse(record);
        var project = await ProjectOfAsync(database, json.RootElement.GetProperty("body"), cancellation)
            ?? throw new RefusalError("appeal.no_decision", "The decision belongs to no project.");
        return new(new(act), decision, new(project), json.RootElement.GetProperty("at").GetDateTimeOffset());
    }

    static DecisionKind? KindOf(string kind) => kind switch
    {
        "standards.ballot-closed" or "standards.tie-broken"                                                  => DecisionKind.BallotResult,
        "standards.draft-published"                                                                          => DecisionKind.StageDecision,
        _ when kind.StartsWith("standards.project-", StringComparison.Ordinal)                               => DecisionKind.StageDecision,
        "standards.comments-disposed"                                                                        => DecisionKind.Disposition,
        _                                                                                                    => null,
    };

    /// <summary>Records name their project, or their ballot or draft, which has one.</summary>
    static async Task<Guid?> ProjectOfAsync(NpgsqlDataSource database, JsonElement body, CancellationToken cancellation)
    {
        if (Of(body, "projectId") is { } project)
            return project;
        var owners = await database.ReadAsync(
            "select project_id from ballot where id = $1 union all select project_id from draft where id = $2",
            [Sql.Uuid(Of(body, "ballotId")), Sql.Uuid(Of(body, "draftId"))], row => row.GetGuid(0), cancellation);
        return owners is [var owner, ..] ? owner : null;
    }

    static Guid? Of(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.TryGetGuid(out var id) ? id : null;
}

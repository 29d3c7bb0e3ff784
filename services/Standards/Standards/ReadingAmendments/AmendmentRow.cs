using System.Text.Json;
using Npgsql;
using Standards.Domain.Amendments;
using Standards.Storage;

namespace Standards.ReadingAmendments;

/// <summary>An amendment as its projection holds it.</summary>
sealed record AmendmentRow(Guid DraftId, Amendment Amendment, DateTime SubmittedAt, Guid ActId)
{
    const string Select = "select draft_id, id, number, amends, operations::text, justification, sponsor, co_sponsors, group_name, status, because, submitted_at, act_id from amendment";

    public static async Task<IReadOnlyDictionary<Guid, AmendmentView>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Select} where id = any($1)", [Sql.Uuids([.. ids])], Read, cancellation)).ToDictionary(a => a.Amendment.Id.Value, a => new AmendmentView(a));

    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<AmendmentRow>>> OfDraftsAsync(NpgsqlDataSource database, IReadOnlyList<Guid> drafts, CancellationToken cancellation)
    {
        var rows = (await database.ReadAsync($"{Select} where draft_id = any($1) order by draft_id, number", [Sql.Uuids([.. drafts])], Read, cancellation)).ToLookup(a => a.DraftId);
        return drafts.ToDictionary(d => d, d => (IReadOnlyList<AmendmentRow>)[.. rows[d]]);
    }

    public static async Task<IReadOnlyList<AmendmentRow>> OfDraftAsync(NpgsqlDataSource database, Guid draft, CancellationToken cancellation) =>
        (await OfDraftsAsync(database, [draft], cancellation))[draft];

    public static async Task<ImmutableList<Amendment>> AmendmentsAsync(NpgsqlDataSource database, Guid draft, CancellationToken cancellation) =>
        [.. (await OfDraftAsync(database, draft, cancellation)).Select(r => r.Amendment)];

    /// <exception cref="RefusalError">There is no such amendment.</exception>
    public static async Task<Guid> DraftOfAsync(NpgsqlDataSource database, Guid amendment, CancellationToken cancellation) =>
        await database.ReadAsync("select draft_id from amendment where id = $1", [Sql.Uuid(amendment)], r => r.GetGuid(0), cancellation) is [var draft]
            ? draft
            : throw new RefusalError("amendment.unknown", "There is no such amendment.");

    static AmendmentRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        new(
            new(row.GetGuid(1)), row.GetInt32(2), row.OrNull<Guid>(3) is { } amends ? new(amends) : null, JsonSerializer.Deserialize<ImmutableArray<Operation>>(row.GetString(4), StoredJson.Options),
            row.GetString(5), new(row.GetGuid(6)), [.. row.GetFieldValue<Guid[]>(7).Select(m => new MemberId(m))], row.TextOrNull(8), row.Name<AmendmentStatus>(9), row.TextOrNull(10)),
        row.GetFieldValue<DateTime>(11), row.GetGuid(12));
}

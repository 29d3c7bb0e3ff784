using System.Text.Json;
using Npgsql;
using Standards.Domain.Documents;
using Standards.Domain.Translations;
using Standards.Storage;

namespace Standards.ReadingATranslation;

/// <summary>A language version as its projection holds it.</summary>
sealed record LanguageVersionRow(
    Guid Draft, Language Language, bool IsComplete, int Revision, int? CarriedFrom, DateTime BegunAt, DateTime? CompletedAt, Guid? CompletedAct, string? DocumentHash, Guid? AuthenticAct, string? ReopenedFor)
{
    const string Select =
        "select draft_id, language, status, revision, carried_from, begun_at, completed_at, completed_act, document_hash, authentic_act, reopened_for from language_version";

    /// <summary>Null where nobody has begun.</summary>
    public static async Task<LanguageVersionRow?> FindAsync(NpgsqlDataSource database, Guid draft, Language language, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Select} where draft_id = $1 and language = $2", [Sql.Uuid(draft), Sql.Text(language.Code)], Read, cancellation)).FirstOrDefault();

    /// <summary>Those of an edition that somebody has begun.</summary>
    public static Task<List<LanguageVersionRow>> OfDraftAsync(NpgsqlDataSource database, Guid draft, CancellationToken cancellation) =>
        database.ReadAsync($"{Select} where draft_id = $1", [Sql.Uuid(draft)], Read, cancellation);

    static LanguageVersionRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), Language.Of(row.GetString(1))!, row.GetString(2) == nameof(LanguageVersion.Complete), row.GetInt32(3), row.OrNull<int>(4), row.GetFieldValue<DateTime>(5),
        row.OrNull<DateTime>(6), row.OrNull<Guid>(7), row.TextOrNull(8), row.OrNull<Guid>(9), row.TextOrNull(10));
}

static class SegmentRows
{
    /// <summary>What there is of an edition in a language.</summary>
    public static async Task<ImmutableDictionary<UnitId, Segment>> OfAsync(NpgsqlDataSource database, Guid draft, Language language, CancellationToken cancellation) => (await database.ReadAsync(
        "select unit, words::text, state, given_by, given_at, revision, carried_from from segment where draft_id = $1 and language = $2", [Sql.Uuid(draft), Sql.Text(language.Code)],
        r => (Unit: UnitId.TryParse(r.GetString(0), out var unit) ? unit : throw new FormatException(r.GetString(0)), Segment: new Segment(
            JsonSerializer.Deserialize<Inline>(r.GetString(1), StoredJson.Options)!, r.Name<TranslationState>(2), new(r.GetGuid(3)), r.GetFieldValue<DateTimeOffset>(4), r.GetInt32(5), r.OrNull<int>(6))),
        cancellation)).ToImmutableDictionary(s => s.Unit, s => s.Segment);
}

using System.Text.Json;
using Standards.Domain.Documents;
using Standards.Domain.Translations;
using Standards.Storage;

namespace Standards.TranslatingAnEdition;

/// <summary>What of a language version is read, and which of its events are acts.</summary>
static class VersionProjection
{
    public static Commit Note(this Commit commit, Guid draft, Language language, LanguageVersion after, LanguageVersionEvent happened) => happened switch
    {
        LanguageVersionEvent.Begun e             => commit.Begin(draft, language, e),
        LanguageVersionEvent.Given e             => commit.Give(draft, language, e, ((LanguageVersion.Underway)after).Revision),
        LanguageVersionEvent.Completed e         => commit.Complete(draft, language, e),
        LanguageVersionEvent.Reopened e          => commit.Reopen(draft, language, e),
        LanguageVersionEvent.DeclaredAuthentic e => commit.DeclareAuthentic(draft, language, e),
        _                                        => throw new System.Diagnostics.UnreachableException(),
    };

    static Commit Begin(this Commit commit, Guid draft, Language language, LanguageVersionEvent.Begun e) => commit
        .Execute(
            "insert into language_version (draft_id, language, status, carried_from, begun_at) values ($1, $2, 'Underway', $3, $4)",
            Sql.Uuid(draft), Sql.Text(language.Code), Sql.Long(e.From), Sql.Instant(e.At))
        .Put(draft, language, [.. e.Carried.Select(c => new Row(c.Unit.ToString(), c.Words, c.State, c.By.Value, c.At, 0, e.From))]);

    static Commit Give(this Commit commit, Guid draft, Language language, LanguageVersionEvent.Given e, int revision) => commit
        .Execute("update language_version set revision = $3 where draft_id = $1 and language = $2", Sql.Uuid(draft), Sql.Text(language.Code), Sql.Int(revision))
        .Execute(
            "delete from segment where draft_id = $1 and language = $2 and unit = any($3)",
            Sql.Uuid(draft), Sql.Text(language.Code), Sql.Texts([.. e.Segments.Where(s => s.Words.IsEmpty).Select(s => s.Unit.ToString())]))
        .Put(draft, language, [.. e.Segments.Where(s => !s.Words.IsEmpty).Select(s => new Row(s.Unit.ToString(), s.Words, s.State, e.By.Value, e.At, revision, null))]);

    static Commit Complete(this Commit commit, Guid draft, Language language, LanguageVersionEvent.Completed e) => commit
        .Execute(
            "update language_version set status = 'Complete', completed_at = $3, completed_act = $4, document_hash = $5 where draft_id = $1 and language = $2",
            Sql.Uuid(draft), Sql.Text(language.Code), Sql.Instant(e.At), Sql.Uuid(e.Act.Value), Sql.Text(e.DocumentHash))
        .Bind("standards.translation-completed", e.Act, e.At, "draftId", draft, e);

    static Commit Reopen(this Commit commit, Guid draft, Language language, LanguageVersionEvent.Reopened e) => commit
        .Execute(
            """
            update language_version
            set status = 'Underway', completed_at = null, completed_act = null, document_hash = null, authentic_act = null, reopened_act = $3, reopened_for = $4
            where draft_id = $1 and language = $2
            """,
            Sql.Uuid(draft), Sql.Text(language.Code), Sql.Uuid(e.Act.Value), Sql.Text(e.Reason))
        .Bind("standards.translation-reopened", e.Act, e.At, "draftId", draft, e);

    static Commit DeclareAuthentic(this Commit commit, Guid draft, Language language, LanguageVersionEvent.DeclaredAuthentic e) => commit
        .Execute("update language_version set authentic_act = $3 where draft_id = $1 and language = $2", Sql.Uuid(draft), Sql.Text(language.Code), Sql.Uuid(e.Act.Value))
        .Bind("standards.translation-authentic", e.Act, e.At, "draftId", draft, e);

    static Commit Put(this Commit commit, Guid draft, Language language, Row[] rows) => rows.Length == 0 ? commit : commit.Execute(
        """
        insert into segment (draft_id, language, unit, words, state, given_by, given_at, revision, carried_from)
        select $1, $2, r.unit, r.words, r.state, r.by, r.at, r.revision, r.from
        from jsonb_to_recordset($3) as r (unit text, words jsonb, state text, by uuid, at timestamptz, revision int, "from" int)
        on conflict (draft_id, language, unit) do update set
          words = excluded.words, state = excluded.state, given_by = excluded.given_by, given_at = excluded.given_at, revision = excluded.revision, carried_from = excluded.carried_from
        """,
        Sql.Uuid(draft), Sql.Text(language.Code), Sql.Json(JsonSerializer.Serialize(rows, StoredJson.Options)));

    sealed record Row(string Unit, Inline Words, TranslationState State, Guid By, DateTimeOffset At, int Revision, int? From);
}

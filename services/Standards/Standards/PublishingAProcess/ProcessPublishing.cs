using Standards.Domain.Processes;
using Standards.Storage;

namespace Standards.PublishingAProcess;

/// <summary>What else changes when a process is written and published. A draft binds nobody, and has no record.</summary>
static class ProcessPublishing
{
    public static Commit Drafted(this Commit commit, DefinitionEvent.Drafted drafted) => commit.Execute(
        """
        insert into process (id, version, draft, draft_hash, drafted_at) values ($1, 0, $2, $3, $4)
        on conflict (id) do update set draft = excluded.draft, draft_hash = excluded.draft_hash, drafted_at = excluded.drafted_at
        """,
        Sql.Text(drafted.ProcessId), Sql.Text(drafted.Document.CanonicalJson), Sql.Text(drafted.Document.Hash), Sql.Instant(drafted.At));

    public static Commit Published(this Commit commit, DefinitionEvent.Published published) => commit
        .Execute(
            """
            insert into process (id, version) values ($1, $2)
            on conflict (id) do update set version = excluded.version, draft = null, draft_hash = null, drafted_at = null
            """,
            Sql.Text(published.ProcessId), Sql.Int(published.Version))
        .Execute(
            "insert into process_version (process_id, version, document, hash, published_at, act_id) values ($1, $2, $3, $4, $5, $6)",
            Sql.Text(published.ProcessId), Sql.Int(published.Version), Sql.Text(published.Document.CanonicalJson), Sql.Text(published.Document.Hash),
            Sql.Instant(published.At), Sql.Uuid(published.Act.Value))
        .Bind("standards.process-published", published.Act, published.At, "process", Identifiers.OfProcess(published.ProcessId), published);
}

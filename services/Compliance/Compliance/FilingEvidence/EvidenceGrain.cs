using Compliance.Storage;
using Npgsql;
using NpgsqlTypes;
using Orleans;

namespace Compliance.FilingEvidence;

/// <summary>One file of evidence, under <see cref="Identifiers.OfEvidence"/>.</summary>
interface IEvidenceGrain : IGrainWithStringKey
{
    /// <param name="command">An <see cref="EvidenceCommand"/>; its act and its time are put in here.</param>
    /// <param name="content">The bytes, if the file is filed whole.</param>
    /// <param name="upload">The parts that were read, if it is filed by them.</param>
    Task<Answer> DoAsync(Order order, Asked command, byte[]? content, UploadedContent? upload);

    /// <summary>Erases the content, if its time is over.</summary>
    Task ExpireAsync();
}

sealed class EvidenceGrain(EventStore store, Clock clock) : AggregateGrain<EvidenceFile, EvidenceCommand, EvidenceEvent, EvidenceRefusal>(store, Codec), IEvidenceGrain
{
    public static readonly EventCodec<EvidenceEvent> Codec = new("evidence");

    const string UploadChanged = "CP002", PartsMissing = "CP003";   // of the functions that the commit calls

    byte[]? given;
    UploadedContent? sent;

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override EvidenceFile Initial => EvidenceFile.Initial;

    protected override EvidenceFile Evolve(EvidenceFile state, EvidenceEvent happened) => EvidenceFile.Evolve(state, happened);

    protected override Decision<EvidenceEvent, EvidenceRefusal> Decide(EvidenceFile state, EvidenceCommand command) => EvidenceFile.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command, byte[]? content, UploadedContent? upload)
    {
        (given, sent) = (content, upload);
        try
        {
            var outcome = await HandleAsync(command.Read<EvidenceCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, order.ToRequest());
            return outcome is Outcome<EvidenceEvent>.Done { Events: [EvidenceEvent.Refused refused] }
                ? new(EvidenceEvent.Refused.Code, $"The file that came has the hash {refused.Found}, and {refused.Stated} was announced. It is not kept; that it came is on record.", default)
                : Asked.Answered(outcome);
        }
        catch (PostgresException changed) when (changed.SqlState == UploadChanged)
        {
            return new("evidence.upload_changed", "The upload was let go or is another one since it was read. Nothing was filed. Send its parts again.", default);
        }
        catch (PostgresException missing) when (missing.SqlState == PartsMissing)
        {
            return new("evidence.damaged", "Parts of what is kept under this hash are missing. Nothing was filed.", default);
        }
        finally
        {
            (given, sent) = (null, null);   // the bytes are in the store now, or nowhere
        }
    }

    public async Task ExpireAsync() => _ = await HandleAsync(new EvidenceCommand.Expire(Guid.CreateVersion7(), default, clock.Now()), request: null);

    protected override void Project(Commit commit, EvidenceFile before, EvidenceFile after, IReadOnlyList<EvidenceEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("evidence", happened.Act, happened.At, Id, happened);
            switch (happened)
            {
                case EvidenceEvent.Filed e:
                    Keep(commit, e);
                    break;
                case EvidenceEvent.Refused e:
                    Pin(commit);
                    LetGo(commit);
                    commit.Execute(
                        "insert into evidence_refusal values ($1, $2, $3, $4, $5, $6)",
                        Sql.Uuid(e.Act), Sql.Uuid(e.Model), Sql.Text(e.Name), Sql.Text(e.Stated), Sql.Text(e.Found), Sql.Instant(e.At));
                    break;
                case EvidenceEvent.RetentionExtended e:
                    commit.Execute("update evidence set kept_until = $2 where id = $1", Sql.Uuid(Id), Sql.Instant(e.KeptUntil));
                    break;
                default:
                    Erase(commit, (EvidenceFile.Erased)after, happened.At);
                    break;
            }
        }
    }

    // The row of the content is locked by whoever comes first, so that nobody erases what another has just begun to hold.
    void Keep(Commit commit, EvidenceEvent.Filed filed)
    {
        var sheet = filed.Sheet;
        Pin(commit);
        commit.Execute(
            "insert into evidence_content (sha256, bytes, holders, pieces) values ($1, $2, 1, $3) on conflict (sha256) do update set holders = evidence_content.holders + 1",
            Sql.Text(sheet.Sha256), Sql.Bytes(given ?? (sent is null ? throw new InvalidOperationException("There is no content.") : [])), Sql.Int(sent?.Parts ?? 0));
        if (sent is { } by)
            commit.Execute(
                """
                insert into evidence_piece select $1, p.number, p.sha256, p.bytes from evidence_upload_part p
                where p.upload_id = $2 and exists (select from evidence_content where sha256 = $1 and pieces = $3) and not exists (select from evidence_piece where content_sha256 = $1)
                """,
                Sql.Text(sheet.Sha256), Sql.Uuid(by.Upload), Sql.Int(by.Parts));
        commit.Execute("select demand_pieces($1)", Sql.Text(sheet.Sha256));
        LetGo(commit);
        commit.Execute(
            "insert into evidence values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, null, $13)",
            Sql.Uuid(Id), Sql.Text(sheet.Sha256), Sql.Int(sheet.Size), Sql.Text(sheet.Name), Sql.Uuid(sheet.Model), Sql.Uuid(sheet.Developer), Sql.Text(sheet.Provenance.Maker), Sql.Text(sheet.Provenance.Method),
            new NpgsqlParameter<DateOnly> { TypedValue = sheet.Provenance.Made, NpgsqlDbType = NpgsqlDbType.Date }, Sql.Text(sheet.Label.ToString()), Sql.Instant(sheet.KeptUntil), Sql.Instant(filed.At), Sql.Uuid(filed.Act));
        commit.Execute(
            "insert into evidence_count values ($1, $2, 1) on conflict (model_id, label) do update set n = evidence_count.n + 1", Sql.Uuid(sheet.Model), Sql.Text(sheet.Label.ToString()));
    }

    // What is judged was read outside of the transaction.
    void Pin(Commit commit)
    {
        if (sent is { } by)
            commit.Execute("select demand_upload($1, $2)", Sql.Uuid(by.Upload), Sql.Text(by.PartsHash));
    }

    void LetGo(Commit commit)
    {
        if (sent is { Upload: var upload })
            commit.Execute("delete from evidence_upload where id = $1", Sql.Uuid(upload));
    }

    void Erase(Commit commit, EvidenceFile.Erased erased, DateTimeOffset at) => commit
        .Execute("update evidence set erased_at = $2 where id = $1", Sql.Uuid(Id), Sql.Instant(at))
        .Execute("update evidence_content set holders = holders - 1 where sha256 = $1", Sql.Text(erased.Sheet.Sha256))
        .Execute("delete from evidence_content where sha256 = $1 and holders = 0", Sql.Text(erased.Sheet.Sha256));
}

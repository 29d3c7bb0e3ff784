using Compliance.Storage;
using Npgsql;
using Orleans;

namespace Compliance.FilingAControlDocument;

/// <summary>One document through its versions, under <see cref="Identifiers.OfDocumentSeries"/>.</summary>
interface IControlDocumentGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="ControlDocumentCommand"/>; its act and its time are put in here.</param>
    /// <param name="content">The canonical JSON, where a version is filed.</param>
    /// <param name="sayings">Its <see cref="ControlSaying"/>s.</param>
    Task<Answer> DoAsync(Order order, Asked command, byte[]? content, Json sayings);
}

sealed class ControlDocumentGrain(EventStore store, Clock clock)
    : AggregateGrain<ControlDocument, ControlDocumentCommand, ControlDocumentEvent, ControlDocumentRefusal>(store, new("control-document")), IControlDocumentGrain
{
    (byte[] Content, ControlSaying[] Sayings)? given;

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override ControlDocument Initial => ControlDocument.Initial;

    protected override ControlDocument Evolve(ControlDocument state, ControlDocumentEvent happened) => ControlDocument.Evolve(state, happened);

    protected override Decision<ControlDocumentEvent, ControlDocumentRefusal> Decide(ControlDocument state, ControlDocumentCommand command) => ControlDocument.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command, byte[]? content, Json sayings)
    {
        given = content is null ? null : (content, sayings.Read<ControlSaying[]>());
        try
        {
            return Asked.Answered(await HandleAsync(command.Read<ControlDocumentCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, order.ToRequest()));
        }
        finally
        {
            given = null;   // it is in the store now, or nowhere
        }
    }

    protected override void Project(Commit commit, ControlDocument before, ControlDocument after, IReadOnlyList<ControlDocumentEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("control-document", happened.Act, happened.At, Id, happened);
            if (happened is ControlDocumentEvent.Filed filed)
                Keep(commit, filed);
            else if (happened is ControlDocumentEvent.Withdrawn withdrawn)
                commit.Execute(
                    "update control_document set withdrawn_at = $3, withdrawn_for = $4, withdrawal = $5 where series_id = $1 and id = $2",
                    Sql.Uuid(Id), Sql.Uuid(Identifiers.OfDocument(Id, withdrawn.Sha256, withdrawn.Catalog)), Sql.Instant(withdrawn.At), Sql.Text(withdrawn.Reason), Sql.Uuid(withdrawn.Act));
            commit.Execute("update control_document set is_current = coalesce(id = $2, false) where series_id = $1", Sql.Uuid(Id), Sql.Uuid(after.Current is { Sheet: var counts } ? Identifiers.OfDocument(Id, counts.Sha256, counts.Catalog) : null));
        }
    }

    void Keep(Commit commit, ControlDocumentEvent.Filed filed)
    {
        var (content, sayings) = given ?? throw new InvalidOperationException("There is no content.");
        var (sheet, id) = (filed.Sheet, Identifiers.OfDocument(Id, filed.Sheet.Sha256, filed.Sheet.Catalog));
        commit
            .Execute(
                "insert into control_document values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, true, null, null, null, $17)",
                Sql.Uuid(id), Sql.Uuid(Id), Sql.Uuid(sheet.Model), Sql.Text(sheet.ModelVersion), Sql.Text(sheet.Kind.ToString()), Sql.Uuid(sheet.Uuid), Sql.Text(sheet.Title), Sql.Text(sheet.Version), Sql.Text(sheet.Sha256),
                Sql.Int(sheet.Size), Sql.Uuid(sheet.Catalog), Sql.Int(sheet.Unknown), Sql.Text(sheet.Filer.ToString()), Sql.Uuid(filed.By), Sql.Instant(filed.At), Sql.Uuid(filed.Act), Sql.Bytes(content))
            .Execute(
                "insert into control_saying select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[])",
                Sql.Uuid(id), Sql.Ints([.. sayings.Select((_, i) => i + 1)]), Column(s => s.Control), Column(s => s.State.ToString()), Column(s => s.Words), Column(s => s.Place),
                Sql.Bools([.. sayings.Select(s => s.IsKnown)]));

        NpgsqlParameter Column(Func<ControlSaying, string> of) => Sql.Texts([.. sayings.Select(of)]);
    }
}

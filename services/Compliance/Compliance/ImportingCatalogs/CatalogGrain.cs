using Compliance.Storage;
using Npgsql;
using NpgsqlTypes;
using Orleans;

namespace Compliance.ImportingCatalogs;

/// <summary>One catalog through its versions, under <see cref="Identifiers.OfCatalogSeries"/>.</summary>
interface ICatalogGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="ControlCatalogCommand"/>; its act and its time are put in here.</param>
    /// <param name="content">The canonical JSON, where a version comes in.</param>
    /// <param name="controls">Its <see cref="CatalogControl"/>s.</param>
    Task<Answer> DoAsync(Order order, Asked command, byte[]? content, Json controls);

    /// <summary>The same, of the platform itself: what is known already changes nothing.</summary>
    Task<Answer> HearAsync(Asked command, byte[]? content, Json controls);
}

sealed class CatalogGrain(EventStore store, Clock clock) : AggregateGrain<ControlCatalog, ControlCatalogCommand, ControlCatalogEvent, ControlCatalogRefusal>(store, new("catalog")), ICatalogGrain
{
    (byte[] Content, CatalogControl[] Controls)? given;

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override ControlCatalog Initial => ControlCatalog.Initial;

    protected override ControlCatalog Evolve(ControlCatalog state, ControlCatalogEvent happened) => ControlCatalog.Evolve(state, happened);

    protected override Decision<ControlCatalogEvent, ControlCatalogRefusal> Decide(ControlCatalog state, ControlCatalogCommand command) => ControlCatalog.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command, byte[]? content, Json controls) => Asked.Answered(await HandleAsync(command, content, controls, order.ToRequest()));

    public async Task<Answer> HearAsync(Asked command, byte[]? content, Json controls) => Answer.Ended(await HandleAsync(command, content, controls, request: null));

    async Task<Outcome<ControlCatalogEvent>> HandleAsync(Asked command, byte[]? content, Json controls, Request? request)
    {
        given = content is null ? null : (content, controls.Read<CatalogControl[]>());
        try
        {
            return await HandleAsync(command.Read<ControlCatalogCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, request);
        }
        finally
        {
            given = null;   // it is in the store now, or nowhere
        }
    }

    protected override void Project(Commit commit, ControlCatalog before, ControlCatalog after, IReadOnlyList<ControlCatalogEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("catalog", happened.Act, happened.At, Id, happened);
            if (happened is ControlCatalogEvent.Entered entered)
                Enter(commit, entered, after.Current!.Sheet.Sha256);
            else
                commit.Execute("update catalog set withdrawn_at = $2 where series_id = $1 and withdrawn_at is null", Sql.Uuid(Id), Sql.Instant(happened.At));
        }
    }

    void Enter(Commit commit, ControlCatalogEvent.Entered entered, string current)
    {
        var (content, controls) = given ?? throw new InvalidOperationException("There is no content.");
        var (sheet, id) = (entered.Sheet, Identifiers.OfCatalog(Id, entered.Sheet.Sha256));
        commit
            .Execute(
                "insert into catalog values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, null, null, $14, $15)",
                Sql.Uuid(id), Sql.Uuid(Id), Sql.Text(sheet.Sha256), Sql.Text(sheet.Title), Sql.Text(sheet.Version), Sql.Text(sheet.Origin.ToString()), Sql.Text(sheet.Source), Sql.Text(sheet.FileName), Sql.Text(sheet.Adopted?.Number),
                new NpgsqlParameter<int?> { TypedValue = sheet.Adopted?.Edition, NpgsqlDbType = NpgsqlDbType.Integer }, new NpgsqlParameter<DateOnly?> { TypedValue = sheet.Adopted?.InForceFrom, NpgsqlDbType = NpgsqlDbType.Date },
                Sql.Int(sheet.Controls), Sql.Instant(entered.At), Sql.Uuid(entered.Act), Sql.Bytes(content))
            .Execute(
                "insert into catalog_control select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::boolean[])",
                Sql.Uuid(id), Sql.Ints([.. controls.Select((_, i) => i + 1)]), Column(c => c.Id), Column(c => c.Label), Column(c => c.Title), Column(c => c.Group), Column(c => c.GroupTitle), Column(c => c.Statement), Column(c => c.Guidance),
                new NpgsqlParameter<bool[]> { TypedValue = [.. controls.Select(c => c.IsWithdrawn)] })
            .Execute("update catalog set superseded_at = case when sha256 = $2 then null else coalesce(superseded_at, $3) end where series_id = $1", Sql.Uuid(Id), Sql.Text(current), Sql.Instant(entered.At));

        NpgsqlParameter Column(Func<CatalogControl, string> of) => Sql.Texts([.. controls.Select(of)]);
    }
}

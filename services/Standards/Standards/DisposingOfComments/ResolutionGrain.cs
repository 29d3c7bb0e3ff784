using Npgsql;
using Orleans;
using Standards.AnsweringFromATable;
using Standards.Domain.Comments;
using Standards.Domain.Documents;
using Standards.ImportingComments;
using Standards.ReadingComments;
using Standards.Storage;
using State = Standards.Domain.Comments.Resolution;

namespace Standards.DisposingOfComments;

/// <summary>What becomes of the comments on one edition, under the edition's identifier.</summary>
interface IResolutionGrain : IGrainWithStringKey
{
    Task<Answer> DisposeAsync(Order order, Json disposition, Guid[] comments, int? expected, string by);

    /// <summary>All the acts, oldest first.</summary>
    /// <param name="answers">As <see cref="AnswersGiven"/>.</param>
    /// <param name="table">The digest of the file that they come from, which is then taken.</param>
    Task<Answer> DisposeEachAsync(Order order, Json answers, string table, string by);
}

/// <summary>Comments that a table answers in the same way.</summary>
sealed record AnswersGiven(Disposition Disposition, ImmutableArray<Guid> Comments);

sealed class ResolutionGrain(EventStore store, Clock clock, Editions editions, NpgsqlDataSource database)
    : AggregateGrain<State, ResolutionCommand, ResolutionEvent, ResolutionRefusal>(store, Codec), IResolutionGrain
{
    static readonly EventCodec<ResolutionEvent> Codec = new("resolution");

    (string Digest, Guid Command)? table;   // of the command in hand; a grain handles one at a time

    Guid Draft => Guid.Parse(this.GetPrimaryKeyString());

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, ResolutionEvent happened) => State.Evolve(state, happened);

    protected override Decision<ResolutionEvent, ResolutionRefusal> Decide(State state, ResolutionCommand command) => State.Decide(state, command);

    public async Task<Answer> DisposeAsync(Order order, Json disposition, Guid[] comments, int? expected, string by)
    {
        var command = new ResolutionCommand.Dispose(new(Guid.CreateVersion7()), disposition.Read<Disposition>(), await ChosenAsync(comments), expected, await TextsAsync(), by, clock.Now());
        return Answer.Of<ResolutionEvent, ResolutionEvent.Disposed>(await HandleAsync(command, order.ToRequest()));
    }

    public async Task<Answer> DisposeEachAsync(Order order, Json answers, string table, string by)
    {
        var given = answers.Read<ImmutableArray<AnswersGiven>>();
        var chosen = (await ChosenAsync([.. given.SelectMany(a => a.Comments)])).ToDictionary(c => c.Id.Value);
        this.table = (table, order.CommandId);
        try
        {
            var command = new ResolutionCommand.DisposeEach(
                [.. given.Select(a => new GivenAnswer(new(Guid.CreateVersion7()), a.Disposition, [.. a.Comments.Where(chosen.ContainsKey).Select(c => chosen[c])]))],
                await TextsAsync(), by, clock.Now());
            return Answer.OfAll<ResolutionEvent, ResolutionEvent.Disposed>(await HandleAsync(command, order.ToRequest()));
        }
        finally
        {
            this.table = null;
        }
    }

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<ResolutionEvent> events)
    {
        if (table is var (digest, command))
            commit.Take(Draft, AnswerTable.Secretariat, digest, command, clock.Now());
        foreach (var disposed in events.OfType<ResolutionEvent.Disposed>())
            commit.Disposed(Draft, disposed);
    }

    /// <summary>The edition and the current one.</summary>
    async Task<ImmutableArray<Document>> TextsAsync()
    {
        var edition = await editions.RequireAsync(Draft, CancellationToken.None);
        return [edition.Text, (await editions.CurrentAsync(edition, CancellationToken.None)).Text];
    }

    /// <summary>What the decision needs to know of the comments. Once final, they stay so: what is read here still holds when it is decided.</summary>
    async Task<ImmutableArray<ChosenComment>> ChosenAsync(Guid[] comments) =>
    [
        .. await database.ReadAsync(
            $"select id, is_final from ({CommentRow.Select} where c.id = any($1) and c.draft_id = $2 and c.withdrawn_at is null) as chosen",
            [Sql.Uuids(comments), Sql.Uuid(Draft)], r => new ChosenComment(new(r.GetGuid(0)), r.GetBoolean(1)), CancellationToken.None),
    ];
}

using Orleans;
using Standards.Domain.Comments;
using Standards.OpeningAConsultation;
using Standards.ReadingComments;
using Standards.Storage;
using State = Standards.Domain.Comments.Commentary;

namespace Standards.CommentingOnADraft;

/// <summary>The comments of one member on one edition, under <see cref="Identifiers.OfCommentary"/>.</summary>
interface ICommentaryGrain : IGrainWithStringKey
{
    /// <param name="table">The digest of the file that they come from, which is then taken; null for none.</param>
    Task<Answer> CommentAsync(Order order, Json comments, Guid by, string? table);

    Task<Answer> ReplaceAsync(Order order, int serial, Json comment, Guid by);

    Task<Answer> WithdrawAsync(Order order, int serial, Guid by);
}

sealed class CommentaryGrain(EventStore store, Clock clock, Editions editions, IGrainFactory grains)
    : AggregateGrain<State, CommentaryCommand, CommentaryEvent, CommentaryRefusal>(store, Codec), ICommentaryGrain
{
    static readonly EventCodec<CommentaryEvent> Codec = new("commentary");
    Edition? edition;
    (string Digest, Guid Command)? table;   // of the command in hand; a grain handles one at a time

    (Guid Draft, Guid Member) Id => Identifiers.ReadCommentary(this.GetPrimaryKeyString());

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, CommentaryEvent happened) => State.Evolve(state, happened);

    protected override Decision<CommentaryEvent, CommentaryRefusal> Decide(State state, CommentaryCommand command) => State.Decide(state, command);

    public async Task<Answer> CommentAsync(Order order, Json comments, Guid by, string? table)
    {
        this.table = table is null ? null : (table, order.CommandId);
        var command = new CommentaryCommand.Comment(await PeriodAsync(), await TextAsync(), comments.Read<ImmutableArray<DraftComment>>(), new(by), clock.Now());
        return Answer.Of<CommentaryEvent, CommentaryEvent.Commented>(await HandleAsync(command, order.ToRequest()));
    }

    public async Task<Answer> ReplaceAsync(Order order, int serial, Json comment, Guid by)
    {
        var command = new CommentaryCommand.Replace(await PeriodAsync(), await TextAsync(), serial, comment.Read<DraftComment>(), new(by), clock.Now());
        return Answer.Of<CommentaryEvent, CommentaryEvent.Replaced>(await HandleAsync(command, order.ToRequest()));
    }

    public async Task<Answer> WithdrawAsync(Order order, int serial, Guid by) => Answer.Of<CommentaryEvent, CommentaryEvent.Withdrawn>(
        await HandleAsync(new CommentaryCommand.Withdraw(await PeriodAsync(), serial, new(by), clock.Now()), order.ToRequest()));

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<CommentaryEvent> events)
    {
        commit.Execute("select hold_consultation_open($1)", Sql.Uuid(Id.Draft));
        foreach (var happened in events)
            _ = happened switch
            {
                CommentaryEvent.Commented made      => commit.Commented(Id, made, edition!.Text, table),
                CommentaryEvent.Replaced replaced   => commit.Replaced(Id, replaced, edition!.Text),
                CommentaryEvent.Withdrawn withdrawn => commit.Withdrawn(Id, withdrawn),
                _                                   => throw new System.Diagnostics.UnreachableException(),
            };
    }

    async Task<Period> PeriodAsync() => (await grains.GetGrain<IConsultationGrain>(Id.Draft.ToString("D")).PeriodAsync(Id.Member)).Read<Period>();

    async Task<Domain.Documents.Document> TextAsync() => (edition ??= await editions.RequireAsync(Id.Draft, CancellationToken.None)).Text;
}

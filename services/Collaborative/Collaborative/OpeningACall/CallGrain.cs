using System.Text.Json;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using Orleans;

namespace Collaborative.OpeningACall;

/// <summary>One call.</summary>
interface ICallGrain : IGrainWithStringKey
{
    /// <param name="asOf">The instant to decide by, for a history that is set up afterwards; null for now.</param>
    Task<Answer> DoAsync(Order order, Asked command, DateTimeOffset? asOf = null);

    /// <summary>Takes an award out of what is left; asked again, it is the award that was taken.</summary>
    /// <returns>The taking.</returns>
    Task<Answer> TakeAsync(Json candidate);
}

sealed class CallGrain(EventStore store, Clock clock) : AggregateGrain<Call, CallCommand, CallEvent, CallRefusal>(store, Codec), ICallGrain
{
    public static readonly EventCodec<CallEvent> Codec = new("call");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override Call Initial => Call.Initial;

    protected override Call Evolve(Call state, CallEvent happened) => Call.Evolve(state, happened);

    protected override Decision<CallEvent, CallRefusal> Decide(Call state, CallCommand command) => Call.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command, DateTimeOffset? asOf = null) =>
        Asked.Answered(await HandleAsync(command.Read<CallCommand>() with { Act = NewAct(), Now = asOf ?? clock.Now() }, order.ToRequest()));

    public async Task<Answer> TakeAsync(Json candidate)
    {
        var asked = candidate.Read<Candidate>();
        var outcome = await HandleAsync(new CallCommand.Take(NewAct(), default, asked, clock.Now()), request: null);
        return outcome is Outcome<CallEvent>.Refused ? Answer.Ended(outcome) : new(null, null, Json.Of(Taken().Single(t => t.Application == asked.Id)));
    }

    protected override void Project(Commit commit, Call before, Call after, IReadOnlyList<CallEvent> events)
    {
        foreach (var happened in events)
        {
            Bind(commit, happened);
            if (happened is CallEvent.Published e)
                commit.Execute(
                    "insert into call (id, title, kind, opens, closes, state, published_at) values ($1, $2, $3, $4, $5, 'Published', $6)",
                    Sql.Uuid(Id), Sql.Text(e.Terms.Title), Sql.Text(e.Terms.Kind.ToString()), Sql.Instant(e.Terms.Window.From), Sql.Instant(e.Terms.Window.To), Sql.Instant(e.At));
            else if (happened is CallEvent.Extended longer)
                commit.Execute("update call set closes = $2 where id = $1", Sql.Uuid(Id), Sql.Instant(longer.To));
            else if (happened is CallEvent.Decided or CallEvent.Withdrawn)
                commit.Execute("update call set state = $2 where id = $1", Sql.Uuid(Id), Sql.Text(after.GetType().Name));
        }
    }

    /// <summary>Of a decision, the record names the docket by its hash: who has the docket can tell that it is the one.</summary>
    void Bind(Commit commit, CallEvent happened)
    {
        var kind = $"collaborative.call-{JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name)}";
        if (happened is CallEvent.Decided e)
            commit.Bind(kind, e.Act, e.At, "callId", Id, new { e.By, e.Docket.Seed, e.Docket.Beacon, Docket = e.Docket.Digest(), e.Ranking });
        else
            commit.Bind(kind, happened.Act, happened.At, "callId", Id, happened);
    }

    ImmutableArray<Taking> Taken() => State switch
    {
        Call.Published s  => s.Taken,
        Call.Decided s    => s.Taken,
        _                 => [],
    };

    static ActId NewAct() => new(Guid.CreateVersion7());
}

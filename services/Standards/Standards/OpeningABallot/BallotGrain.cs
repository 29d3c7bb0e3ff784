using Orleans;
using Standards.BreakingATie;
using Standards.CallingTheRoll;
using Standards.CastingAVote;
using Standards.ClosingABallot;
using Standards.CommentingOnADraft;
using Standards.CorrectingARecord;
using Standards.Domain;
using Standards.Domain.Ballots;
using Standards.RemindingMembers;
using Standards.RegisteringAProject;
using Standards.Rules;
using Standards.Storage;
using Standards.WatchingABallot;
using Standards.WithdrawingABallot;
using State = Standards.Domain.Ballots.Ballot;

namespace Standards.OpeningABallot;

/// <summary>One ballot, under <see cref="Identifiers.OfBallot"/>.</summary>
interface IBallotGrain : IGrainWithStringKey
{
    Task<Answer> OpenAsync(Order order, OpenOrder ballot);

    Task<Answer> CastAsync(Order order, VoteOrder vote);

    Task<Answer> CloseAsync(Order order, string? reason);

    /// <summary>Takes back the announcement, before the ballot opens.</summary>
    Task<Answer> WithdrawAsync(Order order, string? reason);

    Task<Answer> CorrectAsync(Order order, CorrectionOrder correction);

    Task<Answer> CallRollAsync(Order order, Guid[] roll, Guid by);

    /// <summary>Writes down what a member answered in the hall; null where it did not answer.</summary>
    Task<Answer> RecordAnswerAsync(Order order, Guid member, string? position, Guid by);

    Task<Answer> BreakTieAsync(Order order, string position, Guid chair);

    /// <summary>Sees to it that the ballot opens as planned, members are reminded and it closes by its deadline: now if the instant has passed, else by a reminder.</summary>
    Task WatchDeadlineAsync();
}

sealed class BallotGrain(EventStore store, Clock clock, VotingRules rules, BallotChanges changes, ElectorateOf electorates)
    : AggregateGrain<State, BallotCommand, BallotEvent, BallotRefusal>(store, Codec), IBallotGrain, IRemindable
{
    static readonly EventCodec<BallotEvent> Codec = new("ballot", FirstBallots.Closed);
    static readonly DeadlineReminder Deadline = new("deadline");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, BallotEvent happened) => State.Evolve(state, happened);

    protected override Decision<BallotEvent, BallotRefusal> Decide(State state, BallotCommand command) => State.Decide(state, command);

    public async Task<Answer> OpenAsync(Order order, OpenOrder ballot)
    {
        var outcome = await TellAsync(ballot.ToCommand(NewAct(), rules, clock.Now()), order);
        if (outcome is Outcome<BallotEvent>.Done)
            await WatchDeadlineAsync();
        return Answer.Of<BallotEvent, BallotEvent>(outcome);
    }

    public async Task<Answer> WithdrawAsync(Order order, string? reason)
    {
        await OpenIfDueAsync();
        var outcome = await TellAsync(new BallotCommand.Withdraw(NewAct(), reason, clock.Now()), order);
        if (outcome is Outcome<BallotEvent>.Done)
            await Deadline.ForgetAsync(this);
        return Answer.Of<BallotEvent, BallotEvent.Withdrawn>(outcome);
    }

    public async Task<Answer> CastAsync(Order order, VoteOrder vote)
    {
        await OpenIfDueAsync();
        return Answer.Of<BallotEvent, BallotEvent.VoteCast>(await TellAsync(vote.ToCommand(NewAct(), clock.Now()), order));
    }

    public async Task<Answer> CloseAsync(Order order, string? reason)
    {
        await OpenIfDueAsync();
        var outcome = await TellAsync(new BallotCommand.Close(NewAct(), reason, clock.Now()), order);
        if (outcome is Outcome<BallotEvent>.Done)
            await Deadline.ForgetAsync(this);
        return Answer.Of<BallotEvent, BallotEvent.Closed>(outcome);
    }

    public async Task<Answer> CorrectAsync(Order order, CorrectionOrder correction) =>
        Answer.Of<BallotEvent, BallotEvent.VoteCorrected>(await TellAsync(correction.ToCommand(NewAct(), clock.Now()), order));

    public async Task<Answer> CallRollAsync(Order order, Guid[] roll, Guid by)
    {
        await OpenIfDueAsync();
        return Answer.Of<BallotEvent, BallotEvent.RollCalled>(await TellAsync(new BallotCommand.CallRoll(NewAct(), [.. roll.Select(m => new MemberId(m))], new(by), clock.Now()), order));
    }

    public async Task<Answer> RecordAnswerAsync(Order order, Guid member, string? position, Guid by) => Answer.Of<BallotEvent, BallotEvent>(
        await TellAsync(new BallotCommand.RecordAnswer(NewAct(), new(member), position is null ? null : Enum.Parse<Position>(position), new(by), clock.Now()), order));

    public async Task<Answer> BreakTieAsync(Order order, string position, Guid chair) => Answer.Of<BallotEvent, BallotEvent.TieBroken>(
        await TellAsync(new BallotCommand.BreakTie(NewAct(), Enum.Parse<Position>(position), new(chair), clock.Now()), order));

    public async Task WatchDeadlineAsync()
    {
        await OpenIfDueAsync();
        if (State is State.Planned planned)
        {
            await Deadline.SetAsync(this, planned.Terms.OpensAt - clock.Now());
            return;
        }
        if (State is State.Open open && clock.Now() is var now && now < open.Terms.ClosesAt)
        {
            await TellAsync(new BallotCommand.Remind(NewAct(), now), order: null);
            await Deadline.SetAsync(this, (Reminding.DueAt(open.Terms).Where(due => due > now).Select(due => (DateTimeOffset?)due).FirstOrDefault() ?? open.Terms.ClosesAt) - now);
            return;
        }
        await TellAsync(new BallotCommand.CloseAtDeadline(NewAct(), clock.Now()), order: null);
        await Deadline.ForgetAsync(this);
    }

    /// <summary>What was planned for an instant that has come is done before anything that people ask.</summary>
    async Task OpenIfDueAsync()
    {
        if (State is not State.Planned { Terms: var terms } planned || clock.Now() is var now && now < terms.OpensAt)
            return;

        var taken = terms.Electorate.Committee is { } committee
            ? (await electorates.TakeAsOfAsync(new(committee, terms.OpensAt, planned.Observers), default)).Electorate : (ImmutableArray<Entitlement>?)null;
        await TellAsync(new BallotCommand.OpenAsPlanned(NewAct(), taken, now), order: null);
        if (State is State.Open)
            await WatchDeadlineAsync();
    }

    public Task ReceiveReminder(string reminderName, Orleans.Runtime.TickStatus status) => WatchDeadlineAsync();

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<BallotEvent> events)
    {
        foreach (var happened in events)
            _ = happened switch
            {
                BallotEvent.Opened opened           => commit.Opened(Id, opened, asPlanned: before is State.Planned),
                BallotEvent.Announced announced     => commit.Announced(Id, announced),
                BallotEvent.Withdrawn withdrawn     => commit.Withdrawn(Id, ((State.Withdrawn)after).Terms, withdrawn),
                BallotEvent.VoteCast vote           => commit.VoteCast(Id, vote).ShowComments(Id, ((State.Open)after).Terms, vote),
                BallotEvent.RollCalled called       => commit.RollCalled(Id, called),
                BallotEvent.MemberAbsent absent     => commit.MemberAbsent(Id, absent),
                BallotEvent.Reminded reminded       => commit.Reminded(Id, ((State.Open)after).Terms, reminded),
                BallotEvent.Closed closed           => commit.Closed(Id, ((State.Closed)after).Terms, closed).ShowComments(Id, (State.Closed)after),
                BallotEvent.VoteCorrected corrected => commit.Corrected(Id, ((State.Closed)after).Terms, corrected),
                BallotEvent.TieBroken broken        => commit.TieBroken(Id, ((State.Closed)after).Terms, broken),
                _                                   => throw new System.Diagnostics.UnreachableException(),
            };
    }

    async Task<Outcome<BallotEvent>> TellAsync(BallotCommand command, Order? order)
    {
        var outcome = await HandleAsync(command, order?.ToRequest());
        if (outcome is Outcome<BallotEvent>.Done { Repeated: false, Events: { Count: > 0 } events })
        {
            VotesCast.Count(events);
            changes.Announce(Id);
            await WakeProjectAsync();
        }
        return outcome;
    }

    /// <summary>The project moves with the end of its ballot, and looks out for it from its beginning.</summary>
    Task WakeProjectAsync() => State switch
    {
        State.Open { Votes.IsEmpty: true } open => ProjectOf(open.Terms).WakeAsync(),
        State.Closed closed                     => ProjectOf(closed.Terms).WakeAsync(),
        _                                       => Task.CompletedTask,
    };

    IProjectGrain ProjectOf(Terms terms) => GrainFactory.GetGrain<IProjectGrain>(terms.Project.Value.ToString("D"));

    static ActId NewAct() => new(Guid.CreateVersion7());
}

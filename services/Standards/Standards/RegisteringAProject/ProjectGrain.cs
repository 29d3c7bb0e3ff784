using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Standards.AdvancingAProject;
using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.Domain.Publications;
using Standards.PublishingAStandard;
using Standards.Storage;
using State = Standards.Domain.Projects.Project;

namespace Standards.RegisteringAProject;

/// <summary>One project, under <see cref="Identifiers.OfProject"/>.</summary>
interface IProjectGrain : IGrainWithStringKey
{
    Task<Answer> RegisterAsync(Order order, RegisterOrder project);

    /// <summary>Registers the project of the next edition, once it is decided to revise the standard.</summary>
    /// <returns>What the new project answers.</returns>
    Task<Answer> ReviseAsync(Order order, string symbol, string title);

    Task<Answer> StartAsync(Order order, StartOrder process);

    Task<Answer> AdvanceAsync(Order order, string to, string reason, Guid by);

    /// <summary>Publishes an edition of a standard, if the gate to publication is met; the project follows.</summary>
    /// <param name="edition">A <see cref="StandardCommand.Publish"/>; appeals and the sunset are put in here.</param>
    /// <returns>What the standard answers.</returns>
    Task<Answer> PublishAsync(Order order, Asked edition);

    Task<Answer> ExtendAsync(Order order, int months, string reason, Guid by);

    /// <param name="evidence">An <see cref="Evidence"/>.</param>
    Task<Answer> AttestAsync(Order order, Json evidence, string statement, Guid by);

    Task<Answer> ApproveScopeAsync(Order order, string text, string reason, Guid by);

    /// <summary>Lets everything happen that has come by itself: deadlines and closed ballots, in the order of their dates.</summary>
    Task CatchUpAsync();

    /// <summary>The same, for who does not wait for it.</summary>
    [OneWay]
    Task WakeAsync();
}

sealed class ProjectGrain(EventStore store, Clock clock, ProjectSurroundings surroundings)
    : AggregateGrain<State, ProjectCommand, ProjectEvent, ProjectRefusal>(store, Codec), IProjectGrain, IRemindable
{
    static readonly EventCodec<ProjectEvent> Codec = new("project");
    static readonly DeadlineReminder NextDate = new("project");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override State Initial => State.Initial;

    protected override State Evolve(State state, ProjectEvent happened) => State.Evolve(state, happened);

    protected override Decision<ProjectEvent, ProjectRefusal> Decide(State state, ProjectCommand command) => State.Decide(state, command);

    public Task<Answer> RegisterAsync(Order order, RegisterOrder project) => TellAsync<ProjectEvent.Registered>(order, project.ToCommand(NewAct, clock.Now()));

    public async Task<Answer> ReviseAsync(Order order, string symbol, string title)
    {
        await CatchUpAsync();
        if (Revising.ObstacleOf(State, await surroundings.RevisedByAsync(Id)) is { } obstacle && !await IsKnownAsync(order.ToRequest()))
            return new(obstacle.Code, obstacle.Message, default);

        var next = Identifiers.OfProject(symbol);
        return next == Id
            ? new("project.already_registered", $"The project {symbol} is registered already.", default)
            : await GrainFactory.GetGrain<IProjectGrain>(next.ToString("D")).RegisterAsync(order, new(symbol, title, ProcessOf(State).Begins.Code) { Revises = Id });
    }

    public Task<Answer> StartAsync(Order order, StartOrder process) => TellAsync<ProjectEvent.Started>(order, process.ToCommand(NewAct(), clock.Now()));

    public async Task<Answer> AdvanceAsync(Order order, string to, string reason, Guid by)
    {
        await CatchUpAsync();
        return await TellAsync<ProjectEvent.MovedByDecision>(order, new ProjectCommand.Advance(NewAct(), to, reason, await surroundings.EvidenceAsync(Id), new(by), clock.Now())
        {
            StayedBy = await surroundings.PendingAppealsAsync(Id),
        });
    }

    public async Task<Answer> PublishAsync(Order order, Asked edition)
    {
        await CatchUpAsync();
        var now = clock.Now();
        var publish = (StandardCommand.Publish)edition.Read<StandardCommand>();
        var obstacle = ComingToPublication.ObstacleOf(State, await surroundings.EvidenceAsync(Id), now) ?? Revising.ObstacleOf(publish.Number, await surroundings.RevisedNumbersAsync(Id));
        if (obstacle is not null && !await IsKnownAsync(order.ToRequest()))
            return new(obstacle.Code, obstacle.Message, default);

        var answer = await GrainFactory.GetGrain<IStandardGrain>(Identifiers.OfStandard(publish.Number).ToString("D")).DoAsync(order, Asked.Of(publish with
        {
            Entry = publish.Entry with { Sunset = State is State.Running running ? ComingToPublication.SunsetOf(running, now) : null },
            StayedBy = await surroundings.PendingAppealsAsync(Id),
        }), asOf: null);
        await CatchUpAsync();
        return answer;
    }

    public async Task<Answer> ExtendAsync(Order order, int months, string reason, Guid by)
    {
        await CatchUpAsync();
        return await TellAsync<ProjectEvent.Extended>(order, new ProjectCommand.Extend(NewAct(), months, reason, new(by), clock.Now()));
    }

    public async Task<Answer> AttestAsync(Order order, Json evidence, string statement, Guid by)
    {
        await CatchUpAsync();
        return await TellAsync<ProjectEvent.Attested>(order, new ProjectCommand.Attest(NewAct(), evidence.Read<Evidence>(), statement, new(by), clock.Now()));
    }

    public Task<Answer> ApproveScopeAsync(Order order, string text, string reason, Guid by) =>
        TellAsync<ProjectEvent.ScopeApproved>(order, new ProjectCommand.ApproveScope(NewAct(), text, reason, new(by), clock.Now()));

    public async Task CatchUpAsync()
    {
        var before = Version;
        while (await NextAsync(clock.Now()) is { } command)
            if (await HandleAsync(command, request: null) is not Outcome<ProjectEvent>.Done { Events.Count: > 0 })
                break;   // another activation was first; what it left comes with the reminder
        await WatchAsync();
        if (Version != before)
            await LeadAsync();
    }

    public Task WakeAsync() => State is State.Running or State.Ended ? CatchUpAsync() : Task.CompletedTask;

    public Task ReceiveReminder(string reminderName, TickStatus status) => CatchUpAsync();

    protected override void Project(Commit commit, State before, State after, IReadOnlyList<ProjectEvent> events)
    {
        var place = Version;
        foreach (var happened in events)
            commit.Happened(Id, ++place, happened);
        if (after is State.Running or State.Ended)
            commit.Stands(Id, after);
    }

    Task<ProjectCommand?> NextAsync(DateTimeOffset now) => State switch
    {
        State.Running running => NextAsync(running, now),
        State.Ended ended     => NewResultAsync(ended.Last, due: null),
        _                     => Task.FromResult<ProjectCommand?>(null),
    };

    /// <summary>What comes next by itself: the earliest of a new result of the last ballot, the stage's ballot, the publication, and the first deadline. Ballots that should have closed by now are closed first.</summary>
    async Task<ProjectCommand?> NextAsync(State.Running running, DateTimeOffset now)
    {
        var due = ProjectSchedule.Of(running) is [var first, ..] && first.At <= now ? first : null;
        if (await NewResultAsync(running, due) is { } changed)
            return changed;
        var ballot = running.Here.Ballot is null ? null : await surroundings.ClosedBallotAsync(Id, running, now);
        if (ballot is not null && (due is null || ballot.ClosedAt <= due.At))
            return new ProjectCommand.TakeBallot(NewAct(), new(ballot.Id), ballot.Rule, ballot.Approved, ballot.OpenedAt, ballot.ClosedAt);
        if (running.Here.Decisions.Any(d => d.To.IsPublication) && await surroundings.PublicationAsync(Id, running) is { } published && (due is null || published.PublishedAt <= due.At))
            return new ProjectCommand.TakePublication(NewAct(), published.Act, published.Number, published.Edition, await surroundings.EvidenceAsync(Id), published.PublishedAt);
        return due is null ? null : new ProjectCommand.PassDeadline(NewAct(), now);
    }

    /// <summary>Whether the ballot that brought the project to where it stands reads otherwise now, and did before anything else was due.</summary>
    async Task<ProjectCommand?> NewResultAsync(State.Running running, Domain.Projects.Due? due) =>
        running.Run.Brought is { } brought && await surroundings.ResultAsync(brought.Id.Value) is var result && result.Approved != brought.Approved && (due is null || result.At <= due.At)
            ? new ProjectCommand.TakeNewResult(NewAct(), brought.Id, result.Approved, result.At)
            : null;

    async Task<Answer> TellAsync<TEvent>(Order order, ProjectCommand command)
        where TEvent : ProjectEvent
    {
        var outcome = await HandleAsync(command, order.ToRequest());
        if (outcome is Outcome<ProjectEvent>.Done { Repeated: false })
        {
            await CatchUpAsync();
            await LeadAsync();
        }
        return Answer.Of<ProjectEvent, TEvent>(outcome);
    }

    /// <summary>Tells the standards of the project that it has moved. They ask it, and it never asks them: were this lost, they would look for themselves, at start and every day.</summary>
    async Task LeadAsync()
    {
        if (State is State.Running or State.Ended && StageOf(State) is { IsReview: true } or { IsWithdrawal: true })
            foreach (var standard in await surroundings.StandardsAsync(Id))
                await GrainFactory.GetGrain<IStandardGrain>(standard.ToString("D")).FollowAsync();
    }

    static ProcessDefinition ProcessOf(State state) => state is State.Running running ? running.Process : ((State.Ended)state).Last.Process;

    static StageCode StageOf(State state) => state is State.Running running ? running.Run.Stage : ((State.Ended)state).Last.Run.Stage;

    async Task WatchAsync()
    {
        if (State is State.Running running && await surroundings.NextDateAsync(Id, running) is { } next)
            await NextDate.SetAsync(this, next - clock.Now());
        else if (State is not State.Registered)
            await NextDate.ForgetAsync(this);
    }

    static ActId NewAct() => new(Guid.CreateVersion7());
}

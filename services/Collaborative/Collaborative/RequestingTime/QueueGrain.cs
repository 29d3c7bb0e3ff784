using Collaborative.ChargingRuns;
using Collaborative.Clusters;
using Collaborative.Domain.Cycles.Explaining;
using Collaborative.Domain.Cycles.Records;
using Collaborative.Domain.Pauses;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;
using Collaborative.EndingAnAward;
using Collaborative.GrantingTime;
using Collaborative.ObeyingAPause;
using Collaborative.ExplainingAWait;
using Collaborative.Graph;
using Collaborative.PledgingCapacity;
using Collaborative.ReadingACycle;
using Collaborative.ReadingThePool;
using Collaborative.RevokingAnAward;
using Collaborative.RunningCycles;
using Collaborative.Storage;
using Collaborative.WatchingNodes;
using Npgsql;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Collaborative.RequestingTime;

/// <summary>The requests of a pool, and the cycles that decide about them.</summary>
interface IQueueGrain : IGrainWithStringKey
{
    /// <summary>Asks for time. What is asked for while the queue decides is taken together when it is done.</summary>
    /// <param name="request">A <see cref="Request"/>; its identifier is given here.</param>
    /// <param name="work">What for: a <see cref="Work"/>.</param>
    /// <param name="forAny">Whether who asks may ask for every project. Others ask for those that they were admitted to.</param>
    [AlwaysInterleave]
    Task<Answer> AskAsync(Order order, Sent request, Sent work, Guid by, bool forAny);

    /// <summary>Takes what was asked for meanwhile.</summary>
    Task TakeAsync();

    Task<Answer> WithdrawAsync(Order order, Guid request, Guid by);

    /// <summary>Asks which pauses changed, and obeys them at once.</summary>
    Task ObeyAsync();

    /// <summary>Obeys the revocations of awards at once, and gives back what is left of one that is over.</summary>
    Task ReturnAsync(Guid award);

    /// <summary>Looks at the clusters, ends what is over, and runs a cycle where something changed.</summary>
    /// <returns>Whether the next look is due at once, for not all that might start was decided about.</returns>
    Task<bool> TickAsync();

    /// <summary>Why a request waits, as the last cycle said: an array of <see cref="Fact"/>.</summary>
    [AlwaysInterleave]
    Task<Sent> ReasonsAsync(Guid request);

    /// <summary>The starts that are promised: an array of <see cref="Promise"/>.</summary>
    [AlwaysInterleave]
    Task<Sent> PromisesAsync();

    /// <summary>All that holds a request when the last cycle is over: an <see cref="Explained"/>; null if it does not wait.</summary>
    [AlwaysInterleave]
    Task<Sent?> ExplainAsync(Guid request);

    /// <summary>The smallest change with which the last cycle would have started a request: a <see cref="Proposed"/>. Cycles are run to find it, beside whatever the queue does.</summary>
    [AlwaysInterleave]
    Task<Sent?> ProposeAsync(Guid request);

    /// <summary>The <see cref="Snapshot"/> that a cycle would decide from now; null where no shares were decided.</summary>
    Task<Sent?> SnapshotAsync();
}

sealed class QueueGrain(EventStore store, Clock clock, NpgsqlDataSource database, PoolShelf shelf, CycleShelf cycles, Connectors connectors, StandingOrders orders, ILogger<QueueGrain> log)
    : AggregateGrain<Queue, QueueCommand, QueueEvent, QueueRefusal>(store, Codec), IQueueGrain
{
    const int KeepEvery = 200;
    const int TakenAtOnce = 256;
    static readonly EventCodec<QueueEvent> Codec = new("queue", CycleJson.Options);

    readonly Reconciliation reconciliation = new(connectors, database, log);
    readonly NodesWatched nodes = new(connectors, database, log);
    readonly Explaining explaining = new();
    readonly Debts debts = new(database);
    readonly Revocations revocations = new(database);
    readonly Returning returning = new(database);
    readonly Queue<Asked> asked = [];
    Seen? seen;   // by the last cycle
    NextCycle? composed;   // last, with what it leaves out
    DateTimeOffset due = DateTimeOffset.MinValue;
    PackedRecord? entering;
    bool isAware;   // of the pauses in force, since this activation began

    protected override Queue Initial => Queue.Initial;

    protected override Queue Evolve(Queue state, QueueEvent happened) => Queue.Evolve(state, happened);

    protected override Decision<QueueEvent, QueueRefusal> Decide(Queue state, QueueCommand command) => Queue.Decide(state, command, connectors.Joining);

    protected override async Task<(Queue State, int Version)> KeptAsync(CancellationToken cancellation)
    {
        if (await database.ReadAsync("select body, version from packed_queue where pool = $1", [Sql.Text(this.GetPrimaryKeyString())], r => (r.Unpacked<KeptQueue>(0).ToQueue(), r.GetInt32(1)), cancellation) is [var packed])
            return packed;
        return await database.ReadAsync("select body, version from kept_queue where pool = $1", [Sql.Text(this.GetPrimaryKeyString())], r => (r.Value<KeptQueue>(0).ToQueue(), r.GetInt32(1)), cancellation) is [var kept] ? kept : (Initial, 0);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        while (asked.TryDequeue(out var one))
            one.Answered.TrySetException(new SiloUnavailableException("The queue goes on elsewhere; it is asked again there."));
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task<Answer> AskAsync(Order order, Sent request, Sent work, Guid by, bool forAny)
    {
        var one = new Asked(order, request.Read<Request>(), work.Read<Work>(), by, forAny);
        asked.Enqueue(one);
        if (asked.Count == 1)
            GrainFactory.GetGrain<IQueueGrain>(this.GetPrimaryKeyString()).TakeAsync().Ignore();
        return one.Answered.Task;
    }

    public async Task TakeAsync()
    {
        var taken = asked.Take(TakenAtOnce).ToList();
        try
        {
            if (taken.Count > 0)
                await AnswerAsync(taken);
        }
        catch (Exception failure)
        {
            taken.ForEach(one => one.Answered.TrySetException(failure));
        }
        taken.ForEach(_ => asked.Dequeue());
        if (asked.Count > 0)
            GrainFactory.GetGrain<IQueueGrain>(this.GetPrimaryKeyString()).TakeAsync().Ignore();   // after whatever else waits for its turn
    }

    async Task AnswerAsync(List<Asked> taken)
    {
        if (!await IsAwareAsync())
        {
            taken.ForEach(one => one.Answered.SetResult(new(Unaware.Code, Unaware.Message, default)));
            return;
        }
        var (pool, now) = ((await shelf.ReadAsync(CancellationToken.None)).Pool, clock.Second());
        var may = taken.ToLookup(one => one.ForAny || pool.MayAsk(one.By, one.Request.Project));
        foreach (var stranger in may[false])
            stranger.Answered.SetResult(Researchers.Stranger);
        taken = [.. may[true]];
        await CurrentAsync();
        var inForce = await revocations.InForceAsync(taken.Select(one => one.Request.Project).Where(p => State.RevocationOf(p) is not null).Select(p => p.Value), clock.Now());
        var outcomes = await HandleAllAsync([.. taken.Select(one => (
            (QueueCommand)new QueueCommand.Ask(Stored.NewAct(), one.Request with { Id = new(Guid.CreateVersion7()), Submitted = now }, pool, one.By, now, one.Work, inForce.Contains(one.Request.Project.Value)), (BuildingBlocks.EventStore.Request?)one.Order.ToRequest()))]);
        foreach (var (one, outcome) in taken.Zip(outcomes))
            one.Answered.SetResult(outcome is Outcome<QueueEvent>.Done { Events: [QueueEvent.Requested happened, ..], Repeated: var repeated }
                ? new(null, null, Json.Of(new { act = happened.Act.Value, request = happened.Request.Id.Value, submitted = repeated ? (DateTimeOffset?)null : happened.At }))
                : Answer.Ended(outcome));
    }

    public async Task<Answer> WithdrawAsync(Order order, Guid request, Guid by) =>
        Answer.OfAct(await HandleAsync(new QueueCommand.Withdraw(Stored.NewAct(), new(request), by, clock.Second()), order.ToRequest()), e => e.Act.Value);

    public async Task<Sent?> SnapshotAsync() => await WholeAsync() is { } whole ? Sent.Of(whole) : null;

    public async Task<Sent> ReasonsAsync(Guid request)
    {
        var (leftOut, last) = (await LeftOutAsync(new(request)), await LastCycleAsync());
        return Sent.Of<ImmutableArray<Fact>>(leftOut is var (fact, like) ? [fact, .. like is { } other ? last?[other]?.Reasons() ?? [] : []] : last?[new(request)]?.Reasons() ?? []);
    }

    public Task<Sent> PromisesAsync() => Task.FromResult(Sent.Of(State.Standing.Promises));

    public async Task<Sent?> ExplainAsync(Guid request)
    {
        var (leftOut, last) = (await LeftOutAsync(new(request)), await LastCycleAsync());
        if (leftOut is var (fact, like))
            return Sent.Of(new Explained(State.Cycles, [fact, .. like is { } other ? last?.Holds(other) ?? [] : []], null));
        return last is not null && Explaining.Of(last, new(request)) is { } explained ? Sent.Of(explained) : null;
    }

    public async Task<Sent?> ProposeAsync(Guid request)
    {
        var (isAll, behind) = (composed is not { Alike.IsEmpty: false }, composed?.Of(new(request)) is { Like: not null } ? State[new(request)] : null);
        var isWhole = !isAll && State.Standing.Pending.Count <= Explanation.MostServed;
        return await explaining.ProposeAsync(isWhole ? () => explaining.WholeAsync(WholeAsync) : LastCycleAsync, new(request), isAll || isWhole, isWhole ? null : behind) is { } proposed ? Sent.Of(proposed) : null;
    }

    /// <summary>What a request is held by that is in no cycle, and the one that is and is held as it is besides: its cluster does not find what it asks for, its account cannot pay, or not before an award begins, or others who are alike are ahead of it.</summary>
    async Task<(Fact Fact, RequestId? Like)?> LeftOutAsync(RequestId request) =>
        State.Misses.ContainsKey(request) && State.HeldAt((await shelf.ReadAsync(CancellationToken.None)).Pool, clock.Second()).GetValueOrDefault(request) is { } missed
            ? (new Fact.NotFound(missed.Cluster, missed.Times), null)
            : composed?.Of(request) is not { } leftOut ? null
            : leftOut.Fact is Fact.Unpaid && State[request] is { } asked && await returning.BeginsAsync(asked.Project.Value, clock.Now()) is { } from ? (new Fact.NotBegun(from), null)
            : leftOut;

    /// <summary>All that waits now, however many are alike.</summary>
    async Task<Snapshot?> WholeAsync()
    {
        var (pool, _) = await shelf.ReadAsync(CancellationToken.None);
        var now = clock.Second();
        return NextCycle.Of(pool, State, (await MeansAsync(now)).Books, now, connectors.Joining, isWhole: true)?.Snapshot;
    }

    Task<DecidedCycle?> LastCycleAsync() => explaining.LastAsync(() => cycles.RecordAsync(State.Cycles, CancellationToken.None));

    public async Task ReturnAsync(Guid award)
    {
        await RevokeAsync();
        await CurrentAsync();
        await returning.ReturnAsync(award, (await shelf.ReadAsync(CancellationToken.None)).Pool, State, Books, clock.Second());
    }

    /// <summary>Ends what projects run and wait for whose awards were revoked.</summary>
    async Task RevokeAsync()
    {
        foreach (var revocation in await revocations.OpenAsync(CancellationToken.None))
        {
            await CurrentAsync();
            var before = State.Standing;
            if (await HandleAsync(new QueueCommand.Revoke(Stored.NewAct(), revocation, clock.Second()), request: null) is Outcome<QueueEvent>.Done { Events: [QueueEvent.RevocationObeyed obeyed] })
                await reconciliation.StopAsync((await shelf.ReadAsync(CancellationToken.None)).Pool, obeyed.Stopped.Select(s => before.Leases.GetValueOrDefault(s.Request)).OfType<Lease>(), CancellationToken.None);
        }
    }

    public async Task ObeyAsync()
    {
        await RevokeAsync();
        var (changes, before) = (await orders.SinceAsync(State.Obedience.Last, CancellationToken.None), State.Standing);
        isAware = true;
        if (changes.IsEmpty || await HandleAsync(new QueueCommand.Obey(Stored.NewAct(), changes, clock.Second()), request: null) is not Outcome<QueueEvent>.Done { Events: [QueueEvent.PauseObeyed obeyed] })
            return;
        var stopped = obeyed.Stopped.Select(s => before.Leases.GetValueOrDefault(s.Request)).OfType<Lease>();
        await reconciliation.StopAsync((await shelf.ReadAsync(CancellationToken.None)).Pool, stopped, CancellationToken.None);
    }

    /// <summary>Whoever does not know which pauses are in force decides nothing.</summary>
    async Task<bool> IsAwareAsync()
    {
        try
        {
            if (!isAware)
                await ObeyAsync();
        }
        catch (Exception failure)
        {
            Log.Unaware(log, failure.Message);
        }
        return isAware;
    }

    public async Task<bool> TickAsync()
    {
        var laps = new Laps();
        await TakeAsync();
        if (!await IsAwareAsync())
            return false;
        laps.Over("take");
        await CurrentAsync();
        var now = clock.Second();
        var standing = MeansAsync(now);   // asked for beside all that is looked at
        var (pool, version) = await shelf.ReadAsync(CancellationToken.None);
        await reconciliation.RecallAsync(CancellationToken.None);
        if (await nodes.LookAsync(pool, reconciliation.Refusing, GrainFactory.GetGrain<IPoolGrain>(this.GetPrimaryKeyString()), now, CancellationToken.None))
            (pool, version) = await shelf.ReadAsync(CancellationToken.None);
        laps.Over("pool");
        var ended = await reconciliation.EndedAsync(pool, State.Standing, now, CancellationToken.None);
        try
        {
            var means = await standing;
            laps.Over("observe");
            if (ended.Count == 0 && now < due && seen == new Seen(Version, version, means.Books.Postings, means.Owed))
                return false;
            if (!await DecideAsync(pool, version, means, ended, now, laps))
                return false;
        }
        catch when (ended.Count > 0)
        {
            await HandleAllAsync(ended);   // what is over is over, whatever keeps the next cycle
            throw;
        }
        await reconciliation.CancelEndedAsync(CancellationToken.None);
        if (entering is not { Record: var entered })
            return false;
        entering = null;
        explaining.Take(entered.Decided);
        await reconciliation.BringAsync(pool, entered.Outcome.Starts.Select(s => State.Standing.Leases.GetValueOrDefault(s.Request)).OfType<Lease>(), now, CancellationToken.None);
        laps.Over("bring");
        return seen is null;
    }

    /// <summary>Writes what ended together with the cycle that is decided after it, where there is something to decide about.</summary>
    /// <returns>Whether it is written; otherwise it was overtaken, and the next look runs it again.</returns>
    async Task<bool> DecideAsync(Pool pool, int version, Means means, IReadOnlyList<QueueCommand.End> ended, DateTimeOffset now, Laps laps)
    {
        entering = null;
        var (after, over) = After(ended);
        means = means.Less(await debts.OfAsync(over));
        composed = NextCycle.Of(pool, after, means.Books, now, connectors.Joining);
        if (composed?.Snapshot is not { } snapshot || (snapshot.Pending.IsEmpty && snapshot.Leases.IsEmpty && snapshot.Promises.IsEmpty))
        {
            await HandleAllAsync(ended);
            return true;
        }
        laps.Over("snapshot");
        entering = PackedRecord.Of(snapshot);
        laps.Over("decide");
        var outcomes = await HandleAllAsync([.. ended, new QueueCommand.Enter(Stored.NewAct(), entering.Record)]);
        if (outcomes[^1] is not Outcome<QueueEvent>.Done)
            return false;
        laps.Over("enter");
        seen = composed.IsDecidedBy(entering.Record.Decided) ? new(Version, version, means.Books.Postings, means.Owed) : null;
        due = Seen.NextAfter(now, pool, State);
        return true;
    }

    protected override void Project(Commit commit, Queue before, Queue after, IReadOnlyList<QueueEvent> events)
    {
        foreach (var happened in events)
            switch (happened)
            {
                case QueueEvent.Requested e:
                    commit.ExecuteEach(
                        "insert into request (id, project_id, class, body, by_whom, at, act_id, work, state) select *, 'WAITING' from unnest($1, $2, $3, $4, $5, $6, $7, $8)",
                        Sql.Uuid(e.Request.Id.Value), Sql.Uuid(e.Request.Project.Value), Sql.Text(e.Request.Class), Stored.Body(e.Request), Sql.Uuid(e.By), Sql.Instant(e.At), Sql.Uuid(e.Act.Value), Stored.Body(e.Work ?? Work.Unsaid))
                    .Bind("collaborative.time-requested", e.Act, e.At, "requestId", e.Request.Id.Value, e, CycleJson.Options);
                    break;
                case QueueEvent.Withdrawn e:
                    commit.Execute("update request set state = 'WITHDRAWN', promised = null, ended_at = $2 where id = $1", Sql.Uuid(e.Request.Value), Sql.Instant(e.At))
                    .Bind("collaborative.request-withdrawn", e.Act, e.At, "requestId", e.Request.Value, e, CycleJson.Options);
                    break;
                case QueueEvent.LeaseEnded e:
                    commit.LeaseOver(before.Standing.Leases[e.Request], e.At, e.Reason, e.Words)
                    .Bind("collaborative.lease-ended", e.Act, e.At, "requestId", e.Request.Value, e, CycleJson.Options);
                    break;
                case QueueEvent.PauseObeyed e:
                    commit.Obeyed(e, after).Bind("collaborative.pause-obeyed", e.Act, e.At, "poolId", Identifiers.Pool, e, CycleJson.Options);
                    break;
                case QueueEvent.RevocationObeyed e:
                    commit.Revoked(e).Bind("collaborative.revocation-obeyed", e.Act, e.At, "poolId", Identifiers.Pool, e, CycleJson.Options);
                    break;
                case QueueEvent.CycleDecided e:
                    commit.Apart().Decided(e, entering!, composed!.Behind, before.Standing, commit.LastVersion)
                    .Bind("collaborative.cycle-decided", e.Act, e.At, "poolId", Identifiers.Pool, new Publication(e.Number, e.SnapshotHash, e.OutcomeHash), CycleJson.Options)
                    .Publish(BuildingBlocks.Messaging.OutgoingMessage.Of(
                        Contracts.Collaborative.CollaborativeTopics.Cycles, this.GetPrimaryKeyString(), new Contracts.Collaborative.CycleDecided(e.Number, e.SnapshotHash, e.OutcomeHash, e.At, e.Act.Value), e.Act.Value));
                    if (e.Number % KeepEvery == 0)
                        commit.Execute(
                            "insert into packed_queue (pool, version, body) values ($1, $2, $3) on conflict (pool) do update set (version, body) = (excluded.version, excluded.body)",
                            Sql.Text(this.GetPrimaryKeyString()), Sql.Int(commit.LastVersion), Stored.Packed(after.Keep()));
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
    }

    static readonly QueueRefusal.PausesUnknown Unaware = new();

    IBooksGrain Books => GrainFactory.GetGrain<IBooksGrain>(this.GetPrimaryKeyString());

    /// <summary>The queue as it is when these leases are over, for they are written together with what is decided after them.</summary>
    (Queue After, IReadOnlyList<QueueEvent.LeaseEnded> Over) After(IEnumerable<QueueCommand.End> ended)
    {
        var (after, over) = (State, new List<QueueEvent.LeaseEnded>());
        foreach (var command in ended)
            if (Decide(after, command) is Decision<QueueEvent, QueueRefusal>.Accepted { Events: var events })
            {
                after = events.Aggregate(after, Queue.Evolve);
                over.AddRange(events.OfType<QueueEvent.LeaseEnded>());
            }
        return (after, over);
    }

    /// <summary>What is charged between the two questions counts in both, until the next look.</summary>
    async Task<Means> MeansAsync(DateTimeOffset now)
    {
        var owed = await debts.NowAsync();
        return new Means((await Books.StandingAsync(now)).Read<BookStanding>(), 0).Less(owed);
    }

    /// <summary>Something that was asked for and is not answered yet.</summary>
    sealed record Asked(Order Order, Request Request, Work Work, Guid By, bool ForAny)
    {
        public TaskCompletionSource<Answer> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>What of a cycle goes to the ledger; the record itself is published.</summary>
    sealed record Publication(long Number, string SnapshotSha256, string OutcomeSha256);
}

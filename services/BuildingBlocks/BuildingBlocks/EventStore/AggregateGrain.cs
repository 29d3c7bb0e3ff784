using BuildingBlocks.Domain;
using BuildingBlocks.Hosting;
using Orleans;

namespace BuildingBlocks.EventStore;

/// <summary>One aggregate, owned by one activation: parse, load, decide, append, answer.</summary>
/// <remarks>
/// State is what the store holds: an activation that loses a race, or whose write fails in an unknown way, forgets its state
/// and loads again, so that what it answers is always what is durable.
/// </remarks>
public abstract class AggregateGrain<TState, TCommand, TEvent, TRefusal>(EventStore store, EventCodec<TEvent> codec) : Grain
    where TState : notnull
    where TEvent : notnull
    where TRefusal : IRefusal
{
    const int Attempts = 4;
    const int MostTogether = 256;   // commands in one transaction
    int version = -1;

    protected TState State { get; private set; } = default!;

    protected int Version => version;

    protected string Stream => $"{codec.Category}-{this.GetPrimaryKeyString()}";

    protected abstract TState Initial { get; }

    protected abstract TState Evolve(TState state, TEvent happened);

    protected abstract Decision<TEvent, TRefusal> Decide(TState state, TCommand command);

    /// <summary>Adds to the commit what else changes with these events: projections, records, messages.</summary>
    protected abstract void Project(Commit commit, TState before, TState after, IReadOnlyList<TEvent> events);

    /// <summary>A state that was kept, and its version, from which events are read on; the beginning unless a grain keeps one.</summary>
    protected virtual Task<(TState State, int Version)> KeptAsync(CancellationToken cancellation) => Task.FromResult((Initial, 0));

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await base.OnActivateAsync(cancellationToken);
    }

    /// <summary>Makes <see cref="State"/> what the store holds, where the last write failed. For states that change in place, before they are read.</summary>
    protected ValueTask CurrentAsync(CancellationToken cancellation = default) => version < 0 ? new(LoadAsync(cancellation)) : ValueTask.CompletedTask;

    /// <summary>Fulfils a command at most once.</summary>
    /// <param name="request">The client's id for it; null for commands of the platform itself, whose decision must be idempotent.</param>
    protected async Task<Outcome<TEvent>> HandleAsync(TCommand command, Request? request, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await CurrentAsync(cancellation);
            switch (Decide(State, command))
            {
                case Decision<TEvent, TRefusal>.Refused refused:
                    return request is not null && await store.FindCommandAsync(request, cancellation) is { } earlier
                        ? await RecallAsync(earlier, cancellation)
                        : Refuse(refused);

                case Decision<TEvent, TRefusal>.Accepted accepted:
                    switch (await AppendAsync(accepted.Events, request, cancellation))
                    {
                        case CommitOutcome.Committed:
                            return new Outcome<TEvent>.Done([.. accepted.Events], Repeated: false);
                        case CommitOutcome.Conflict when attempt < Attempts:
                            version = -1;
                            break;
                        case CommitOutcome.Conflict:
                            return new Outcome<TEvent>.Refused(Answer.Contended, "Many changes were made at once. Nothing was changed by this one; send it again.");
                        case var known:
                            version = -1;
                            return await RecallAsync(known, cancellation);
                    }
                    break;
            }
        }
    }

    /// <summary>Fulfils many commands, each at most once: so many as one transaction takes together where that can be, otherwise each by itself.</summary>
    /// <remarks>In their order, but for those of clients that were refused or sent twice, which come after those that were written with them.</remarks>
    /// <returns>How each of them ended.</returns>
    protected async Task<IReadOnlyList<Outcome<TEvent>>> HandleAllAsync(IReadOnlyList<(TCommand Command, Request? Request)> commands, CancellationToken cancellation = default)
    {
        List<Outcome<TEvent>> all = [];
        foreach (var some in commands.Chunk(MostTogether))
        {
            var outcomes = some.Length > 1 ? await TogetherAsync(some, cancellation) : new Outcome<TEvent>?[some.Length];
            for (var i = 0; i < outcomes.Length; i++)
                all.Add(outcomes[i] ?? await HandleAsync(some[i].Command, some[i].Request, cancellation));
        }
        return all;
    }

    /// <summary>The same of commands of the platform itself, whose decisions are idempotent.</summary>
    protected Task<IReadOnlyList<Outcome<TEvent>>> HandleAllAsync(IEnumerable<TCommand> commands, CancellationToken cancellation = default) =>
        HandleAllAsync([.. commands.Select(c => (c, (Request?)null))], cancellation);

    /// <summary>Decides one command after the other and writes all that is accepted in one commit.</summary>
    /// <returns>Nothing for a command that still has to be handled by itself: all of them where the commit did not hold, and those of clients that were refused or sent twice, for they may have been fulfilled before.</returns>
    async Task<Outcome<TEvent>?[]> TogetherAsync(IReadOnlyList<(TCommand Command, Request? Request)> commands, CancellationToken cancellation)
    {
        await CurrentAsync(cancellation);
        var (outcomes, state, expected) = (new Outcome<TEvent>?[commands.Count], State, version);
        var (commit, sent) = (new Commit(Stream, expected), new HashSet<Guid>());
        version = -1;   // unknown until the store has answered
        for (var i = 0; i < outcomes.Length; i++)
        {
            var (command, request) = commands[i];
            if (request is not null && !sent.Add(request.CommandId))
                continue;   // sent twice at the same time
            switch (Decide(state, command))
            {
                case Decision<TEvent, TRefusal>.Refused refused when request is null:
                    outcomes[i] = Refuse(refused);
                    break;
                case Decision<TEvent, TRefusal>.Accepted { Events: var events }:
                    outcomes[i] = new Outcome<TEvent>.Done([.. events], Repeated: false);
                    if (events.IsEmpty && request is null)
                        break;
                    state = Add(commit.Then(request), state, events);
                    break;
            }
        }
        if (!commit.IsEmpty && await store.CommitAsync(commit, cancellation) is not CommitOutcome.Committed)
            return new Outcome<TEvent>?[commands.Count];
        (State, version) = (state, commit.LastVersion);
        return outcomes;
    }

    Outcome<TEvent>.Refused Refuse(Decision<TEvent, TRefusal>.Refused refused)
    {
        Measures.Decided(codec.Category, "refused");
        return new(refused.Reason.Code, refused.Reason.Message);
    }

    /// <summary>Whether a client's command was fulfilled before, by this aggregate or by another.</summary>
    protected async Task<bool> IsKnownAsync(Request request, CancellationToken cancellation = default) => await store.FindCommandAsync(request, cancellation) is not null;

    async Task<CommitOutcome> AppendAsync(IReadOnlyList<TEvent> events, Request? request, CancellationToken cancellation)
    {
        if (events.Count == 0 && request is null)
            return new CommitOutcome.Committed(version + 1, version);

        var (commit, expected) = (new Commit(Stream, version, request), version);
        TState after;
        try
        {
            after = Add(commit, State, events);
        }
        finally
        {
            version = -1;   // unknown until the store has answered; where it was not asked, all is read again, for a state may change in place
        }
        var outcome = await store.CommitAsync(commit, cancellation);
        if (outcome is CommitOutcome.Committed)
            (State, version) = (after, expected + events.Count);
        return outcome;
    }

    /// <summary>Adds a decision to a commit, with all that it projects.</summary>
    /// <returns>The state after it.</returns>
    TState Add(Commit commit, TState before, IReadOnlyList<TEvent> events)
    {
        var after = events.Aggregate(before, Evolve);
        foreach (var happened in events)
            commit.Append(codec.Write(happened));
        Project(commit, before, after, events);
        return after;
    }

    async Task<Outcome<TEvent>> RecallAsync(CommitOutcome known, CancellationToken cancellation)
    {
        if (known is not CommitOutcome.Repeated repeated || repeated.Stream != Stream)
            return new Outcome<TEvent>.Refused("command.reused", "This command id was used before for another request. Use a new one.");

        var events = await store.ReadStreamAsync(Stream, repeated.FirstVersion - 1, cancellation);
        return new Outcome<TEvent>.Done([.. events.TakeWhile(e => e.Version <= repeated.LastVersion).Select(codec.Read)], Repeated: true);
    }

    async Task LoadAsync(CancellationToken cancellation)
    {
        var (kept, since) = await KeptAsync(cancellation);
        var events = await store.ReadStreamAsync(Stream, since, cancellation);
        State = events.Select(codec.Read).Aggregate(kept, Evolve);
        version = since + events.Count;
    }
}

/// <summary>How a command ended.</summary>
public abstract record Outcome<TEvent>
{
    private Outcome() { }

    /// <summary>These events hold, now or since an earlier sending of the same command.</summary>
    public sealed record Done(IReadOnlyList<TEvent> Events, bool Repeated) : Outcome<TEvent>;

    /// <summary>Nothing was changed, for this reason.</summary>
    public sealed record Refused(string Code, string Message) : Outcome<TEvent>;
}

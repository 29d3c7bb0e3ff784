using System.Text.Json.Serialization;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Cycles.Records;
using Collaborative.Domain.Pauses;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Queues;

/// <summary>Why a lease is over.</summary>
public enum EndReason
{
    /// <summary>The work was done.</summary>
    Completed,

    /// <summary>The work failed by itself.</summary>
    Failed,

    /// <summary>Its walltime was over.</summary>
    OutOfTime,

    /// <summary>It made room for another request, and waits again; what ran is given back.</summary>
    Preempted,

    /// <summary>Who asked for it wants it no longer.</summary>
    Withdrawn,

    /// <summary>The cluster lost it; it waits again, and what ran is given back.</summary>
    Lost,

    /// <summary>Its work was paused by order; it waits until the pause is lifted.</summary>
    Paused,

    /// <summary>Its cluster refused it however often it was asked; it is over, and what did not run costs nothing.</summary>
    Refused,

    /// <summary>The award of its project was revoked; it is over, and so is what waited.</summary>
    Revoked,
}

/// <summary>A lease that was ended by a pause.</summary>
public sealed record Stopped(RequestId Request, DateTimeOffset Started, Guid Pause);

/// <summary>An award that was revoked: its project starts nothing and asks for nothing, unless another award of it is in force.</summary>
/// <param name="Award">The application that it was made on.</param>
/// <param name="Ground">Why, in words.</param>
public sealed record Revocation(Guid Award, QuotaId Project, string Ground);

/// <summary>A lease that was ended for good.</summary>
public sealed record Ceased(RequestId Request, DateTimeOffset Started);

/// <summary>What happened to a queue. Requests, withdrawals, cycles and ends of leases are binding acts.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record QueueEvent(ActId Act, DateTimeOffset At)
{
    /// <summary>Time was asked for.</summary>
    /// <param name="Work">What for, as far as it was said.</param>
    public sealed record Requested(ActId Act, Request Request, Guid By, DateTimeOffset At, Work? Work = null) : QueueEvent(Act, At);

    /// <summary>A request that waited is wanted no longer.</summary>
    public sealed record Withdrawn(ActId Act, RequestId Request, Guid By, DateTimeOffset At) : QueueEvent(Act, At);

    /// <summary>A cycle decided. All of it, with what waits and why, is in its published record.</summary>
    public sealed record CycleDecided(ActId Act, long Number, string SnapshotHash, string OutcomeHash, ImmutableArray<Verdict> Verdicts, DateTimeOffset At) : QueueEvent(Act, At);

    /// <summary>A lease is over.</summary>
    /// <param name="Words">What the cluster said, where it refused.</param>
    /// <param name="NotFound">Where it was lost because its cluster found no device for it.</param>
    public sealed record LeaseEnded(ActId Act, RequestId Request, DateTimeOffset Started, DateTimeOffset At, EndReason Reason, string? Words = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] NotFound? NotFound = null) : QueueEvent(Act, At);

    /// <summary>Pauses changed, and what they cover was stopped at once.</summary>
    /// <param name="Changes">In the order of their numbers.</param>
    public sealed record PauseObeyed(ActId Act, ImmutableArray<StandingPause> Changes, ImmutableArray<Stopped> Stopped, DateTimeOffset At) : QueueEvent(Act, At);

    /// <summary>An award was revoked, and all that its project ran and waited for was ended at once.</summary>
    public sealed record RevocationObeyed(ActId Act, Revocation Revocation, ImmutableArray<Ceased> Stopped, ImmutableArray<RequestId> Ended, DateTimeOffset At) : QueueEvent(Act, At);
}

/// <summary>What can be asked of a queue.</summary>
public abstract record QueueCommand(ActId Act)
{
    /// <summary>Ask for time.</summary>
    /// <param name="Pool">What is shared now, for a request that could never start is refused at once.</param>
    /// <param name="Work">What for, as far as it was said.</param>
    /// <param name="HasAward">An award of its project is in force; asked for where another was revoked.</param>
    public sealed record Ask(ActId Act, Request Request, Pool Pool, Guid By, DateTimeOffset Now, Work? Work = null, bool HasAward = false) : QueueCommand(Act);

    /// <summary>Obey what changed in pauses.</summary>
    public sealed record Obey(ActId Act, ImmutableArray<StandingPause> Changes, DateTimeOffset Now) : QueueCommand(Act);

    /// <summary>Obey that an award was revoked.</summary>
    public sealed record Revoke(ActId Act, Revocation Revocation, DateTimeOffset Now) : QueueCommand(Act);

    /// <summary>Take a request back; if it runs, it ends.</summary>
    public sealed record Withdraw(ActId Act, RequestId Request, Guid By, DateTimeOffset Now) : QueueCommand(Act);

    /// <summary>Enter a cycle.</summary>
    public sealed record Enter(ActId Act, CycleRecord Record) : QueueCommand(Act);

    /// <summary>A cluster says that a job is over, or its time is.</summary>
    /// <param name="Started">Of the lease that is meant; a request may have had several.</param>
    /// <param name="Words">What the cluster said, where it refused.</param>
    /// <param name="NotFound">Where it is lost because its cluster found no device for it.</param>
    public sealed record End(ActId Act, RequestId Request, DateTimeOffset Started, DateTimeOffset At, EndReason Reason, string? Words = null, NotFound? NotFound = null) : QueueCommand(Act);
}

/// <summary>Why a queue stays as it is.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record QueueRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is no such project.</summary>
    public sealed record NoProject() : QueueRefusal("request.unknown_project", "There is no such project in the shares that hold now.");

    /// <summary>There is no such class.</summary>
    public sealed record NoClass(string Known) : QueueRefusal("request.unknown_class", $"There is no such priority class; there are {Known}.");

    /// <summary>Too much waits.</summary>
    public sealed record TooMany() : QueueRefusal("request.too_many", $"At most {Queue.MostPending} requests wait at once.");

    /// <summary>A figure cannot be.</summary>
    public sealed record Absurd(string Rule) : QueueRefusal("request.absurd", $"This cannot be asked for: {Rule}.");

    /// <summary>What a worker needs makes no sense.</summary>
    public sealed record Demand(string Reason, string Sentence) : QueueRefusal(Reason, Sentence);

    /// <summary>It could not be over in time.</summary>
    public sealed record TooLate(DateTimeOffset Deadline) : QueueRefusal("request.too_late", $"Even if it started now, it would not be over by {Deadline:u}.");

    /// <summary>No machines could hold it.</summary>
    public sealed record NeverFits(string Nearest) : QueueRefusal("request.never_fits", $"No machines of the pool hold this even when nothing else runs. Nearest is: {Nearest}.");

    /// <summary>There is no such request.</summary>
    public sealed record Unknown() : QueueRefusal("request.unknown", "There is no such request that waits or runs.");

    /// <summary>The cycle was run on what does not stand any more.</summary>
    public sealed record OutOfTurn(long Number) : QueueRefusal("cycle.out_of_turn", $"Cycle {Number} was run on what does not stand any more; it is run again.");

    /// <summary>Such work is paused.</summary>
    public sealed record Paused(string Ground) : QueueRefusal("request.paused", $"Such work is paused by order: {Ground}");

    /// <summary>The award of the project was revoked, and no other is in force.</summary>
    public sealed record Revoked(string Ground) : QueueRefusal("award.revoked", $"The award of this project was revoked, and it has no other that is in force: {Ground}");

    /// <summary>Shared compute is closed to who asks.</summary>
    public sealed record AccessClosed(string Ground) : QueueRefusal("access.closed", $"Shared compute is closed to your organization by order of a pause: {Ground}");

    /// <summary>The orders in force could not be read.</summary>
    public sealed record PausesUnknown() : QueueRefusal("pause.unknown_orders", "Which pauses are in force could not be read yet, so nothing new is taken. Ask again in a moment.");

    /// <summary>A change of pauses is missing before these.</summary>
    public sealed record PauseOutOfOrder(long Last) : QueueRefusal("pause.out_of_order", $"These changes of pauses do not follow number {Last}. Nothing was changed.");
}

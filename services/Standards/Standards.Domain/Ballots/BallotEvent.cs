using System.Text.Json.Serialization;
using Standards.Domain.Credentials;

namespace Standards.Domain.Ballots;

/// <summary>What happened to a ballot. Each is a binding act, but for reminders.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record BallotEvent
{
    private BallotEvent() { }

    /// <summary>It was announced that the question will be put, on these terms: rule and listed electorate are fixed by it.</summary>
    /// <remarks>An electorate that is of a committee stands here as it was at the announcement, and is taken anew when the ballot opens.</remarks>
    public sealed record Announced(ActId Act, Terms Terms, DateTimeOffset At) : BallotEvent
    {
        /// <summary>Whether observing members vote too, where the electorate is of a committee.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool Observers { get; init; }
    }

    /// <summary>The announcement was taken back, and no vote was ever taken.</summary>
    /// <param name="Because">The reason of the secretariat, or why the ballot could not be held when its instant came.</param>
    public sealed record Withdrawn(ActId Act, DateTimeOffset At, string Because) : BallotEvent;

    /// <summary>The question was put, on these terms.</summary>
    public sealed record Opened(ActId Act, Terms Terms) : BallotEvent;

    /// <summary>A member voted (revision 1) or changed its vote (2 and up).</summary>
    /// <param name="Statement">The member's explanation of its vote, or null.</param>
    /// <param name="Experts">Names of the experts that an approval offers.</param>
    public sealed record VoteCast(
        ActId Act, MemberId Member, Standing Standing, Position Position, ImmutableArray<Comment> Comments,
        int Revision, PersonId CastBy, DateTimeOffset At,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Statement,
        ImmutableArray<string> Experts) : BallotEvent
    {
        /// <summary>Names of the experts that an approval offers; never default, also where an event was stored without.</summary>
        public ImmutableArray<string> Experts { get; init; } = Experts.IsDefault ? [] : Experts;

        /// <summary>By what right the person voted for the member; null in votes of the first version.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Authority? Under { get; init; }

        /// <summary>Whether the member answered when it was called in the hall, and the person only wrote it down.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool InHall { get; init; }

        /// <summary>What of it counts.</summary>
        public Vote ToVote() => new(Act, Position, Vote.HasReasons(Comments), !Experts.IsEmpty, Revision);
    }

    /// <summary>A roll is called in the hall.</summary>
    /// <param name="Order">Each member of the electorate once, in the order in which they are called.</param>
    /// <param name="By">Who writes the answers down.</param>
    public sealed record RollCalled(ActId Act, ImmutableArray<MemberId> Order, PersonId By, DateTimeOffset At) : BallotEvent;

    /// <summary>A member was called, and did not answer.</summary>
    /// <param name="Call">1 when it was called the first time.</param>
    public sealed record MemberAbsent(ActId Act, MemberId Member, int Call, PersonId By, DateTimeOffset At) : BallotEvent;

    /// <summary>Members that had not voted were reminded.</summary>
    /// <param name="Due">When it was to be done.</param>
    /// <param name="At">When it was done.</param>
    public sealed record Reminded(ActId Act, DateTimeOffset Due, DateTimeOffset At, ImmutableArray<MemberId> Members) : BallotEvent;

    /// <summary>The result was pronounced.</summary>
    /// <param name="At">The deadline itself, where that was the cause.</param>
    /// <param name="Because"><see cref="Closing.Deadline"/>, or the reason of the secretariat.</param>
    public sealed record Closed(ActId Act, DateTimeOffset At, string Because, Result Result) : BallotEvent;

    /// <summary>The record of a vote was put right, and the result pronounced anew.</summary>
    /// <param name="Position">What the vote says by right; null where it was struck out.</param>
    /// <param name="Reason">Why the record was wrong.</param>
    public sealed record VoteCorrected(
        ActId Act, MemberId Member, Standing Standing, Position? Position, bool Reasoned, bool NamesExperts, int Revision,
        string Reason, PersonId? CorrectedBy, DateTimeOffset At, Result Result) : BallotEvent
    {
        /// <summary>What of it counts; null where the vote was struck out.</summary>
        public Vote? ToVote() => Position is { } position ? new(Act, position, Reasoned, NamesExperts, Revision) : null;
    }

    /// <summary>The chair gave the casting vote, and the result was pronounced anew.</summary>
    public sealed record TieBroken(ActId Act, Position Position, PersonId CastBy, DateTimeOffset At, Result Result) : BallotEvent;
}

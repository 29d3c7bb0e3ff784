namespace Contracts.Standards;

/// <summary>A ballot began: its electorate may vote until the deadline. Sent on <see cref="StandardsTopics.Ballots"/>.</summary>
/// <param name="RuleHash">SHA-256 of the canonical JSON of the rule, in 64 lower-case hexadecimal digits.</param>
/// <param name="OpensAt">The first instant at which a vote may be cast.</param>
/// <param name="ClosesAt">The first instant at which none may be cast any more, unless the ballot is closed earlier.</param>
/// <param name="Members">How many members may vote.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed.</remarks>
public sealed record BallotOpened(
    Guid BallotId, Guid ProjectId, string Title, string RuleId, string RuleHash, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int Members, Guid ActId);

/// <summary>A ballot will open at an instant that lies ahead. Sent on <see cref="StandardsTopics.Ballots"/>, before its opening or withdrawal.</summary>
/// <param name="RuleHash">SHA-256 of the canonical JSON of the rule, in 64 lower-case hexadecimal digits.</param>
/// <param name="OpensAt">The first instant at which a vote may be cast.</param>
/// <param name="ClosesAt">The first instant at which none may be cast any more.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed.</remarks>
public sealed record BallotAnnounced(
    Guid BallotId, Guid ProjectId, string Title, string RuleId, string RuleHash, DateTimeOffset At, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, Guid ActId);

/// <summary>A ballot that was announced will not be held. Sent on <see cref="StandardsTopics.Ballots"/>.</summary>
/// <param name="Because">The reason of the secretariat, or why it could not be held.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed.</remarks>
public sealed record BallotWithdrawn(Guid BallotId, Guid ProjectId, DateTimeOffset At, string Because, Guid ActId);

/// <summary>A ballot ended and its result was pronounced. Sent on <see cref="StandardsTopics.Ballots"/>, after the opening.</summary>
/// <param name="ClosedAt">The deadline itself, where that was the cause.</param>
/// <param name="Because"><c>deadline</c>, or the reason of the secretariat.</param>
/// <param name="Explanation">The outcome, then one sentence for each condition.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed.</remarks>
public sealed record BallotClosed(
    Guid BallotId, Guid ProjectId, DateTimeOffset ClosedAt, string Because, bool Approved, IReadOnlyList<string> Explanation, Guid ActId);

/// <summary>The result of a closed ballot was pronounced anew: the record of a vote was corrected, or the chair broke a tie. Sent on <see cref="StandardsTopics.Ballots"/>.</summary>
/// <param name="Because">The reason of the correction, or <c>casting vote</c>.</param>
/// <param name="Approved">What holds now.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed.</remarks>
public sealed record BallotResultChanged(
    Guid BallotId, Guid ProjectId, DateTimeOffset At, string Because, bool Approved, IReadOnlyList<string> Explanation, Guid ActId);

/// <summary>A ballot will close soon, and these members have not voted. Sent on <see cref="StandardsTopics.Ballots"/>, a week and a day before.</summary>
/// <param name="Members">Organizations of Identity.</param>
/// <remarks>Stored format: fields are added, never renamed.</remarks>
public sealed record BallotReminder(Guid BallotId, Guid ProjectId, string Title, DateTimeOffset ClosesAt, DateTimeOffset At, IReadOnlyList<Guid> Members);

/// <summary>Topics of the bus on which Standards speaks.</summary>
public static class StandardsTopics
{
    public const string Ballots = "standards.ballots";
    public const string Publications = "standards.publications";
    public const string Catalogs = "standards.catalogs";
}

namespace Web.Graph;

public enum BallotStatus { Open, Planned, Closed, Withdrawn }
public enum Position { Approve, Disapprove, Abstain }
public enum Standing { Participating, Other }
public enum Disclosure { WhenCast, AtClose }
public enum Measure { InFavour, Against, InFavourWithExperts, NotInFavour, ForOrAgainst, ForOrAgainstWithReasons, Cast, Entitled }
public enum Comparison { AtLeast, MoreThan, AtMost, LessThan }
public enum Choice { InFavour, InFavourWithExperts, Against, AgainstWithoutReasons, Abstaining, NotVoting }
public enum Weight { Any, Heaviest, Lightest }
public enum PronouncementCause { Closing, Correction, CastingVote }
public enum CommentKind { General, Technical, Editorial }

/// <summary>A ballot as far as a document asked for it.</summary>
public sealed record Ballot
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public BallotStatus Status { get; init; }
    public Disclosure Disclosure { get; init; }
    public DateTimeOffset OpensAt { get; init; }
    public DateTimeOffset ClosesAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? ClosedBecause { get; init; }
    public DateTimeOffset? AnnouncedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public string? WithdrawnBecause { get; init; }
    public string RuleHash { get; init; } = "";
    public int VotesCast { get; init; }
    public Project Project { get; init; } = new();
    public Draft? Draft { get; init; }
    public VotingRule Rule { get; init; } = new();
    public ElectorateOrigin? ElectorateSource { get; init; }
    public IReadOnlyList<Entitlement> Electorate { get; init; } = [];
    public IReadOnlyList<Vote> Votes { get; init; } = [];
    public Vote? MyVote { get; init; }
    public IReadOnlyList<ConditionTally>? Tally { get; init; }
    public BallotResult? Result { get; init; }
    public BallotResult? AsItStands { get; init; }
    public IReadOnlyList<Pronouncement> Pronouncements { get; init; } = [];
    public IReadOnlyList<BallotReminder> Reminders { get; init; } = [];
    public IReadOnlyList<OrganizationLink>? NotVoted { get; init; }
    public bool AwaitsCastingVote { get; init; }
    public bool MayBreakTie { get; init; }
    public RollCall? RollCall { get; init; }
    public ReceiptLink? AnnouncementReceipt { get; init; }
    public ReceiptLink? OpeningReceipt { get; init; }
    public ReceiptLink? Receipt { get; init; }

    public bool IsOpen => Status == BallotStatus.Open;

    /// <summary>Announced, and it has not opened.</summary>
    public bool IsPlanned => Status == BallotStatus.Planned;

    public bool IsWithdrawn => Status == BallotStatus.Withdrawn;

    /// <summary>The date by which it is known: of its end, its opening ahead, or its withdrawal.</summary>
    public DateTimeOffset KeyDate => IsPlanned ? OpensAt : WithdrawnAt ?? ClosedAt ?? ClosesAt;

    /// <summary>Votes and tally are kept back until the ballot closes.</summary>
    public bool IsSecret => IsOpen && Disclosure == Disclosure.AtClose;

    /// <summary>The conditions as they stand now, or as they stood at the close.</summary>
    public IReadOnlyList<ConditionTally> Conditions => Result?.Conditions ?? Tally ?? [];

    public bool Entitles(Guid? member) => member is { } id && Electorate.Any(e => e.Member.Id == id);
}

/// <summary>The committee that an electorate is of.</summary>
public sealed record ElectorateOrigin(DateTimeOffset AsOf, Committee Committee);

public sealed record Entitlement(OrganizationLink Member, Standing Standing);

public sealed record VotingRule
{
    public string Id { get; init; } = "";
    public int Version { get; init; }
    public string Name { get; init; } = "";
    public string Source { get; init; } = "";
    public string Hash { get; init; } = "";
    public string CanonicalJson { get; init; } = "";
    public bool HasCastingVote { get; init; }
    public IReadOnlyList<RuleLine> PlainWords { get; init; } = [];
    public IReadOnlyList<Condition> Conditions { get; init; } = [];
}

/// <summary>One line of a rule in plain words; what stands deeper belongs to the line above.</summary>
public sealed record RuleLine(int Depth, string Text);

/// <summary>One condition of a rule: whose votes, which of them, and how many are needed or allowed.</summary>
public sealed record Condition
{
    public string Id { get; init; } = "";
    public string Electorate { get; init; } = "";
    public Measure Measure { get; init; }
    public Comparison Comparison { get; init; }

    /// <summary>Of which votes a share is taken; null where members or what they weigh are compared as a number.</summary>
    public Measure? Base { get; init; }

    /// <summary>What a member weighs: <c>members</c> for one each.</summary>
    public string By { get; init; } = "members";

    /// <summary>The exact fraction, such as <c>2/3</c>, or a whole number.</summary>
    public string Threshold { get; init; } = "0";
    public string ThresholdPercent { get; init; } = "";
    public bool CountAbstentions { get; init; }
    public bool NegativesNeedReasons { get; init; }
    public string Statement { get; init; } = "";
}

public sealed record ConditionTally
{
    public Condition Condition { get; init; } = new();
    public int InFavour { get; init; }
    public int Against { get; init; }
    public int Abstained { get; init; }

    /// <summary>Negative votes without technical reasons: cast, but not counted.</summary>
    public int LeftOut { get; init; }
    public int NotVoting { get; init; }
    public int Counted { get; init; }

    /// <summary>What was measured and of what, in what the condition weighs by; no whole where no share is taken.</summary>
    public string Part { get; init; } = "0";
    public string? Whole { get; init; }
    public string? Share { get; init; }
    public string? SharePercent { get; init; }
    public bool Met { get; init; }
    public string Statement { get; init; } = "";

    /// <summary>Everyone whose vote the condition looks at.</summary>
    public int Entitled => InFavour + Against + Abstained + LeftOut + NotVoting;

    public long PartNumber => long.Parse(Part, CultureInfo.InvariantCulture);

    public long WholeNumber => Whole is null ? 0 : long.Parse(Whole, CultureInfo.InvariantCulture);
}

public sealed record BallotResult
{
    public bool Approved { get; init; }
    public IReadOnlyList<ConditionTally> Conditions { get; init; } = [];
    public IReadOnlyList<string> Explanation { get; init; } = [];
    public IReadOnlyList<OutcomeChange> Changes { get; init; } = [];
}

/// <summary>A smallest change of one kind that would turn the outcome; members are named where the vote of one alone would do.</summary>
public sealed record OutcomeChange(int Votes, Choice? From, Choice To, string Who, Weight Weight, string Statement, IReadOnlyList<OrganizationLink> Members);

/// <summary>A result as it was pronounced.</summary>
public sealed record Pronouncement(
    DateTimeOffset At, PronouncementCause Cause, string Because, OrganizationLink? Member, Position? Position, BallotResult Result, ReceiptLink Receipt);

public sealed record BallotReminder(DateTimeOffset DueAt, DateTimeOffset SentAt, int Members);

public sealed record Vote
{
    /// <summary>The act of casting, which is also the receipt's identifier.</summary>
    public Guid Id { get; init; }
    public OrganizationLink Member { get; init; } = new(Guid.Empty);
    public Standing Standing { get; init; }
    public Position Position { get; init; }
    public IReadOnlyList<Comment> Comments { get; init; } = [];
    public DateTimeOffset CastAt { get; init; }
    public int Revision { get; init; }
    public bool Corrected { get; init; }
    public string? Statement { get; init; }
    public IReadOnlyList<string> Experts { get; init; } = [];
    public string? Record { get; init; }
    public Authority? Authority { get; init; }
}

public sealed record Comment(CommentKind Kind, string? Clause, string Text, string? ProposedChange);

public sealed record CastVoteInput(Guid CommandId, Guid BallotId, Position Position, IReadOnlyList<Comment> Comments, string? Statement, IReadOnlyList<string> Experts);
public sealed record CorrectVoteInput(Guid CommandId, Guid BallotId, Guid MemberId, Position? Position, bool Reasoned, string? Reason);
public sealed record BreakTieInput(Guid CommandId, Guid BallotId, Position Position);
public sealed record WithdrawBallotInput(Guid CommandId, Guid BallotId, string? Reason);
public sealed record CloseBallotInput(Guid CommandId, Guid BallotId, string? Reason);

/// <summary>A page of a longer list.</summary>
public sealed record Connection<T>(int TotalCount, IReadOnlyList<T> Nodes, string? EndCursor, bool HasNextPage);

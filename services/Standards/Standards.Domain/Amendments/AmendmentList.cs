using System.Text.Json.Serialization;
using Standards.Domain.Credentials;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>The amendments to one edition of a draft, from the first to the consolidated text.</summary>
/// <remarks>
/// Rules of procedure of the United Nations General Assembly, 80 (withdrawal), 90 (voting on amendments). Decisions are taken
/// elsewhere, by those entitled to vote; the secretariat records them here, and what follows from them is computed.
/// </remarks>
public abstract record AmendmentList
{
    private AmendmentList() { }

    /// <summary>Amendments may be submitted.</summary>
    public sealed record Receiving(ImmutableList<Amendment> Amendments) : AmendmentList;

    /// <summary>Nothing new may be submitted; what was is put to the vote.</summary>
    public sealed record Voting(ImmutableList<Amendment> Amendments) : AmendmentList;

    /// <summary>The consolidated text has become the next edition. Nothing follows.</summary>
    public sealed record Consolidated(ImmutableList<Amendment> Amendments, DraftId Edition) : AmendmentList;

    /// <summary>The state before the first event.</summary>
    public static AmendmentList Initial { get; } = new Receiving([]);

    /// <summary>All amendments, in the order of submission.</summary>
    public ImmutableList<Amendment> All => this switch
    {
        Receiving s    => s.Amendments,
        Voting s       => s.Amendments,
        Consolidated s => s.Amendments,
        _              => throw new UnreachableException(),
    };

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static AmendmentList Evolve(AmendmentList state, AmendmentEvent happened) => (state, happened) switch
    {
        (Receiving s, AmendmentEvent.Submitted e)                => new Receiving(s.Amendments.Add(e.ToAmendment())),
        (Receiving s, AmendmentEvent.SubmissionsClosed)          => new Voting(s.Amendments),
        (Receiving, AmendmentEvent.Consolidated)                 => throw new CorruptStreamException(state, happened),
        (Receiving s, _)                                         => new Receiving(Standing.After(s.Amendments, happened)),
        (Voting, AmendmentEvent.Submitted or AmendmentEvent.SubmissionsClosed) => throw new CorruptStreamException(state, happened),
        (Voting s, AmendmentEvent.Consolidated e)                => new Consolidated(s.Amendments, e.Edition),
        (Voting s, _)                                            => new Voting(Standing.After(s.Amendments, happened)),
        _                                                        => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<AmendmentEvent, AmendmentRefusal> Decide(AmendmentList state, AmendmentCommand command) => (state, command) switch
    {
        (Consolidated, _)                                        => new AmendmentRefusal.AlreadyConsolidated(),
        (Voting, AmendmentCommand.Submit)                        => new AmendmentRefusal.SubmissionsClosed(),
        (Voting, AmendmentCommand.CloseSubmissions)              => Decision<AmendmentEvent, AmendmentRefusal>.Nothing,
        (Receiving s, AmendmentCommand.Submit c)                 => Submitting.Decide(s.Amendments, c),
        (Receiving, AmendmentCommand.CloseSubmissions c)         => new AmendmentEvent.SubmissionsClosed(c.Act, c.Now),
        (Receiving or Voting, AmendmentCommand.CoSponsor c)      => Sponsoring.Join(state.All, c),
        (Receiving or Voting, AmendmentCommand.Withdraw c)       => Sponsoring.Withdraw(state.All, c),
        (Receiving or Voting, AmendmentCommand.Group c)          => Recording.Group(state.All, c),
        (Receiving or Voting, AmendmentCommand.Record c)         => Recording.Decide(state.All, c),
        (Receiving, AmendmentCommand.Consolidate)                => new AmendmentRefusal.SubmissionsOpen(),
        (Voting s, AmendmentCommand.Consolidate c)               => Recording.Consolidate(s.Amendments, c),
        _                                                        => throw new UnreachableException(),
    };
}

/// <summary>What can be asked of a list of amendments. <c>Text</c> is the edition that they amend; <c>Under</c> is by what right a person acts for a member.</summary>
public abstract record AmendmentCommand
{
    private AmendmentCommand() { }

    /// <summary>Propose an amendment for a member.</summary>
    public sealed record Submit(
        ActId Act, AmendmentId Amendment, AmendmentId? Amends, ImmutableArray<Operation> Operations, string Justification,
        MemberId Sponsor, PersonId By, Document Text, DateTimeOffset Now, Authority? Under = null) : AmendmentCommand;

    /// <summary>Join an amendment as a co-sponsor.</summary>
    public sealed record CoSponsor(ActId Act, AmendmentId Amendment, MemberId Member, PersonId By, DateTimeOffset Now, Authority? Under = null) : AmendmentCommand;

    /// <summary>Take an amendment back.</summary>
    public sealed record Withdraw(ActId Act, AmendmentId Amendment, MemberId Member, PersonId By, DateTimeOffset Now, Authority? Under = null) : AmendmentCommand;

    /// <summary>Receive no more amendments.</summary>
    public sealed record CloseSubmissions(ActId Act, DateTimeOffset Now) : AmendmentCommand;

    /// <summary>Put amendments to one vote together; without a name, to a vote each again.</summary>
    public sealed record Group(ActId Act, ImmutableArray<AmendmentId> Amendments, string? Name, Document Text, DateTimeOffset Now) : AmendmentCommand;

    /// <summary>Record that amendments were carried or rejected in one vote.</summary>
    public sealed record Record(ActId Act, ImmutableArray<AmendmentId> Amendments, bool Carried, Document Text, DateTimeOffset Now) : AmendmentCommand;

    /// <summary>Record that the text with all carried amendments became an edition.</summary>
    public sealed record Consolidate(ActId Act, DraftId Edition, Document Text, DateTimeOffset Now) : AmendmentCommand;
}

/// <summary>What happened to a list of amendments. Each is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record AmendmentEvent
{
    private AmendmentEvent() { }

    /// <summary>An amendment was submitted.</summary>
    public sealed record Submitted(
        ActId Act, AmendmentId Amendment, int Number, AmendmentId? Amends, ImmutableArray<Operation> Operations, string Justification,
        MemberId Sponsor, PersonId By, DateTimeOffset At, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Authority? Under = null) : AmendmentEvent
    {
        internal Amendment ToAmendment() => new(Amendment, Number, Amends, Operations, Justification, Sponsor, [], null, AmendmentStatus.Proposed, null);
    }

    /// <summary>A member joined an amendment.</summary>
    public sealed record CoSponsored(
        ActId Act, AmendmentId Amendment, MemberId Member, PersonId By, DateTimeOffset At, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Authority? Under = null) : AmendmentEvent;

    /// <summary>An amendment was taken back, and those to it fell away.</summary>
    public sealed record Withdrawn(
        ActId Act, AmendmentId Amendment, PersonId By, ImmutableArray<Fall> Fell, DateTimeOffset At, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Authority? Under = null) : AmendmentEvent;

    /// <summary>No more are received.</summary>
    public sealed record SubmissionsClosed(ActId Act, DateTimeOffset At) : AmendmentEvent;

    /// <summary>Amendments are put to one vote; for a null name, to a vote each.</summary>
    public sealed record Grouped(ActId Act, ImmutableArray<AmendmentId> Amendments, string? Name, DateTimeOffset At) : AmendmentEvent;

    /// <summary>Amendments were carried or rejected, and others fell away by that.</summary>
    public sealed record Decided(ActId Act, ImmutableArray<AmendmentId> Amendments, bool Carried, ImmutableArray<Fall> Fell, DateTimeOffset At) : AmendmentEvent;

    /// <summary>The text with all carried amendments became an edition. Its hash is that of <see cref="DocumentJson.HashOf"/>.</summary>
    public sealed record Consolidated(ActId Act, DraftId Edition, ImmutableArray<AmendmentId> Carried, string TextHash, DateTimeOffset At) : AmendmentEvent;
}

/// <summary>An amendment that fell away, and why, as a sentence.</summary>
public sealed record Fall(AmendmentId Amendment, string Because);

/// <summary>Why a list of amendments did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record AmendmentRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : AmendmentRefusal("input.invalid", Problem);

    /// <summary>It changes nothing.</summary>
    public sealed record Empty() : AmendmentRefusal("amendment.empty", "The amendment changes nothing.");

    /// <summary>It is larger than an amendment, or a list of them, may be.</summary>
    public sealed record TooLarge(string Problem) : AmendmentRefusal("amendment.too_large", Problem);

    /// <summary>It addresses an element that is not in the text: it never was, or it is gone.</summary>
    public sealed record ElementUnknown(WId Element) : AmendmentRefusal(
        "amendment.element_unknown", $"The text has no element \"{Element}\"; it may have been struck in a later edition. Read the current text and propose again.");

    /// <summary>The words that it would change are not there.</summary>
    public sealed record TextDiffers(WId Element, string Expected) : AmendmentRefusal(
        "amendment.text_differs", $"\"{Element}\" does not hold \"{Short(Expected)}\" at that place. Read the current text and propose again.");

    /// <summary>Two of its operations do not go together.</summary>
    public sealed record Contradiction(string Problem) : AmendmentRefusal("amendment.contradicts_itself", $"Two operations of the amendment do not go together: {Problem}.");

    /// <summary>The text would not be a document.</summary>
    public sealed record Malformed(string Problem) : AmendmentRefusal("amendment.malformed", Problem);

    /// <summary>A new element would take an identifier that is used.</summary>
    public sealed record IdentifierTaken(WId Identifier) : AmendmentRefusal("amendment.identifier_taken", $"The identifier \"{Identifier}\" is taken. Give a new one.");

    /// <summary>An amendment to an amendment reaches too far.</summary>
    public sealed record CannotFollow(string Problem) : AmendmentRefusal("amendment.cannot_follow", Problem);

    /// <summary>There is no such amendment to this text.</summary>
    public sealed record Unknown() : AmendmentRefusal("amendment.unknown", "There is no such amendment to this text.");

    /// <summary>It is decided, withdrawn or fallen away.</summary>
    public sealed record Settled(int Number) : AmendmentRefusal("amendment.settled", $"Amendment {Number} no longer awaits a vote.");

    /// <summary>A part of it was decided: it is no longer its sponsor's to take back.</summary>
    public sealed record AlreadyAmended(int Number) : AmendmentRefusal(
        "amendment.amended", $"Amendment {Number} has itself been amended and can no longer be withdrawn (General Assembly, rule 80).");

    /// <summary>Only its sponsor may do this.</summary>
    public sealed record NotSponsor(int Number) : AmendmentRefusal("amendment.not_sponsor", $"Only the member that proposed amendment {Number} can withdraw it.");

    /// <summary>It has this sponsor already.</summary>
    public sealed record AlreadySponsor(int Number) : AmendmentRefusal("amendment.already_sponsor", $"Your organization is a sponsor of amendment {Number} already.");

    /// <summary>Amendments to it come first.</summary>
    public sealed record OutOfOrder(int Number, int First) : AmendmentRefusal(
        "amendment.out_of_order", $"Amendment {First} would change amendment {Number} and is voted before it (General Assembly, rule 90).");

    /// <summary>Amendments that do not go together cannot be one vote.</summary>
    public sealed record CannotGroup(string Problem) : AmendmentRefusal("amendment.cannot_group", Problem);

    /// <summary>The time for amendments is over.</summary>
    public sealed record SubmissionsClosed() : AmendmentRefusal("amendment.submissions_closed", "Amendments to this text are no longer received.");

    /// <summary>Amendments may still come.</summary>
    public sealed record SubmissionsOpen() : AmendmentRefusal("amendment.submissions_open", "Amendments to this text are still received. Close their submission first.");

    /// <summary>The consolidated text is published.</summary>
    public sealed record AlreadyConsolidated() : AmendmentRefusal(
        "amendment.consolidated", "The amendments to this text are settled and its next edition is published. Amend that one.");

    /// <summary>Votes are outstanding.</summary>
    public sealed record VotesOutstanding(int Count) : AmendmentRefusal(
        "amendment.votes_outstanding", $"{Count} amendments still await a vote. Record what became of each first.");

    /// <summary>The carried amendments make no text.</summary>
    public sealed record NotConsolidated(string Problem) : AmendmentRefusal("amendment.conflict", Problem);

    static string Short(string text) => text.Length <= 80 ? text : text[..(char.IsHighSurrogate(text[78]) ? 78 : 79)] + "…";
}

using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots;

using BallotScenario = Scenario<Ballot, BallotCommand, BallotEvent, BallotRefusal>;

/// <summary>A small ballot: three participating members and two others, open from morning to evening.</summary>
static class Sample
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Noon = Morning.AddHours(3);
    public static readonly DateTimeOffset Evening = Morning.AddHours(9);

    public static readonly MemberId Norway = Member(1), Japan = Member(2), Kenya = Member(3), Chile = Member(4), Ghana = Member(5), Stranger = Member(99);
    public static readonly PersonId Delegate = new(Id(70));
    public static readonly ImmutableArray<Comment> Reasons = [new(CommentKind.Technical, "6.2", "The container is not specified.", "Specify it.")];

    public static readonly ImmutableArray<Entitlement> Voters =
    [
        new(Norway, Standing.Participating), new(Japan, Standing.Participating), new(Kenya, Standing.Participating),
        new(Chile, Standing.Other), new(Ghana, Standing.Other),
    ];

    public static BallotScenario ABallot => new(Ballot.Initial, Ballot.Evolve, Ballot.Decide);

    public static BallotCommand.Open Open => new(
        Act(1), new(Id(80)), new DraftId(Id(81)), "Enquiry on the sample", Rules.Shipped("iso-dis"), Voters, Disclosure.WhenCast, Evening, Morning);

    public static BallotEvent.Opened Opened { get; } =
        (BallotEvent.Opened)((Decision<BallotEvent, BallotRefusal>.Accepted)Ballot.Decide(Ballot.Initial, Open)).Events[0];

    /// <summary>Announced in the morning, open from noon.</summary>
    public static BallotCommand.Open Announce => Open with { OpensAt = Noon };

    public static BallotEvent.Announced Announced { get; } =
        (BallotEvent.Announced)((Decision<BallotEvent, BallotRefusal>.Accepted)Ballot.Decide(Ballot.Initial, Announce)).Events[0];

    public static BallotEvent.Withdrawn WasWithdrawn { get; } = new(Act(7), Morning, "The draft changes.");

    public static BallotCommand.CastVote Cast(MemberId member, Position position, DateTimeOffset at, params ImmutableArray<Comment> comments) =>
        new(Act(2), member, position, comments, Delegate, at);

    public static BallotEvent.VoteCast Voted(MemberId member, Position position, int revision = 1, params ImmutableArray<Comment> comments) => new(
        Act(100 + revision), member, Voters.First(e => e.Member == member).Standing, position, comments, revision, Delegate, Noon, null, []);

    public static BallotEvent.Closed Ended { get; } = new(Act(3), Evening, Closing.Deadline, Rules.Shipped("iso-dis").Decide([]));

    public static BallotEvent.Reminded WasReminded { get; } = new(Act(4), Noon, Noon, [Norway]);

    public static BallotEvent.VoteCorrected Corrected { get; } = new(
        Act(5), Norway, Standing.Participating, Position.Approve, Reasoned: false, NamesExperts: false, 2, "Misread.", Delegate, Evening, Ended.Result);

    public static BallotEvent.TieBroken TieBroken { get; } = new(Act(6), Position.Approve, Delegate, Evening, Ended.Result);

    public static ActId Act(int number) => new(Id(number));

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    static MemberId Member(int number) => new(Id(1000 + number));
}

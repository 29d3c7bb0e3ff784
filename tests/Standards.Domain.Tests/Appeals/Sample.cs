using Standards.Domain.Appeals;
using Standards.Domain.Credentials;

namespace Standards.Domain.Tests.Appeals;

using AppealScenario = Scenario<Appeal, AppealCommand, AppealEvent, AppealRefusal>;

/// <summary>Kenya appeals against the result of a ballot that closed in the morning of 2 March.</summary>
static class Sample
{
    public static readonly DateTimeOffset Decision = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Noon = Decision.AddHours(3);
    public static readonly MemberId Kenya = new(Id(1003)), Chile = new(Id(1004));
    public static readonly Signature Signer = new(new(Id(70)), new(new(Id(71)), null));
    public static readonly ContestedDecision Result = new(new(Id(50)), DecisionKind.BallotResult, new(Id(80)), Decision);
    public const string Grounds = "Two negative votes with reasons were left out.";

    public static AppealScenario AnAppeal => new(Appeal.Initial, Appeal.Evolve, Appeal.Decide);

    public static AppealCommand.Lodge Lodge(DateTimeOffset at) => new(Act(1), Kenya, Result, Grounds, Signer, at);

    public static AppealEvent Lodged => new AppealEvent.Lodged(Act(1), Kenya, Result, Grounds, Signer, Noon);

    public static AppealEvent Admitted(int day) => new AppealEvent.Admitted(Act(2), Day(day));

    public static AppealEvent Dismissed(int day) => new AppealEvent.Decided(Act(3), Upheld: false, "The rule leaves them out.", Day(day));

    public static AppealEvent Escalated(AppealLevel to, int day) => new AppealEvent.Escalated(Act(4), to, Grounds, Signer, Day(day));

    /// <summary>At the management board since day 20, admitted on day 21.</summary>
    public static AppealEvent[] AtTheBoard => [Lodged, Admitted(1), Dismissed(10), Escalated(AppealLevel.ManagementBoard, 20), Admitted(21)];

    /// <summary>At the council board since day 40, admitted on day 41.</summary>
    public static AppealEvent[] AtTheCouncil => [.. AtTheBoard, Dismissed(30), Escalated(AppealLevel.CouncilBoard, 40), Admitted(41)];

    public static DateTimeOffset Day(int day) => Noon.AddDays(day);

    public static AppealCommand.PassDeadline Deadline(DateTimeOffset now) => new(Act(9), now);

    public static ActId Act(int number) => new(Id(number));

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    public static Appeal After(params AppealEvent[] events) => events.Aggregate(Appeal.Initial, Appeal.Evolve);
}

using Standards.Domain.Credentials;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Domain.Publications;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Publications;

using StandardScenario = Scenario<Standard, StandardCommand, StandardEvent, StandardRefusal>;

/// <summary>AIG-7, published on 2 March 2026, in force from 1 June 2026 and at the latest from 1 June 2027.</summary>
static class Sample
{
    public static readonly DateOnly Published = new(2026, 3, 2), InForce = new(2026, 6, 1), Latest = new(2027, 6, 1);
    public static readonly DateTimeOffset Morning = At(Published);
    public static readonly MemberId Kenya = new(Guid(1003)), Chile = new(Guid(1004));
    public static readonly Signature Signer = new(new(Guid(70)), new(new(Guid(71)), null));
    public static readonly EntryIntoForce Entry = new(InForce, Latest, null);

    public static readonly Document Text = new(
    [
        C("scope", "Scope", P("scope-1", "This document applies to training runs.")),
        C("report", "Reporting", E("r-1", ElementKind.Requirement, "A developer shall report each run."), E("r-2", ElementKind.Requirement, "The report shall be given within 30 days."),
            C("form", "Form", P("form-1", "The report is in writing."))),
    ]);

    public static StandardScenario AStandard => new(Standard.Initial, Standard.Evolve, Standard.Decide);

    public static StandardCommand.Publish Publish => new(Act(1), "AIG-7", "Reporting of training runs", new ProjectId(Guid(80)), Text, Entry, [], Morning);

    public static StandardEvent First { get; } = Decided(Standard.Initial, Publish)[0];

    public static StandardEvent Sunset { get; } = Decided(Standard.Initial, Publish with { Entry = Entry with { Sunset = new(2028, 3, 2) } })[0];

    public static StandardEvent Entered { get; } = new StandardEvent.EnteredIntoForce(Act(2), 1, At(InForce, 0));

    public static StandardEvent[] Running => [First, Entered];

    public static StandardCommand.Correct Correct(DateOnly from, params ImmutableArray<Change> changes) =>
        new(Act(20), 1, CorrectionKind.Corrigendum, "A correction", from, changes, At(new(2026, 7, 1)));

    public static Change Replace(string id, string text) => new(ChangeKind.Replace, Id(id), E(id, ElementKind.Requirement, text));

    public static Change Remove(string id) => new(ChangeKind.Remove, Id(id), null);

    public static Change AddAfter(string target, string id, string text) => new(ChangeKind.AddAfter, Id(target), P(id, text));

    public static StandardCommand.Reserve Reserve(DateTimeOffset at, params ImmutableArray<WId> elements) =>
        new(Act(30), Kenya, 1, elements, "Not within 30 days.", Signer, at);

    public static StandardCommand.PassDeadline Deadline(DateOnly now) => new(Act(90), At(now));

    public static ImmutableArray<StandardEvent> Decided(Standard state, StandardCommand command) =>
        Assert.IsType<Decision<StandardEvent, StandardRefusal>.Accepted>(Standard.Decide(state, command)).Events;

    public static Standard After(params IEnumerable<StandardEvent> events) => events.Aggregate(Standard.Initial, Standard.Evolve);

    public static TextInForce On(DateOnly day, MemberId? member, params IEnumerable<StandardEvent> events) => TextInForce.Of(events, day, member);

    public static string? Says(this TextInForce text, string id) => text.Text.Find(Id(id))?.Element.Text.Text;

    public static DateTimeOffset At(DateOnly day, int hour = 9) => new(day.ToDateTime(new(hour, 0)), TimeSpan.Zero);

    public static ActId Act(int number) => new(Guid(number));

    static Guid Guid(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}

using Standards.Domain.Translations;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Translations.AVersion;

namespace Standards.Domain.Tests.Translations;

public sealed class EveryPair
{
    static readonly IReadOnlyList<LanguageVersion> States = Pairs.AllCases(
        LanguageVersion.Initial, After(Begun), After(Begun, All), After(Begun, All, Completed), After(Begun, All, Completed, Authentic), After(Begun, All, Completed, Reopened));

    static readonly IReadOnlyList<LanguageVersionEvent> Events = Pairs.AllCases<LanguageVersionEvent>(Begun, All, Completed, Reopened, Authentic);

    static readonly IReadOnlyList<LanguageVersionCommand> Commands = Pairs.AllCases<LanguageVersionCommand>(
        Begin(), Begin() with { Language = Language.English }, Give(0), Give(1, Words("s1", "Il.")), Complete(), new LanguageVersionCommand.Reopen(new(Id(7)), "", Ann, Noon),
        new LanguageVersionCommand.Reopen(new(Id(7)), "A mistake.", Ann, Noon), new LanguageVersionCommand.DeclareAuthentic(new(Id(8)), Ann, Noon));

    [Fact]
    public void Of_state_and_command_is_answered() => Pairs.Answered(States, Commands, LanguageVersion.Decide);

    [Fact]
    public void Of_state_and_event_is_lawful_or_corrupt() => Pairs.Lawful(
        States.DistinctBy(s => s.GetType()), Events, LanguageVersion.Evolve,
        "Unbegun Begun", "Underway Given", "Underway Completed", "Complete Reopened", "Complete DeclaredAuthentic");

    [Fact]
    public void Of_state_and_decided_event_is_lawful()
    {
        foreach (var state in States)
            foreach (var command in Commands)
                if (LanguageVersion.Decide(state, command) is Decision<LanguageVersionEvent, LanguageVersionRefusal>.Accepted accepted)
                    accepted.Events.Aggregate(state, LanguageVersion.Evolve);
    }

    static LanguageVersion After(params LanguageVersionEvent[] events) => events.Aggregate(LanguageVersion.Initial, LanguageVersion.Evolve);
}

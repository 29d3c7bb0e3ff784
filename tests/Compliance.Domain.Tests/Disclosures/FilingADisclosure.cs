using Compliance.Domain.Disclosures;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Disclosures;

public sealed class FilingADisclosure
{
    static readonly DisclosureCommand.File File = new(Act(1), "A report was changed", "The numbers were lower before.", Noon);

    [Fact]
    public void Filed_again_changes_nothing_and_another_one_under_its_identifier_is_refused()
    {
        var state = After(Disclosure.Initial, File);
        Assert.Empty(Events(state, File with { Act = Act(2) }));
        Assert.Equal("command.reused", Code(state, File with { Account = "Something else." }));
    }

    [Fact]
    public void Is_written_about_back_and_forth_until_there_is_too_much()
    {
        var state = After(After(Disclosure.Initial, File), new DisclosureCommand.Answer(Act(2), "Which report?", Person, Noon));
        for (var i = 0; i < Disclosure.MostAdditions; i++)
            state = After(state, new DisclosureCommand.Add(Act(3), $"The last one but {i}.", Noon));
        Assert.Empty(Events(state, new DisclosureCommand.Add(Act(3), $"The last one but {Disclosure.MostAdditions - 1}.", Noon)));   // the same again
        Assert.Equal("disclosure.full", Code(state, new DisclosureCommand.Add(Act(3), "More.", Noon)));
        state = After(state, new DisclosureCommand.Close(Act(4), "It was looked into.", Person, Noon));
        Assert.Equal("disclosure.closed", Code(state, new DisclosureCommand.Close(Act(4), "Again.", Person, Noon)));
        Assert.Single(Events(state, new DisclosureCommand.Answer(Act(5), "One more thing.", Person, Noon)));
    }

    [Fact]
    public void Is_refused_without_words_or_where_there_is_none()
    {
        Assert.Equal("disclosure.wordless", Code(Disclosure.Initial, File with { Subject = "two\nlines" }));
        Assert.Equal("disclosure.wordless", Code(Disclosure.Initial, File with { Account = " " }));
        Assert.Equal("disclosure.unknown", Code(Disclosure.Initial, new DisclosureCommand.Add(Act(3), "More.", Noon)));
        Assert.Equal("disclosure.wordless", Code(After(Disclosure.Initial, File), new DisclosureCommand.Answer(Act(3), "", Person, Noon)));
    }

    static IReadOnlyList<DisclosureEvent> Events(Disclosure state, DisclosureCommand command) => Assert.IsType<Decision<DisclosureEvent, DisclosureRefusal>.Accepted>(Disclosure.Decide(state, command)).Events;

    static Disclosure After(Disclosure state, DisclosureCommand command) => Events(state, command).Aggregate(state, Disclosure.Evolve);

    static string Code(Disclosure state, DisclosureCommand command) => Assert.IsType<Decision<DisclosureEvent, DisclosureRefusal>.Refused>(Disclosure.Decide(state, command)).Reason.Code;
}

using Collaborative.Domain.Calls;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Calls;

public sealed class PublishingACall
{
    [Fact]
    public void Takes_terms_of_each_kind()
    {
        foreach (var terms in new[] { Small, Panel, Lottery })
            Assert.Equal(terms, ACall.When(Publish(terms)).Then<CallEvent.Published>().Terms);
    }

    [Fact]
    public void Names_everything_that_contradicts_itself() => Assert.Equal(
        "call.contradictory: The title is missing. The call closes before it opens. Nothing is offered: name at least one accelerator model. What is offered is above zero, and of a model that the call names. "
        + "Reviewers need at least one criterion. An application gets 1 to 10 reviews, not 0. A lottery has tiers, and nothing else has. The rule on areas admits none.",
        ACall.When(Publish(Lottery with
        {
            Title = " ", Window = new(Closes, Opens), Models = [], Criteria = [], ReviewsEach = 0, Tiers = null, Rules = [new EligibilityRule.Areas([])],
            Draw = Lottery.Draw! with { BeaconAt = Closes },
        })).ThenRefusedBecause());

    [Fact]
    public void Refuses_each_contradiction()
    {
        CallTerms[] wrong =
        [
            Small with { Tiers = Lottery.Tiers }, Small with { Criteria = Panel.Criteria }, Small with { Use = new(Opens.AddDays(-9), Opens) }, Small with { Models = [H100, H100] },
            Small with { Purpose = "A\0" }, Small with { Offers = [] }, Small with { Offers = [Small.Offers[0], Small.Offers[0]] }, Small with { Offers = [new(Member, H100, default)] }, Small with { Rules = [new EligibilityRule.AtMost(default)] }, Small with { Rules = [new EligibilityRule.Countries(0)] },
            Panel with { Draw = null }, Panel with { Draw = Panel.Draw! with { Commitment = Lot.Commitment(Seed).ToUpperInvariant() } }, Panel with { Draw = Panel.Draw! with { BeaconAt = Closes.AddTicks(-1) } },
            Panel with { Tiers = Lottery.Tiers }, Panel with { Criteria = [Panel.Criteria[0], Panel.Criteria[0]] }, Panel with { Criteria = [Panel.Criteria[0] with { Weight = 0 }] },
            Lottery with { Tiers = new(new(2, 3), new(1, 2)) }, Lottery with { Tiers = new(new(-1, 3), new(1, 2)) },
        ];
        Assert.All(wrong, terms => ACall.When(Publish(terms)).ThenRefused("call.contradictory"));
    }

    [Fact]
    public void Comes_before_its_closing() => ACall.When(Publish(Small) with { Now = Closes }).ThenRefused("call.contradictory");

    [Fact]
    public void Happens_once() => ACall.Given(Published(Small)).When(Publish(Small)).ThenRefused("call.already_published");

    [Fact]
    public void Can_be_extended_while_open_and_not_beyond_the_instant_of_the_public_value()
    {
        CallCommand.Extend To(DateTimeOffset to, DateTimeOffset now) => new(Act(2), Secretary, to, now);
        var extended = ACall.Given(Published(Panel)).When(To(Closes.AddHours(1), Closes.AddTicks(-1))).Then<CallEvent.Extended>();
        Assert.Equal(Closes.AddHours(1), Assert.IsType<Call.Published>(After(Published(Panel), extended)).Terms.Window.To);
        ACall.Given(Published(Panel)).When(To(Closes.AddHours(2), Opens)).ThenRefused("call.not_extended");
        ACall.Given(Published(Panel)).When(To(Closes.AddDays(-1), Opens)).ThenRefused("call.not_extended");
        ACall.Given(Published(Small)).When(To(Closes.AddDays(1), Closes)).ThenRefused("call.not_extended");
    }

    [Fact]
    public void Is_taken_back_with_a_reason()
    {
        ACall.Given(Published(Panel)).When(new CallCommand.Withdraw(Act(2), Secretary, " ", Opens)).ThenRefused("input.invalid");
        ACall.Given(Published(Panel)).When(new CallCommand.Withdraw(Act(2), Secretary, "The cluster burnt down.", Opens)).Then<CallEvent.Withdrawn>();
    }

    [Fact]
    public void Is_read_back_as_it_was_written()
    {
        foreach (var terms in new[] { Small, Panel, Lottery with { Rules = [new EligibilityRule.Areas([Area.Protocols]), new EligibilityRule.AtMost(new(7)), new EligibilityRule.Countries(2), new EligibilityRule.OneEach()] } })
            Assert.Equal(Content.Of(terms), Content.Of(Content.Copy(terms)));
    }
}

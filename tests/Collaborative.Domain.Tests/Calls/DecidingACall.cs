using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Calls;

public sealed class DecidingACall
{
    static readonly DateTimeOffset Known = Closes.AddHours(1);

    [Fact]
    public void Awards_in_the_order_of_merit_within_what_is_left()
    {
        var decided = ACall.Given(Published(Panel)).When(Decide(Two)).Then<CallEvent.Decided>();
        Assert.Equal([Id(2), Id(1)], decided.Ranking.Select(r => r.Application.Value));
        Assert.Equal([true, false], decided.Ranking.Select(r => r.Verdict.IsAwarded));
        Assert.Equal([Id(2)], Assert.IsType<Call.Decided>(After(Published(Panel), decided)).Taken.Select(t => t.Application.Value));
    }

    [Fact]
    public void Reveals_the_seed_that_was_committed_to()
    {
        ACall.Given(Published(Panel)).When(Decide(Two with { Seed = new string('8', 64) })).ThenRefused("call.other_seed");
        ACall.Given(Published(Panel)).When(Decide(Two with { Seed = "77" })).ThenRefused("call.other_seed");
    }

    [Fact]
    public void Waits_for_the_public_value()
    {
        Assert.Equal(
            "call.too_early: This call can be decided from 2026-04-01 01:00 UTC.", ACall.Given(Published(Panel)).When(Decide(Two) with { Now = Known.AddTicks(-1) }).ThenRefusedBecause());
        ACall.Given(Published(Panel)).When(Decide(Two with { Beacon = "b" })).ThenRefused("input.invalid");
    }

    [Fact]
    public void Takes_the_docket_of_the_call_as_it_stands()
    {
        Docket[] others =
        [
            Two with { Terms = Panel with { ReviewsEach = 3 } }, Two with { Left = [Two.Left[0] with { Time = new(1_001) }, Two.Left[1]] }, Two with { Ratings = Two.Ratings[1..] },
            Two with { Left = Two.Left[1..] },
        ];
        Assert.All(others, docket => ACall.Given(Published(Panel)).When(Decide(docket)).ThenRefused("call.other_docket"));
        ACall.Given(Published(Panel)).When(Decide(Two with { Left = [.. Two.Left.Reverse()] })).Then<CallEvent.Decided>();
    }

    [Fact]
    public void Is_for_calls_that_people_review() => ACall.Given(Published(Small)).When(Decide(Two)).ThenRefused("call.decided_by_rules");

    [Fact]
    public void Happens_once() => ACall.Given(Published(Panel), Decided).When(Decide(Two)).ThenRefused("call.over");

    [Fact]
    public void Of_a_small_call_is_application_by_application_within_what_is_left()
    {
        var first = ACall.Given(Published(Small)).When(Take(AsksFor(1, 800))).Then<CallEvent.Taken>();
        ACall.Given(Published(Small), first).When(Take(AsksFor(1, 800))).ThenNothing();
        ACall.Given(Published(Small), first).When(Take(AsksFor(2, 201))).ThenRefused("award.share_used_up");
        ACall.Given(Published(Small), first).When(Take(AsksFor(2, 200))).Then<CallEvent.Taken>();
        ACall.Given(Published(Small)).When(Take(AsksFor(2, 200) with { Share = new(Id(11)) })).ThenRefused("award.share_used_up");
    }

    [Fact]
    public void Again_after_an_appeal_is_within_what_the_others_left()
    {
        ACall.Given(Published(Panel), Decided).When(Take(AsksFor(1, 800))).ThenRefused("award.share_used_up");
        ACall.Given(Published(Panel), Decided).When(Take(AsksFor(1, 200))).Then<CallEvent.Taken>();
    }

    static CallCommand.Take Take(Candidate candidate) => new(Act(4), Secretary, candidate, Opens);

    static CallCommand.Decide Decide(Docket docket) => new(Act(3), Secretary, docket, Known);
}

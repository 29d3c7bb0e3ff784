using Collaborative.Domain.Calls;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Calls;

public sealed class DecidingACall
{
    static readonly DateTimeOffset Known = Closes.AddHours(1);

    [Fact]
    public void Reveals_the_seed_that_was_committed_to()
    {
        ACall.Given(Published(Panel)).When(Decide(Seed, Known)).Then<CallEvent.Decided>();
        ACall.Given(Published(Panel)).When(Decide(new string('8', 64), Known)).ThenRefused("call.other_seed");
        ACall.Given(Published(Panel)).When(Decide("77", Known)).ThenRefused("call.other_seed");
    }

    [Fact]
    public void Waits_for_the_public_value() => Assert.Equal(
        "call.too_early: This call can be decided from 2026-04-01 01:00 UTC.", ACall.Given(Published(Panel)).When(Decide(Seed, Known.AddTicks(-1))).ThenRefusedBecause());

    [Fact]
    public void Takes_digests_only()
    {
        ACall.Given(Published(Panel)).When(Decide(Seed, Known) with { Beacon = "b" }).ThenRefused("input.invalid");
        ACall.Given(Published(Panel)).When(Decide(Seed, Known) with { Docket = "" }).ThenRefused("input.invalid");
    }

    [Fact]
    public void Is_for_calls_that_people_review() => ACall.Given(Published(Small)).When(Decide(Seed, Known)).ThenRefused("call.decided_by_rules");

    [Fact]
    public void Happens_once()
    {
        var decided = new CallEvent.Decided(Act(3), Secretary, Seed, Beacon, Digest, Known);
        ACall.Given(Published(Panel), decided).When(Decide(Seed, Known)).ThenRefused("call.over");
    }

    static CallCommand.Decide Decide(string seed, DateTimeOffset now) => new(Act(3), Secretary, seed, Beacon, Digest, now);
}

using Contracts.Identity;

namespace Standards.Tests;

/// <summary>Who could vote on 3 March?</summary>
public sealed class ReadingACommittee(StandardsHost host)
{
    static readonly DateTimeOffset Founding = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), ThirdOfMarch = new(2025, 3, 3, 12, 0, 0, TimeSpan.Zero);
    readonly Body norway = Body.Participating(), japan = Body.Participating(), kenya = Body.Participating(), chile = Body.Participating();

    [Fact]
    public async Task Answers_who_could_vote_on_a_day_and_by_what_right()
    {
        var committee = await host.Api.FoundAsync(Founding, norway, japan, kenya);
        await host.Api.AskAsync(CommitteeSteps.Admit, CommitteeSteps.Admitting(committee, chile, "OBSERVING", Founding), Tokens.Secretariat);
        var (norways, japans, alternate) = (Steps.Grant(norway, from: Founding), Steps.Grant(japan, from: Founding, until: ThirdOfMarch), Guid.NewGuid());
        await host.Api.DeliverAsync(IdentityTopics.Delegations, norways);
        await host.Api.DeliverAsync(IdentityTopics.Delegations, japans);
        await host.Api.DeliverAsync(IdentityTopics.Delegations, Steps.Grant(chile, from: Founding));
        await host.Api.DeliverAsync(IdentityTopics.Delegations, CommitteeSteps.Substitution(norways, alternate, ThirdOfMarch.AddDays(-1), ThirdOfMarch.AddDays(1)));

        var roster = await host.Api.RosterAsync(committee, ThirdOfMarch);

        Assert.Equal((3, 1), (roster.GetProperty("participating").GetInt32(), roster.GetProperty("couldVote").GetInt32()));
        Assert.Equal([true, false, false, false], new[] { norway, japan, kenya, chile }.Select(b => roster.SeatOf(b).GetProperty("couldVote").GetBoolean()));
        var voters = roster.SeatOf(norway).GetProperty("voters").EnumerateArray().ToDictionary(v => v.GetProperty("person").GetProperty("id").GetString()!, v => v.GetProperty("authority"));
        Assert.Equal([norways.DelegationId.ToString(), norways.DelegationId.ToString()], new[] { norway.Person, alternate }.Select(p => voters[p.ToString()].GetProperty("delegation").GetProperty("id").GetString()));
        Assert.Equal((System.Text.Json.JsonValueKind.Null, System.Text.Json.JsonValueKind.Object), (
            voters[norway.Person.ToString()].GetProperty("substitution").ValueKind, voters[alternate.ToString()].GetProperty("substitution").ValueKind));
        Assert.Equal(2, (await host.Api.RosterAsync(committee, ThirdOfMarch.AddMicroseconds(-1))).GetProperty("couldVote").GetInt32());
    }

    [Fact]
    public async Task Tells_what_was_known_from_what_is_known()
    {
        var committee = await host.Api.FoundAsync(Founding, norway);
        var known = DateTimeOffset.UtcNow;
        await host.Api.AskAsync(CommitteeSteps.Admit, CommitteeSteps.Admitting(committee, japan, from: Founding), Tokens.Secretariat);

        Assert.Equal((2, 1), (await CountAsync(committee, null), await CountAsync(committee, known)));
    }

    [Fact]
    public async Task Has_an_answer_before_the_committee_began_and_none_for_a_committee_that_there_is_not()
    {
        var committee = await host.Api.FoundAsync(Founding, norway);

        Assert.Equal(0, (await host.Api.RosterAsync(committee, Founding.AddMicroseconds(-1))).GetProperty("members").GetArrayLength());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.AskAsync(CommitteeSteps.Read, new { id = Guid.NewGuid() })).GetProperty("committee").ValueKind);
    }

    [Fact]
    public async Task Lists_committees_and_what_happened_to_one()
    {
        var committee = await host.Api.FoundAsync(Founding, norway);

        var found = (await host.Api.AskAsync("query($id: ID!) { committees(first: 200) { nodes { id reference } } committee(id: $id) { acts { kind member { id } receipt { actId } } ballots { id } } }", new { id = committee }));

        Assert.Contains(found.GetProperty("committees").GetProperty("nodes").EnumerateArray(), c => c.GetProperty("id").GetString() == committee);
        Assert.Equal(["standards.committee-member-admitted", "standards.committee-founded"], found.GetProperty("committee").GetProperty("acts").EnumerateArray().Select(a => a.GetProperty("kind").GetString()));
    }

    async Task<int> CountAsync(string committee, DateTimeOffset? known) => (await host.Api.RosterAsync(committee, ThirdOfMarch, known)).GetProperty("members").GetArrayLength();
}

using System.Text.Json;

namespace Standards.Tests;

/// <summary>What a reader of the graph is told of a rule, of how a ballot stands, and of what would change it.</summary>
public sealed class ExplainingAResult(StandardsHost host)
{
    const string Standing =
        """
        query($id: ID!) { ballot(id: $id) {
          asItStands { approved explanation conditions { met part whole } changes { votes from to who weight statement members { id } } }
          rule { hash plainWords { depth text } hasCastingVote conditions { id base by threshold thresholdPercent electorate measure } } } }
        """;

    [Fact]
    public async Task Says_what_would_change_it_and_whose_vote()
    {
        var council = Council().ToArray();
        await host.Api.GrantAsync(council);
        var ballot = await host.Api.OpenBallotAsync(council, rule: "un-sc");
        foreach (var member in council.Take(4).Concat(council.Skip(5)))
            await host.Api.CastAsync(ballot, member, "APPROVE");
        await host.Api.CastAsync(ballot, council[4], "DISAPPROVE");

        var stands = (await AskAsync(ballot)).GetProperty("asItStands");

        Assert.Equal(
            ["Not approved.", "14 members in favour, at least 9 needed: met.", "1 permanent member against, none allowed: not met."],
            stands.GetProperty("explanation").EnumerateArray().Select(s => s.GetString()));
        var change = stands.GetProperty("changes")[0];
        Assert.Equal((1, "AGAINST", "permanent members"), (change.GetProperty("votes").GetInt32(), change.GetProperty("from").GetString()!, change.GetProperty("who").GetString()!));
        Assert.Equal(council[4].Organization.ToString(), Assert.Single(change.GetProperty("members").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Is_the_same_when_the_ballot_closes()
    {
        var council = Council().ToArray();
        await host.Api.GrantAsync(council);
        var ballot = await host.Api.OpenBallotAsync(council, rule: "un-sc");
        foreach (var member in council)
            await host.Api.CastAsync(ballot, member, "APPROVE");
        var before = (await AskAsync(ballot)).GetProperty("asItStands").ToString();

        await host.Api.CloseAsync(ballot, "Done.");

        Assert.Equal(before, (await AskAsync(ballot)).GetProperty("asItStands").ToString());
    }

    [Fact]
    public async Task Weighs_members_by_what_the_electorate_says()
    {
        Body[] union = [.. Enumerable.Range(0, 27).Select(i => Body.Participating() with { Amounts = [("population", i == 0 ? "830000000" : "10")] })];
        await host.Api.GrantAsync(union);
        var ballot = await host.Api.OpenBallotAsync(union, rule: "eu-council");
        await Task.WhenAll(union.Skip(5).Select(m => host.Api.CastAsync(ballot, m, "APPROVE")));

        var stands = (await AskAsync(ballot)).GetProperty("asItStands");

        Assert.Equal((false, "220", "830000260"), (
            stands.GetProperty("approved").GetBoolean(), stands.GetProperty("conditions")[2].GetProperty("part").GetString()!, stands.GetProperty("conditions")[2].GetProperty("whole").GetString()!));
        var change = stands.GetProperty("changes")[0];
        Assert.Equal(("1 more approval by a member that has not voted (only 1 of 5).", union[0].Organization.ToString()), (
            change.GetProperty("statement").GetString()!, change.GetProperty("members")[0].GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Is_kept_back_with_the_votes()
    {
        var norway = Body.Participating();
        await host.Api.GrantAsync(norway);
        var ballot = await host.Api.OpenBallotAsync([norway, Body.Other()], disclosure: "AT_CLOSE");
        await host.Api.CastAsync(ballot, norway, "APPROVE");
        const string Query = "query($id: ID!) { ballot(id: $id) { asItStands { approved } notVoted { id } pronouncements { at } } }";

        var seen = (await host.Api.AskAsync(Query, new { id = ballot }, norway.Token)).GetProperty("ballot");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, 0), (
            seen.GetProperty("asItStands").ValueKind, seen.GetProperty("notVoted").ValueKind, seen.GetProperty("pronouncements").GetArrayLength()));
        Assert.Equal(1, (await host.Api.AskAsync(Query, new { id = ballot }, Tokens.Secretariat)).GetProperty("ballot").GetProperty("notVoted").GetArrayLength());
    }

    [Fact]
    public async Task Reads_every_rule_in_plain_words_with_its_hash()
    {
        var rules = (await host.Api.AskAsync("{ votingRules { id name source hash canonicalJson plainWords { depth text } conditions { threshold thresholdPercent base } } }")).GetProperty("votingRules");

        Assert.Equal(21, rules.GetArrayLength());
        foreach (var rule in rules.EnumerateArray())
        {
            Assert.Equal(SaltedRecord.HashOf(System.Text.Encoding.UTF8.GetBytes(rule.GetProperty("canonicalJson").GetString()!)), rule.GetProperty("hash").GetString());
            Assert.NotEmpty(rule.GetProperty("plainWords").EnumerateArray());
        }
        var nine = rules.EnumerateArray().Single(r => r.GetProperty("id").GetString() == "un-sc").GetProperty("conditions")[0];
        Assert.Equal(("9", "", JsonValueKind.Null), (nine.GetProperty("threshold").GetString()!, nine.GetProperty("thresholdPercent").GetString()!, nine.GetProperty("base").ValueKind));
    }

    [Fact]
    public async Task Refuses_an_electorate_that_the_rule_cannot_count()
    {
        Assert.Contains("weighs members by population", await RefusedAsync("eu-council", Body.Participating()), StringComparison.Ordinal);
        Assert.Contains("counts permanent members", await RefusedAsync("un-sc", Body.Participating()), StringComparison.Ordinal);
        Assert.Contains("no whole number", await RefusedAsync("eu-council", Body.Participating() with { Amounts = [("population", "many")] }), StringComparison.Ordinal);
        Assert.Contains("named twice", await RefusedAsync("iso-dis", Body.Participating() with { Classes = ["a", "a"] }), StringComparison.Ordinal);
    }

    async Task<string> RefusedAsync(string rule, Body body)
    {
        var (code, message) = await host.Api.RefusalAsync(Steps.Open, new
        {
            input = new
            {
                commandId = Guid.NewGuid(), projectId = await host.Api.RegisterProjectAsync(), title = "Enquiry", ruleId = rule,
                electorate = new[] { body.ToInput() }, closesAt = DateTimeOffset.UtcNow.AddDays(1),
            },
        }, Tokens.Secretariat);
        Assert.Equal("input.invalid", code);
        return message;
    }

    async Task<JsonElement> AskAsync(string ballot) => (await host.Api.AskAsync(Standing, new { id = ballot })).GetProperty("ballot");

    static IEnumerable<Body> Council() => Enumerable.Range(0, 15).Select(i => Body.Participating() with { Classes = i < 5 ? ["permanent"] : [] });
}

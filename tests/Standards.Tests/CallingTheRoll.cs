using System.Text.Json;

namespace Standards.Tests;

public sealed class CallingTheRoll(StandardsHost host)
{
    const string Roll = "rollCall { calledAt next { id } seats { member { id } position absences isNext } receipt { actId } }";
    const string Call = $"mutation($input: CallTheRollInput!) {{ callTheRoll(input: $input) {{ id {Roll} }} }}";
    const string Answer = $"mutation($input: RecordAnswerInput!) {{ recordAnswer(input: $input) {{ id votesCast {Roll} votes {{ member {{ id }} position revision inHall receipt {{ actId }} }} }} }}";

    readonly Body kenya = Body.Participating(), norway = Body.Participating(), chile = Body.Other();

    [Fact]
    public async Task Writes_down_what_members_answer_in_their_order()
    {
        var ballot = await CalledAsync();

        var first = await AnswerAsync(ballot, norway, "APPROVE");
        Assert.Equal([(norway, "APPROVE", 0, false), (chile, null, 0, true), (kenya, null, 0, false)], SeatsOf(first));
        await AnswerAsync(ballot, chile, null);
        var third = await AnswerAsync(ballot, kenya, "DISAPPROVE");
        Assert.Equal(chile.Organization.ToString(), third.GetProperty("rollCall").GetProperty("next").GetProperty("id").GetString());

        var last = await AnswerAsync(ballot, chile, null);
        Assert.Equal([(norway, "APPROVE", 0, false), (chile, null, 2, false), (kenya, "DISAPPROVE", 0, false)], SeatsOf(last));
        Assert.Equal(JsonValueKind.Null, last.GetProperty("rollCall").GetProperty("next").ValueKind);
        Assert.Equal(2, last.GetProperty("votesCast").GetInt32());
        Assert.All(last.GetProperty("votes").EnumerateArray(), v => Assert.True(v.GetProperty("inHall").GetBoolean()));

        var closed = await host.Api.CloseAsync(ballot, null);
        Assert.Equal("roll call", closed.GetProperty("closedBecause").GetString());
    }

    [Fact]
    public async Task Puts_the_roll_every_answer_and_every_absence_on_record()
    {
        var ballot = await CalledAsync();
        await AnswerAsync(ballot, norway, "APPROVE");
        await AnswerAsync(ballot, chile, null);

        var acts = await host.Database.ActsAsync($"ballot-{ballot}");
        Assert.Equal(
            ["standards.roll-called", "standards.vote-cast", "standards.member-absent"],
            acts[^3..].Select(a => JsonDocument.Parse(a).RootElement.GetProperty("kind").GetString()!));
    }

    [Fact]
    public async Task Lets_a_member_change_its_answer_until_the_result()
    {
        var ballot = await CalledAsync();
        await AnswerAsync(ballot, norway, "APPROVE");

        var changed = await AnswerAsync(ballot, norway, "ABSTAIN");

        var vote = changed.GetProperty("votes").EnumerateArray().Single();
        Assert.Equal(("ABSTAIN", 2), (vote.GetProperty("position").GetString(), vote.GetProperty("revision").GetInt32()));
    }

    [Fact]
    public async Task Takes_the_same_answer_once_however_often_it_is_sent()
    {
        var ballot = await CalledAsync();
        var input = Input(ballot, norway, "APPROVE");

        for (var i = 0; i < 3; i++)
            Assert.Equal(1, (await host.Api.AskAsync(Answer, input, Tokens.Secretariat)).GetProperty("recordAnswer").GetProperty("votes")[0].GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task Is_refused_with_a_reason_where_it_cannot_be()
    {
        var ballot = await CalledAsync();

        Assert.Equal("roll.called", await host.Api.CodeAsync(Call, Order(ballot, norway, chile, kenya), Tokens.Secretariat));
        Assert.Equal("roll.not_called_yet", await host.Api.CodeAsync(Answer, Input(ballot, kenya, "APPROVE"), Tokens.Secretariat));
        Assert.Equal("roll.running", await host.Api.CodeAsync(Steps.Cast, Steps.Vote(ballot, "APPROVE"), norway.Token));
        Assert.Equal("roll.unfinished", await host.Api.CodeAsync(Steps.Close, new { input = new { commandId = Guid.NewGuid(), ballotId = ballot, reason = "Now." } }, Tokens.Secretariat));
        Assert.Equal("input.invalid", await host.Api.CodeAsync(Call, Order(await OpenAsync(), norway, chile), Tokens.Secretariat));
        Assert.Equal("roll.none", await host.Api.CodeAsync(Answer, Input(await OpenAsync(), kenya, "APPROVE"), Tokens.Secretariat));
    }

    [Fact]
    public async Task Is_for_people_of_the_secretariat()
    {
        var ballot = await CalledAsync();

        Assert.Equal("auth.forbidden", await host.Api.CodeAsync(Call, Order(await OpenAsync(), norway, chile, kenya), norway.Token));
        Assert.Equal("auth.forbidden", await host.Api.CodeAsync(Answer, Input(ballot, norway, "APPROVE"), norway.Token));
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(Answer, Input(ballot, norway, "APPROVE"))).Code);
    }

    [Fact]
    public async Task Is_not_there_where_members_vote_for_themselves()
    {
        var asked = await host.Api.AskAsync($"query($id: ID!) {{ ballot(id: $id) {{ {Roll} }} }}", new { id = await OpenAsync() });

        Assert.Equal(JsonValueKind.Null, asked.GetProperty("ballot").GetProperty("rollCall").ValueKind);
    }

    async Task<string> OpenAsync()
    {
        await host.Api.GrantAsync(kenya, norway, chile);
        return await host.Api.OpenBallotAsync([kenya, norway, chile]);
    }

    async Task<string> CalledAsync()
    {
        var ballot = await OpenAsync();
        await host.Api.AskAsync(Call, Order(ballot, norway, chile, kenya), Tokens.Secretariat);
        return ballot;
    }

    async Task<JsonElement> AnswerAsync(string ballot, Body member, string? position) =>
        (await host.Api.AskAsync(Answer, Input(ballot, member, position), Tokens.Secretariat)).GetProperty("recordAnswer");

    IEnumerable<(Body, string?, int, bool)> SeatsOf(JsonElement ballot) => ballot.GetProperty("rollCall").GetProperty("seats").EnumerateArray().Select(s => (
        new[] { kenya, norway, chile }.Single(b => b.Organization.ToString() == s.GetProperty("member").GetProperty("id").GetString()),
        s.GetProperty("position").GetString(), s.GetProperty("absences").GetInt32(), s.GetProperty("isNext").GetBoolean()));

    static object Order(string ballot, params Body[] order) => new { input = new { commandId = Guid.NewGuid(), ballotId = ballot, order = order.Select(b => b.Organization) } };

    static object Input(string ballot, Body member, string? position) => new { input = new { commandId = Guid.NewGuid(), ballotId = ballot, memberId = member.Organization, position } };
}

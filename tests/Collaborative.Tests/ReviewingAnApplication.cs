namespace Collaborative.Tests;

[Collection("one clock that moves")]
public sealed class ReviewingAnApplication(MovableHost host)
{
    readonly Scholar expert = Scholar.New(), other = Scholar.New();

    [Fact]
    public async Task Is_for_those_who_were_assigned_without_a_conflict()
    {
        var (call, applications) = await host.ClosedCallAsync("PANEL", 2);
        var assigned = await host.AssignAsync(call, expert, applications[0].Scholar);

        Assert.Equal(2, assigned.GetProperty("assigned").GetInt32());
        var own = await host.Api.ReadAsync(applications[0].Id, expert.Token);
        Assert.True(own.GetProperty("isMineToReview").GetBoolean());
        Assert.Equal("reviewer.not_assigned", await RefusedAsync(applications[0].Id, applications[0].Scholar));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.ReadAsync(applications[0].Id, other.Token)).ValueKind);
    }

    [Fact]
    public async Task Says_who_could_not_be_assigned_and_why()
    {
        var (call, applications) = await host.ClosedCallAsync("PANEL", 1);
        var unfilled = (await host.AssignAsync(call, applications[0].Scholar)).GetProperty("unfilled")[0];
        Assert.Equal((1, "conflict.applies"), (unfilled.GetProperty("missing").GetInt32(), unfilled.GetProperty("reasons")[0].Text("code")));
    }

    [Fact]
    public async Task Stays_without_names_and_unseen_by_applicants_until_the_decision()
    {
        var (call, applications) = await host.ClosedCallAsync("PANEL", 1);
        await host.AssignAsync(call, expert);
        var given = await host.ReviewAsync(applications[0].Id, expert, 4);
        Assert.Equal(1, given.GetProperty("reviewsGiven").GetInt32());
        Assert.Empty((await host.Api.ReadAsync(applications[0].Id, applications[0].Scholar.Token)).GetProperty("reviews").EnumerateArray());

        await host.DecideAsync(call);
        var review = (await host.Api.ReadAsync(applications[0].Id, applications[0].Scholar.Token)).GetProperty("reviews")[0];
        Assert.Equal(4, review.GetProperty("scores")[0].GetProperty("value").GetInt32());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, review.GetProperty("reviewer").ValueKind);
    }

    [Fact]
    public async Task Can_be_declined_and_someone_else_assigned()
    {
        var (call, applications) = await host.ClosedCallAsync("PANEL", 1);
        await host.AssignAsync(call, expert);
        await host.Api.AskAsync(
            "mutation($input: DeclineReviewInput!) { declineReview(input: $input) { id } }", new { input = new { commandId = Guid.NewGuid(), applicationId = applications[0].Id, reason = "We work together." } }, expert.Token);
        Assert.Equal(1, (await host.AssignAsync(call, expert, other)).GetProperty("assigned").GetInt32());
        Assert.True((await host.Api.ReadAsync(applications[0].Id, other.Token)).GetProperty("isMineToReview").GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.ReadAsync(applications[0].Id, expert.Token)).ValueKind);
    }

    [Fact]
    public async Task By_applicants_is_of_the_other_half()
    {
        var (call, applications) = await host.ClosedCallAsync("LOTTERY", 6, "APPLICANTS");
        Assert.Equal(6, (await host.AssignAsync(call)).GetProperty("assigned").GetInt32());
        foreach (var (scholar, id) in applications)
        {
            var queue = (await host.Api.AskAsync("{ applicationsToReview { id } }", null, scholar.Token)).GetProperty("applicationsToReview").EnumerateArray().Select(a => a.Text("id")).ToArray();
            Assert.DoesNotContain(id, queue);
            Assert.Single(queue);
        }
    }

    [Fact]
    public async Task Is_assigned_when_the_call_is_closed_by_the_secretariat()
    {
        var open = await host.Api.PublishAsync(CallSteps.Call("PANEL", Guid.NewGuid(), host.Now.AddDays(-1), host.Now.AddDays(1)));
        object input = new { commandId = Guid.NewGuid(), callId = open, beacon = CallSteps.Beacon };
        Assert.Equal("call.too_early", (await host.Api.RefusalAsync(CallSteps.Assign, new { input }, Tokens.Secretariat)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(CallSteps.Assign, new { input }, expert.Token)).Code);
    }

    Task<string> RefusedAsync(string application, Scholar reviewer) => host.Api.RefusedAsync("giveReview", "GiveReviewInput", MovableHost.CallStepsOf(application, 3), reviewer.Token);
}

using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class EndingAnAward : AwardsInVirtualTime
{
    static readonly Guid Empty = Id("project without time");
    readonly Scholar scholar = Scholar.New();

    [Fact]
    public async Task Time_comes_when_its_period_begins_and_goes_back_when_it_ends()
    {
        var (before, member) = (await AvailableAsync(Project(1)), await AvailableAsync(Norway));
        await AwardAsync(scholar, Project(1), 72_000, Now.AddDays(2));
        await PostAllAsync();
        Assert.Equal((before, member), (await AvailableAsync(Project(1)), await AvailableAsync(Norway)));

        Time.Advance(TimeSpan.FromDays(2));
        await PostAllAsync();
        Assert.Equal((before + 72_000, member - 72_000), (await AvailableAsync(Project(1)), await AvailableAsync(Norway)));
        Assert.Equal("WAITING", (await Api.LookAsync(await Api.RequestAsync(scholar.Token, Asking(Project(1), devices: 1, minutes: 60)))).Text("state"));
        await Host.TickAsync();
        Time.Advance(TimeSpan.FromHours(2));
        await Host.TickAsync();
        var used = before + 72_000 - await AvailableAsync(Project(1));
        Assert.InRange(used, 1, 3_600);

        await EndAllAsync();
        Assert.Equal(before + 72_000 - used, await AvailableAsync(Project(1)));   // not before its end
        Time.Advance(TimeSpan.FromDays(30));
        await EndAllAsync();
        await EndAllAsync();
        Assert.Equal((before, member - used), (await AvailableAsync(Project(1)), await AvailableAsync(Norway)));
    }

    [Fact]
    public async Task A_small_award_can_be_used_at_once()
    {
        var award = await AwardAsync(scholar, Project(1), 7_200, Now);
        Assert.True((await Api.ReadAsync(award, scholar.Token)).GetProperty("isPosted").GetBoolean());
        var asked = await Api.RequestAsync(scholar.Token, Asking(Project(1), devices: 1, minutes: 60));
        await Host.TickAsync();
        Assert.Equal("RUNNING", (await Api.LookAsync(asked)).Text("state"));
    }

    [Fact]
    public async Task What_runs_at_the_end_keeps_what_it_holds_until_it_is_charged()
    {
        var (before, member) = (await AvailableAsync(Project(1)), await AvailableAsync(Norway));
        await AwardAsync(scholar, Project(1), 720_000);
        Time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
        var running = await Api.RequestAsync(scholar.Token, Asking(Project(1), devices: 1, minutes: 600));
        await Host.TickAsync();
        Time.Advance(TimeSpan.FromMinutes(2));
        await EndAllAsync();
        Assert.Equal((before + 36_000, "RUNNING"), (await AvailableAsync(Project(1)), (await Api.LookAsync(running)).Text("state")));

        await Api.AskAsync(Withdraw, new { input = new { commandId = Guid.NewGuid(), requestId = running } }, scholar.Token);
        await Host.TickAsync();
        await EndAllAsync();
        Assert.Equal((before, member - 120), (await AvailableAsync(Project(1)), await AvailableAsync(Norway)));
    }

    [Fact]
    public async Task An_extension_moves_the_end_and_none_is_granted_after_it()
    {
        var before = await AvailableAsync(Project(1));
        var award = await AwardAsync(scholar, Project(1), 72_000);
        await ExtendAsync(award, Now.AddDays(40));
        await Api.DoAsync("decideAwardChange", "DecideAwardChangeInput", Granting(award), Tokens.Secretariat);
        Time.Advance(TimeSpan.FromDays(35));
        await EndAllAsync();
        Assert.Equal(before + 72_000, await AvailableAsync(Project(1)));
        await ExtendAsync(award, Now.AddDays(40));
        Time.Advance(TimeSpan.FromDays(5));
        await EndAllAsync();
        Assert.Equal(before, await AvailableAsync(Project(1)));
        Assert.Equal("change.impossible", await Api.RefusedAsync("decideAwardChange", "DecideAwardChangeInput", Granting(award), Tokens.Secretariat));
    }

    [Fact]
    public async Task What_fell_due_while_the_service_was_down_happens_after_it()
    {
        var (before, member) = (await AvailableAsync(Project(1)), await AvailableAsync(Norway));
        await AwardAsync(scholar, Project(1), 72_000);
        await AwardAsync(Scholar.New(), Project(1), 3_600, Now.AddDays(20));
        await Host.StopAsync();
        Time.Advance(TimeSpan.FromDays(31));
        await Host.StartAsync();
        await PostAllAsync();
        await EndAllAsync();
        Assert.Equal((before + 3_600, member - 3_600), (await AvailableAsync(Project(1)), await AvailableAsync(Norway)));
    }

    [Fact]
    public async Task The_final_report_ends_it_before_its_time()
    {
        var before = await AvailableAsync(Project(1));
        var award = await AwardAsync(scholar, Project(1), 72_000);
        await Api.DoAsync("reportOnAward", "ReportOnAwardInput", new { commandId = Guid.NewGuid(), applicationId = award, text = "Refusals hold." }, scholar.Token);
        await EndAllAsync();
        Assert.Equal(before, await AvailableAsync(Project(1)));
    }

    [Fact]
    public async Task Who_asks_before_it_begins_is_told_when_it_does()
    {
        await Api.AskAsync(Decide, new { input = new { commandId = Guid.NewGuid(), decision = "Decision 2", quotas = Quotas(new { id = Empty, parentId = Programme, name = "Without time", part = "0" }) } }, Tokens.Secretariat);
        await AwardAsync(scholar, Empty, 72_000, Now.AddDays(2));
        await Api.AskAsync(Admit, new { input = new { commandId = Guid.NewGuid(), projectId = Empty, personId = scholar.Person } }, Tokens.Secretariat);
        var asked = await Api.RequestAsync(scholar.Token, Asking(Empty, devices: 1, minutes: 60));
        await Host.TickAsync();
        var why = Assert.Single((await Api.LookAsync(asked)).GetProperty("because").EnumerateArray());
        Assert.Equal("wait.not_begun", why.Text("code"));
        Assert.Contains("2026-06-03", why.Text("text"), StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromDays(2));
        await PostAllAsync();
        await Host.TickAsync();
        Assert.Equal("RUNNING", (await Api.LookAsync(asked)).Text("state"));
    }

    Task ExtendAsync(string award, DateTimeOffset to) =>
        Api.DoAsync("requestExtension", "RequestExtensionInput", new { commandId = Guid.NewGuid(), applicationId = award, to, justification = "The cluster was down." }, scholar.Token);

    static object Granting(string award) => new { commandId = Guid.NewGuid(), applicationId = award, granted = true, reasons = "So it is." };
}

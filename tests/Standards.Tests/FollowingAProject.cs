using BuildingBlocks.EventStore;
using Microsoft.Extensions.Time.Testing;
using static Standards.Tests.Hosting.StandardSteps;

namespace Standards.Tests;

/// <summary>A standard follows its project through review and withdrawal. A host of its own for each test, for these change the clock and stop the service.</summary>
public sealed class FollowingAProject : IAsyncLifetime
{
    readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    readonly StandardsHost host;
    readonly Body norway = Body.Participating();

    public FollowingAProject() => host = new() { Time = clock };

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Is_confirmed_by_the_ballot_with_a_new_sunset()
    {
        var (project, number) = await InterimAsync();
        var before = await SunsetAsync(number);
        var ballot = await VoteAsync(project, "APPROVE");
        await EventuallyAsync(async () => (await host.Api.StandardAsync(number, "review { cause }")).GetProperty("review").GetProperty("cause").GetString() == "SUNSET");
        clock.Advance(TimeSpan.FromDays(20));
        await host.Api.CloseAsync(ballot, "Everyone has voted.");

        await EventuallyAsync(async () => await SunsetAsync(number) > before);
        var lapse = (await host.Api.RunAsync(project)).GetProperty("run").GetProperty("schedule").EnumerateArray().Single(d => d.GetProperty("consequence").GetString() == "LAPSE");
        Assert.Equal(DateOnly.FromDateTime(lapse.GetProperty("at").GetDateTime()).AddDays(1), await SunsetAsync(number));
        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from binding_record where kind = 'standards.standard-review-concluded'"));
    }

    [Fact]
    public async Task Is_confirmed_before_its_old_sunset_also_after_a_stop_over_both()
    {
        var (project, number) = await InterimAsync();
        clock.Advance(TimeSpan.FromDays(600));
        await VoteAsync(project, "APPROVE");
        var before = await SunsetAsync(number);
        await host.StopAsync();
        clock.Advance(TimeSpan.FromDays(200));
        for (var start = 0; start < 2; start++)
        {
            await host.StartAsync();
            await EventuallyAsync(async () => await SunsetAsync(number) > before);
            Assert.Equal("IN_FORCE", (await host.Api.StandardAsync(number, "status")).GetProperty("status").GetString());
            await host.StopAsync();
        }
        await host.StartAsync();
        Assert.Equal("90.93", (await host.Api.RunAsync(project)).StageOf());
        Assert.Equal(
            "standard.edition-published, standard.entered-into-force, standard.review-opened, standard.review-concluded",
            await host.Database.ReadAsync<string>("select string_agg(type, ', ' order by version) from event where stream = $1", Sql.Text(StreamOf(number))));
    }

    [Fact]
    public async Task Is_withdrawn_by_a_ballot_that_does_not_confirm_it()
    {
        var (project, number) = await InterimAsync();
        var ballot = await VoteAsync(project, "DISAPPROVE");
        await host.Api.CloseAsync(ballot, "Everyone has voted.");

        await EventuallyAsync(async () => (await host.Api.StandardAsync(number, "status")).GetProperty("status").GetString() == "WITHDRAWN");
        Assert.Equal("The ballot was not approved.", (await host.Api.StandardAsync(number, "withdrawnBecause")).GetProperty("withdrawnBecause").GetString());
        Assert.Equal("95.99", (await host.Api.RunAsync(project)).StageOf());
    }

    [Fact]
    public async Task Lapses_with_its_project_once()
    {
        var (project, number) = await InterimAsync();
        await host.StopAsync();
        clock.Advance(TimeSpan.FromDays(900));
        await host.StartAsync();

        await EventuallyAsync(async () => (await host.Api.StandardAsync(number, "withdrawnBecause")).GetProperty("withdrawnBecause").GetString() == "sunset");
        await EventuallyAsync(async () => (await host.Api.RunAsync(project)).StageOf() == "95.99");
        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from event where stream = $1 and type in ('standard.lapsed', 'standard.withdrawn')", Sql.Text(StreamOf(number))));
    }

    [Fact]
    public async Task Is_withdrawn_by_a_decision_and_catches_up_with_what_it_did_not_hear()
    {
        var project = await host.Api.ReadyAsync();
        var number = await PublishAsync(project);
        await host.Api.AdvanceAsync(project, "95.99");
        await EventuallyAsync(async () => (await host.Api.StandardAsync(number, "status")).GetProperty("status").GetString() == "WITHDRAWN");

        Assert.Equal("Withdraw the report: Resolution 12/2026", (await host.Api.StandardAsync(number, "withdrawnBecause")).GetProperty("withdrawnBecause").GetString());
        Assert.Equal("standard.withdrawn", (await host.Api.RefusalAsync(
            ProposeWithdrawal, new { input = new { commandId = Guid.NewGuid(), number, reasons = "Why.", objectionsUntil = Today.AddDays(90).Iso() } }, Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Leaves_to_the_project_what_the_project_decides()
    {
        var (project, number) = await InterimAsync();

        Assert.Equal("standard.project_first", (await host.Api.RefusalAsync(OpenReview, new { input = new { commandId = Guid.NewGuid(), number } }, Tokens.Secretariat)).Code);
        Assert.Equal("standard.project_first", (await host.Api.RefusalAsync(
            ProposeWithdrawal, new { input = new { commandId = Guid.NewGuid(), number, reasons = "Why.", objectionsUntil = Today.AddDays(90).Iso() } }, Tokens.Secretariat)).Code);
        var run = (await host.Api.AskAsync("query($id: ID!) { project(id: $id) { run { leadsReviews leadsWithdrawal } } }", new { id = project })).GetProperty("project").GetProperty("run");
        Assert.True(run.GetProperty("leadsReviews").GetBoolean() && run.GetProperty("leadsWithdrawal").GetBoolean());
    }

    /// <summary>A standard in force that came of an interim project.</summary>
    async Task<(string Project, string Number)> InterimAsync()
    {
        await host.Api.GrantAsync(norway);
        var project = await host.Api.StartAsync("60.00");
        await host.Api.PublishDraftAsync(project);
        await host.Api.AttestAsync(project, "COMMENTS_DISPOSED", 4, 4);
        await host.Api.AttestAsync(project, "TRANSLATIONS_COMPLETE", 6, 6);
        await host.Api.AttestAsync(project, "PATENT_DECLARATIONS_IN", 3, 3);
        return (project, await PublishAsync(project));
    }

    async Task<string> PublishAsync(string project)
    {
        var number = NewNumber();
        await host.Api.AskAsync(Publish, new { input = Publication(project, number, Today) }, Tokens.Secretariat);
        return number;
    }

    /// <summary>Puts the confirmation to the vote, and votes.</summary>
    async Task<string> VoteAsync(string project, string position)
    {
        await host.Api.AdvanceAsync(project, "90.20");
        var closes = clock.GetUtcNow().AddDays(60);
        var ballot = await host.Api.OpenAsync(project, "iso-dis", closes.AddTicks(-(closes.Ticks % TimeSpan.TicksPerMillisecond)), norway);
        await host.Api.CastAsync(ballot, norway, position, Steps.Reasons);
        return ballot;
    }

    async Task<DateOnly> SunsetAsync(string number) =>
        DateOnly.Parse((await host.Api.StandardAsync(number, "editions { sunsetOn }")).GetProperty("editions")[0].GetProperty("sunsetOn").GetString()!, null);

    static string StreamOf(string number) => $"standard-{Storage.Identifiers.OfStandard(number)}";

    static Task EventuallyAsync(Func<Task<bool>> holds) => Runs.EventuallyAsync(holds);
}

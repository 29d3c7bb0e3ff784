using BuildingBlocks.EventStore;
using Contracts.Standards;
using Microsoft.Extensions.Time.Testing;
using static Standards.Tests.Hosting.StandardSteps;

namespace Standards.Tests;

/// <summary>A host of its own for each test, for these change the clock and stop the service.</summary>
public sealed class KeepingDeadlines : IAsyncLifetime
{
    readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    readonly StandardsHost host;
    readonly Body kenya = Body.Participating();

    public KeepingDeadlines() => host = new() { Time = clock };

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task That_passed_while_the_service_stood_still_are_entered_once_in_order_and_dated_by_their_day()
    {
        var sunset = Today.AddDays(700);
        var number = await host.Api.PublishStandardAsync(Today.AddDays(30), sunset: sunset);
        await host.StopAsync();
        clock.Advance(TimeSpan.FromDays(1_000));
        await host.StartAsync();

        await EventuallyAsync(async () => (await host.Api.StandardAsync(number, "status")).GetProperty("status").GetString() == "WITHDRAWN");
        await host.StopAsync();
        await host.StartAsync();

        var stream = $"standard-{Storage.Identifiers.OfStandard(number)}";
        Assert.Equal(
            $"standard.edition-published, standard.entered-into-force {Today.AddDays(30).Iso()}, standard.review-opened {sunset.AddDays(-140).Iso()}, standard.lapsed {sunset.Iso()}",
            await host.Database.ReadAsync<string>(
                """
                select string_agg(type || case when version > 1 then ' ' || left(data ->> 'at', 10) else '' end, ', ' order by version) from event where stream = $1
                """, Sql.Text(stream)));
        var told = System.Text.Json.JsonSerializer.Deserialize<StandardWithdrawn>((await host.Database.MessagesAsync(StandardsTopics.Publications, stream))[1], StoredJson.Options)!;
        Assert.Equal((sunset, "sunset"), (told.On, told.Reasons));
        Assert.Equal(0L, await host.Database.ReadAsync<long>("select count(*) from orl_reminder"));
    }

    [Fact]
    public async Task Are_entered_by_a_reminder_while_the_service_runs()
    {
        clock.SetUtcNow(new(Today.AddDays(1).ToDateTime(TimeOnly.MinValue).AddSeconds(-3), TimeSpan.Zero));
        var number = await host.Api.PublishStandardAsync(Today.AddDays(1));
        clock.Advance(TimeSpan.FromMinutes(1));

        await EventuallyAsync(async () => await host.Database.CountEventsAsync($"standard-{Storage.Identifiers.OfStandard(number)}") == 2);
        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from orl_reminder where name = 'next-deadline' and start < now() + interval '25 hours'"));
    }

    [Fact]
    public async Task Come_before_a_command_that_is_later_than_they()
    {
        await host.Api.GrantSigningAsync(kenya);
        var number = await host.Api.PublishStandardAsync(Today.AddDays(1));
        clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal("reservation.too_late", (await host.Api.RefusalAsync(
            Reserve, new { input = new { commandId = Guid.NewGuid(), number, edition = 1, elements = new[] { "r-2" }, text = "Not so." } }, kenya.Token)).Code);
        Assert.Equal(2, await host.Database.CountEventsAsync($"standard-{Storage.Identifiers.OfStandard(number)}"));
    }

    [Fact]
    public async Task Of_objections_withdraw_a_standard_or_refer_the_matter()
    {
        await host.Api.GrantSigningAsync(kenya);
        var (alone, contested) = (await ProposedAsync(), await ProposedAsync());
        await host.Api.AskAsync(RaiseObjection, new { input = new { commandId = Guid.NewGuid(), number = contested, reasons = "We use it." } }, kenya.Token);
        await host.StopAsync();
        clock.Advance(TimeSpan.FromDays(80));
        await host.StartAsync();

        await EventuallyAsync(async () => (await host.Api.StandardAsync(alone, "status")).GetProperty("status").GetString() == "WITHDRAWN");
        Assert.Equal(Today.AddDays(60).Iso(), (await host.Api.StandardAsync(alone, "withdrawnOn")).GetProperty("withdrawnOn").GetString());
        await EventuallyAsync(async () => (await host.Api.StandardAsync(contested, "withdrawal { isReferred }")).GetProperty("withdrawal").GetProperty("isReferred").GetBoolean());
        await host.Api.AskAsync(SettleWithdrawal, new { input = new { commandId = Guid.NewGuid(), number = contested, withdraw = false, reasons = "The board keeps it." } }, Tokens.Secretariat);
        Assert.Equal("IN_FORCE", (await host.Api.StandardAsync(contested, "status")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Of_appeals_take_the_matter_from_level_to_level_until_it_lapses()
    {
        var appeal = (await host.Api.LodgeAppealAsync((await host.Api.ClosedBallotAsync(kenya)).Act, kenya)).GetProperty("id").GetString()!;
        await host.StopAsync();
        clock.Advance(TimeSpan.FromDays(400));
        await host.StartAsync();

        await EventuallyAsync(async () => (await AppealAsync(appeal)).GetProperty("status").GetString() == "ENDED");
        var ended = await AppealAsync(appeal);
        Assert.Equal(["LODGED", "PASSED_ON", "PASSED_ON", "LAPSED"], ended.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()));
        var at = ended.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("at").GetDateTime()).ToArray();
        Assert.Equal([28, 56, 84], at.Skip(1).Select(a => (a - at[0]).Days));
    }

    [Fact]
    public async Task Of_an_appeal_are_over_after_twelve_weeks()
    {
        await host.Api.GrantSigningAsync(kenya);
        var decision = await host.Api.ClosedBallotAsync(kenya);
        clock.Advance(TimeSpan.FromDays(84));

        Assert.Equal("appeal.too_late", (await host.Api.RefusalAsync(AppealSteps.Lodge, AppealSteps.Against(decision.Act), kenya.Token)).Code);
    }

    async Task<string> ProposedAsync()
    {
        var number = await host.Api.PublishStandardAsync(Today);
        await host.Api.AskAsync(ProposeWithdrawal, new { input = new { commandId = Guid.NewGuid(), number, reasons = "Nobody uses it.", objectionsUntil = Today.AddDays(60).Iso() } }, Tokens.Secretariat);
        return number;
    }

    async Task<System.Text.Json.JsonElement> AppealAsync(string id) =>
        (await host.Api.AskAsync("query($id: ID!) { appeal(id: $id) { status steps { step at } } }", new { id })).GetProperty("appeal");

    static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await holds())
                return;
            await Task.Delay(100);
        }
        Assert.Fail("It did not come about within 20 seconds.");
    }
}

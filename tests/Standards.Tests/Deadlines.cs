using System.Text.Json;
using BuildingBlocks.EventStore;
using Contracts.Standards;
using Microsoft.Extensions.Time.Testing;

namespace Standards.Tests;

/// <summary>A host of its own for each test, for these change the clock and stop the service.</summary>
public sealed class Deadlines : IAsyncLifetime
{
    readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    readonly StandardsHost host;
    readonly Body norway = Body.Participating();

    public Deadlines() => host = new() { Time = clock };

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Close_the_ballot_by_themselves_once_and_to_the_instant()
    {
        var closesAt = Instant(TimeSpan.FromSeconds(3));
        var ballot = await OpenAsync(closesAt);
        clock.Advance(TimeSpan.FromHours(1));

        await ClosedAsync(ballot, closesAt);

        Assert.Equal(2, await host.Database.CountEventsAsync($"ballot-{ballot}"));
        await EventuallyAsync(async () => await host.Database.ReadAsync<long>("select count(*) from orl_reminder") == 0);
    }

    [Fact]
    public async Task End_voting_even_before_the_ballot_is_closed()
    {
        var ballot = await OpenAsync(Instant(TimeSpan.FromDays(1)));
        clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("ballot.closed", (await host.Api.RefusalAsync(Steps.Cast, Steps.Vote(ballot, "APPROVE"), norway.Token)).Code);
    }

    [Fact]
    public async Task That_passed_while_the_service_stood_still_close_the_ballot_at_start()
    {
        var closesAt = Instant(TimeSpan.FromDays(2));
        var ballot = await OpenAsync(closesAt);
        var running = await OpenAsync(Instant(TimeSpan.FromDays(9)));
        await host.Api.CastAsync(ballot, norway, "APPROVE");

        await host.StopAsync();
        clock.Advance(TimeSpan.FromDays(5));
        await host.StartAsync();

        await ClosedAsync(ballot, closesAt);
        Assert.Equal("OPEN", (await ReadAsync(running)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Of_ninety_days_are_kept_by_a_reminder_that_looks_again()
    {
        await OpenAsync(Instant(TimeSpan.FromDays(90)));

        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from orl_reminder where name = 'deadline' and start < now() + interval '25 hours'"));
    }

    [Fact]
    public async Task Are_forgotten_when_the_secretariat_closes_the_ballot()
    {
        await host.Api.CloseAsync(await OpenAsync(Instant(TimeSpan.FromDays(1))), "Done.");

        Assert.Equal(0L, await host.Database.ReadAsync<long>("select count(*) from orl_reminder"));
    }

    [Fact]
    public async Task State_and_votes_survive_a_restart()
    {
        var ballot = await OpenAsync(Instant(TimeSpan.FromDays(1)));
        await host.Api.CastAsync(ballot, norway, "DISAPPROVE", Steps.Reasons);

        await host.StopAsync();
        await host.StartAsync();

        Assert.Equal(2, (await host.Api.CastAsync(ballot, norway, "APPROVE")).GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task Are_announced_to_those_that_have_not_voted()
    {
        var japan = Body.Participating();
        await host.Api.GrantAsync(norway, japan);
        var ballot = await host.Api.OpenBallotAsync([norway, japan], Instant(TimeSpan.FromDays(9)));
        await host.Api.CastAsync(ballot, norway, "APPROVE");
        await host.StopAsync();
        clock.Advance(TimeSpan.FromDays(2));
        await host.StartAsync();   // as its reminder would, the ballot looks at its dates

        await EventuallyAsync(async () => (await RemindersAsync(ballot)).GetArrayLength() == 1);

        Assert.Equal(1, (await RemindersAsync(ballot))[0].GetProperty("members").GetInt32());
        var message = (await host.Database.MessagesAsync(StandardsTopics.Ballots, $"ballot-{ballot}"))[^1];
        Assert.Equal([japan.Organization], JsonSerializer.Deserialize<BallotReminder>(message, StoredJson.Options)!.Members);
        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from orl_reminder where name = 'deadline'"));
    }

    async Task<JsonElement> RemindersAsync(string ballot) =>
        (await host.Api.AskAsync("query($id: ID!) { ballot(id: $id) { reminders { dueAt sentAt members } } }", new { id = ballot })).GetProperty("ballot").GetProperty("reminders");

    async Task<string> OpenAsync(DateTimeOffset closesAt)
    {
        await host.Api.GrantAsync(norway);
        return await host.Api.OpenBallotAsync([norway], closesAt);
    }

    async Task ClosedAsync(string ballot, DateTimeOffset closesAt)
    {
        await EventuallyAsync(async () => (await ReadAsync(ballot)).GetProperty("status").GetString() == "CLOSED");
        var closed = await ReadAsync(ballot);
        Assert.Equal((closesAt, "deadline"), (closed.GetProperty("closedAt").GetDateTimeOffset(), closed.GetProperty("closedBecause").GetString()!));
    }

    async Task<JsonElement> ReadAsync(string ballot) =>
        (await host.Api.AskAsync("query($id: ID!) { ballot(id: $id) { status closedAt closedBecause } }", new { id = ballot })).GetProperty("ballot");

    DateTimeOffset Instant(TimeSpan ahead)
    {
        var at = clock.GetUtcNow() + ahead;
        return at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
    }

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

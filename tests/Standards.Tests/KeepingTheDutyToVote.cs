using System.Text.Json;
using Contracts.Standards;
using Microsoft.Extensions.Time.Testing;

namespace Standards.Tests;

/// <summary>A host of its own for each test, for these change the clock and stop the service.</summary>
public sealed class KeepingTheDutyToVote : IAsyncLifetime
{
    readonly FakeTimeProvider clock = new(new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    readonly StandardsHost host;
    readonly Body norway = Body.Participating(), japan = Body.Participating();

    public KeepingTheDutyToVote() => host = new() { Time = clock };

    DateTimeOffset Now => clock.GetUtcNow();

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Reminds_after_two_meetings_missed_and_lapses_once_dated_by_the_day_on_which_the_answer_was_due()
    {
        var committee = await MissTwoMeetingsAsync();
        var answerBy = (await host.Api.RosterAsync(committee)).SeatOf(japan).GetProperty("duty").GetProperty("answerBy").GetDateTimeOffset();
        Assert.Equal(Now.AddDays(28), answerBy);

        await host.StopAsync();
        clock.Advance(TimeSpan.FromDays(90));
        await host.StartAsync();
        await LapsedAsync(committee);
        await host.StopAsync();
        await host.StartAsync();

        var seat = (await host.Api.RosterAsync(committee)).SeatOf(japan);
        Assert.Equal(("OBSERVING", answerBy, answerBy), (seat.GetProperty("membership").GetString()!, seat.GetProperty("lapsedAt").GetDateTimeOffset(), seat.GetProperty("from").GetDateTimeOffset()));
        Assert.Equal("PARTICIPATING", (await host.Api.RosterAsync(committee, answerBy.AddMicroseconds(-1))).SeatOf(japan).GetProperty("membership").GetString());
        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from event where type = 'committee.duty-lapsed'"));
        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from binding_record where kind = 'standards.committee-duty-lapsed'"));
    }

    [Fact]
    public async Task Is_watched_by_a_reminder_that_looks_again_every_day()
    {
        await MissTwoMeetingsAsync();

        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from orl_reminder where name = 'duty' and start < now() + interval '25 hours'"));
    }

    [Fact]
    public async Task Is_looked_at_before_an_electorate_is_taken()
    {
        var committee = await MissTwoMeetingsAsync();
        clock.Advance(TimeSpan.FromDays(30));

        var electorate = (await host.Api.AskAsync(Steps.Open, await OpeningAsync(committee), Tokens.Secretariat)).GetProperty("openBallot").GetProperty("electorate");

        Assert.Equal([norway.Organization.ToString()], electorate.EnumerateArray().Select(e => e.GetProperty("member").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Does_not_lapse_once_an_answer_is_accepted()
    {
        var committee = await MissTwoMeetingsAsync();
        var accepting = new { input = new { commandId = Guid.NewGuid(), committeeId = committee, memberId = japan.Organization, answer = "A new delegate is named." } };
        Assert.Equal("auth.forbidden", await host.Api.CodeAsync(CommitteeSteps.Accept, accepting, japan.Token));
        await host.Api.AskAsync(CommitteeSteps.Accept, accepting, Tokens.Secretariat);

        clock.Advance(TimeSpan.FromDays(90));
        await host.StopAsync();
        await host.StartAsync();

        var seat = (await host.Api.RosterAsync(committee)).SeatOf(japan);
        Assert.Equal(("PARTICIPATING", 0), (seat.GetProperty("membership").GetString(), seat.GetProperty("duty").GetProperty("missedInARow").GetInt32()));
        Assert.Equal(0L, await host.Database.ReadAsync<long>("select count(*) from orl_reminder where name = 'duty'"));
    }

    [Fact]
    public async Task Is_restored_after_twelve_months()
    {
        var committee = await MissTwoMeetingsAsync();
        clock.Advance(TimeSpan.FromDays(90));
        await host.StopAsync();
        await host.StartAsync();
        await LapsedAsync(committee);

        Assert.Equal("member.lapsed", await host.Api.CodeAsync(CommitteeSteps.Restore, Restoring(committee), Tokens.Secretariat));
        clock.Advance(TimeSpan.FromDays(330));
        await host.Api.AskAsync(CommitteeSteps.Restore, Restoring(committee), Tokens.Secretariat);
        Assert.Equal("PARTICIPATING", (await host.Api.RosterAsync(committee)).SeatOf(japan).GetProperty("membership").GetString());
    }

    [Fact]
    public async Task Counts_internal_ballots_when_they_close_each_once()
    {
        var committee = await host.Api.FoundAsync(Now.AddYears(-1), norway, japan);
        await host.Api.DeliverAsync(Contracts.Identity.IdentityTopics.Delegations, Steps.Grant(norway, from: Now.AddDays(-1)));
        for (var i = 0; i < 2; i++)
        {
            var ballot = (await host.Api.AskAsync(Steps.Open, await OpeningAsync(committee), Tokens.Secretariat)).GetProperty("openBallot").GetProperty("id").GetString()!;
            await host.Api.CastAsync(ballot, norway, "APPROVE");
            await host.Api.CloseAsync(ballot, "Done.");
            var closed = JsonSerializer.Deserialize<BallotClosed>((await host.Database.MessagesAsync(StandardsTopics.Ballots, $"ballot-{ballot}"))[^1], BuildingBlocks.EventStore.StoredJson.Options)!;
            await host.Api.DeliverAsync(StandardsTopics.Ballots, closed);
            await host.Api.DeliverAsync(StandardsTopics.Ballots, closed);
        }

        var roster = await host.Api.RosterAsync(committee);
        Assert.Equal((2, 0), Ballots(roster.SeatOf(norway)));
        Assert.Equal((2, 2), Ballots(roster.SeatOf(japan)));
        Assert.Equal("Missed 2 of 2 internal ballots of 2026; more than a fifth and at least two are enough.", roster.SeatOf(japan).GetProperty("duty").GetProperty("ground").GetString());
        Assert.NotEqual(JsonValueKind.Null, roster.SeatOf(japan).GetProperty("duty").GetProperty("remindedAt").ValueKind);
    }

    [Fact]
    public async Task Passes_over_ballots_that_are_put_to_observers_too()
    {
        var committee = await host.Api.FoundAsync(Now.AddYears(-1), norway);
        await host.Api.AskAsync(CommitteeSteps.Admit, CommitteeSteps.Admitting(committee, japan, "OBSERVING", Now.AddYears(-1)), Tokens.Secretariat);
        var ballot = (await host.Api.AskAsync(Steps.Open, await OpeningAsync(committee, observers: true), Tokens.Secretariat)).GetProperty("openBallot").GetProperty("id").GetString()!;
        await host.Api.CloseAsync(ballot, "Done.");

        await host.Api.DeliverAsync(StandardsTopics.Ballots, new BallotClosed(Guid.Parse(ballot), Guid.NewGuid(), Now, "Done.", false, [], Guid.NewGuid()));

        Assert.Equal(0, (await host.Api.RosterAsync(committee)).SeatOf(norway).GetProperty("duty").GetProperty("ballots").GetInt32());
    }

    [Fact]
    public async Task Passes_over_ballots_whose_electorate_was_listed()
    {
        var ballot = await host.Api.OpenBallotAsync([norway], Now.AddDays(1));
        await host.Api.CloseAsync(ballot, "Done.");

        await host.Api.DeliverAsync(StandardsTopics.Ballots, new BallotClosed(Guid.Parse(ballot), Guid.NewGuid(), Now, "Done.", false, [], Guid.NewGuid()));

        Assert.Equal(0L, await host.Database.ReadAsync<long>("select count(*) from event where stream like 'committee-%'"));
    }

    async Task<string> MissTwoMeetingsAsync()
    {
        var committee = await host.Api.FoundAsync(Now.AddYears(-1), norway, japan);
        foreach (var days in new[] { 200, 20 })
            await host.Api.AskAsync(CommitteeSteps.Meet, CommitteeSteps.Meeting(committee, Now.AddDays(-days), norway), Tokens.Secretariat);
        return committee;
    }

    async Task<object> OpeningAsync(string committee, bool observers = false) => new
    {
        input = new
        {
            commandId = Guid.NewGuid(), projectId = await host.Api.RegisterProjectAsync(), title = "A question", ruleId = "iso-cd",
            electorateOf = new { committeeId = committee, observers }, closesAt = CommitteeSteps.Text(Now.AddDays(7)),
        },
    };

    object Restoring(string committee) => new { input = new { commandId = Guid.NewGuid(), committeeId = committee, memberId = japan.Organization, from = CommitteeSteps.Text(Now) } };

    static (int, int) Ballots(JsonElement seat) => (seat.GetProperty("duty").GetProperty("ballots").GetInt32(), seat.GetProperty("duty").GetProperty("ballotsMissed").GetInt32());

    async Task LapsedAsync(string committee)
    {
        for (var i = 0; i < 200; i++)
        {
            if ((await host.Api.RosterAsync(committee)).SeatOf(japan).GetProperty("membership").GetString() == "OBSERVING")
                return;
            await Task.Delay(100);
        }
        Assert.Fail("The duty to vote did not lapse within 20 seconds.");
    }
}

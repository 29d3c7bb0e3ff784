using System.Text;
using System.Text.Json;
using BuildingBlocks.EventStore;
using Contracts.Standards;
using Microsoft.Extensions.Time.Testing;

namespace Standards.Tests;

/// <summary>Ballots that are announced before they open. A host of its own for each test, for these change the clock and stop the service.</summary>
public sealed class OpeningABallotAhead : IAsyncLifetime
{
    readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    readonly StandardsHost host;
    readonly Body norway = Body.Participating();

    public OpeningABallotAhead() => host = new() { Time = clock };

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Shows_what_is_planned_to_everybody_and_takes_no_vote()
    {
        var opensAt = Instant(TimeSpan.FromDays(2));
        var ballot = await PlanAsync(opensAt);

        var planned = await ReadAsync(ballot);
        Assert.Equal(("PLANNED", opensAt, 1), (planned.GetProperty("status").GetString()!, planned.GetProperty("opensAt").GetDateTimeOffset(), planned.GetProperty("electorate").GetArrayLength()));
        Assert.Equal(("iso-dis", 64), (planned.GetProperty("rule").GetProperty("id").GetString()!, planned.GetProperty("ruleHash").GetString()!.Length));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (planned.GetProperty("openingReceipt").ValueKind, planned.GetProperty("asItStands").ValueKind));
        Assert.Contains(planned.GetProperty("announcementReceipt").GetProperty("actId").GetString()!, Assert.Single(await host.Database.ActsAsync($"ballot-{ballot}")), StringComparison.Ordinal);

        var refused = await host.Api.RefusalAsync(Steps.Cast, Steps.Vote(ballot, "APPROVE"), norway.Token);
        Assert.Equal("ballot.not_open", refused.Code);
        Assert.Contains($"opens on {opensAt:yyyy-MM-dd HH:mm} UTC", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stands_in_the_list_of_planned_ballots_alone()
    {
        var ballot = await PlanAsync(Instant(TimeSpan.FromDays(2)));

        Assert.Contains(ballot, await ListAsync("PLANNED"));
        Assert.DoesNotContain(ballot, await ListAsync("OPEN"));
        Assert.DoesNotContain(ballot, await ListAsync("CLOSED"));
    }

    [Fact]
    public async Task Stands_in_news_and_calendar()
    {
        var ballot = await PlanAsync(Instant(TimeSpan.FromDays(2)));

        var news = await FileAsync("newsFeed");
        Assert.Contains($"urn:uuid:{ballot}#announced", news, StringComparison.Ordinal);
        Assert.DoesNotContain($"urn:uuid:{ballot}#opened", news, StringComparison.Ordinal);
        var calendar = (await FileAsync("deadlineCalendar")).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains($"UID:{ballot}-opens@ballots.advancedaigov", calendar, StringComparison.Ordinal);
        Assert.Contains($"UID:{ballot}@ballots.advancedaigov", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opens_by_itself_at_the_instant()
    {
        var opensAt = Instant(TimeSpan.FromSeconds(3));
        var ballot = await PlanAsync(opensAt);
        clock.Advance(TimeSpan.FromSeconds(4));

        await EventuallyAsync(async () => (await ReadAsync(ballot)).GetProperty("status").GetString() == "OPEN");

        Assert.Equal(2, await host.Database.CountEventsAsync($"ballot-{ballot}"));
        var messages = await host.Database.MessagesAsync(StandardsTopics.Ballots, $"ballot-{ballot}");
        Assert.Equal(opensAt, JsonSerializer.Deserialize<BallotOpened>(messages[1], StoredJson.Options)!.OpensAt);
        await host.Api.CastAsync(ballot, norway, "APPROVE");
    }

    [Fact]
    public async Task Opens_before_a_vote_that_comes_when_the_instant_has_come()
    {
        var ballot = await PlanAsync(Instant(TimeSpan.FromDays(1)));
        clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, (await host.Api.CastAsync(ballot, norway, "APPROVE")).GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task Opens_once_after_a_stop_dated_by_the_planned_instant()
    {
        var opensAt = Instant(TimeSpan.FromDays(1));
        var ballot = await PlanAsync(opensAt);
        await host.StopAsync();
        clock.Advance(TimeSpan.FromDays(3));
        await host.StartAsync();

        await EventuallyAsync(async () => (await ReadAsync(ballot)).GetProperty("status").GetString() == "OPEN");

        var opened = await ReadAsync(ballot);
        Assert.Equal((opensAt, JsonValueKind.Object), (opened.GetProperty("opensAt").GetDateTimeOffset(), opened.GetProperty("openingReceipt").ValueKind));
        Assert.Equal(2, await host.Database.CountEventsAsync($"ballot-{ballot}"));
    }

    [Fact]
    public async Task Takes_the_members_of_a_committee_when_it_opens()
    {
        var founding = Instant(TimeSpan.FromDays(-30));
        var (chile, committee) = (Body.Participating(), await host.Api.FoundAsync(founding, norway));
        await host.Api.GrantAsync(norway, chile);
        var ballot = (await host.Api.AskAsync(Steps.Open, await OfCommitteeAsync(new { committeeId = committee }), Tokens.Secretariat)).GetProperty("openBallot").GetProperty("id").GetString()!;
        Assert.Equal(1, (await ReadAsync(ballot)).GetProperty("electorate").GetArrayLength());

        await host.Api.AskAsync(CommitteeSteps.Admit, CommitteeSteps.Admitting(committee, chile, from: clock.GetUtcNow().AddHours(-1)), Tokens.Secretariat);
        clock.Advance(TimeSpan.FromDays(2));
        await host.Api.CastAsync(ballot, chile, "APPROVE");

        var opened = await ReadAsync(ballot);
        Assert.Equal(2, opened.GetProperty("electorate").GetArrayLength());
        Assert.Equal(opened.GetProperty("opensAt").GetString(), opened.GetProperty("electorateSource").GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task Refuses_an_instant_that_has_passed_and_an_electorate_of_another()
    {
        var committee = await host.Api.FoundAsync(Instant(TimeSpan.FromDays(-30)), norway);

        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(Steps.Open, await OfCommitteeAsync(new { committeeId = committee }, Instant(TimeSpan.FromDays(-1))), Tokens.Secretariat)).Code);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(
            Steps.Open, await OfCommitteeAsync(new { committeeId = committee, asOf = CommitteeSteps.Text(Instant(TimeSpan.FromDays(-2))) }), Tokens.Secretariat)).Code);
    }

    async Task<object> OfCommitteeAsync(object of, DateTimeOffset? opensAt = null) => new
    {
        input = new
        {
            commandId = Guid.NewGuid(), projectId = await host.Api.RegisterProjectAsync(), title = "Enquiry", ruleId = "iso-dis", electorateOf = of,
            opensAt = opensAt ?? Instant(TimeSpan.FromDays(2)), closesAt = Instant(TimeSpan.FromDays(9)),
        },
    };

    async Task<string> PlanAsync(DateTimeOffset opensAt)
    {
        await host.Api.GrantAsync(norway);
        return await host.Api.OpenBallotAsync([norway], opensAt.AddDays(30), opensAt: opensAt);
    }

    async Task<JsonElement> ReadAsync(string ballot) => (await host.Api.AskAsync(
        """
        query($id: ID!) { ballot(id: $id) {
          status opensAt closesAt ruleHash rule { id } electorate { member { id } } electorateSource { asOf } asItStands { approved } openingReceipt { actId } announcementReceipt { actId } } }
        """, new { id = ballot })).GetProperty("ballot");

    async Task<string?[]> ListAsync(string status) => [.. (await host.Api.AskAsync("query($status: BallotStatus) { ballots(status: $status) { nodes { id } } }", new { status }))
        .GetProperty("ballots").GetProperty("nodes").EnumerateArray().Select(b => b.GetProperty("id").GetString())];

    async Task<string> FileAsync(string feed) => Encoding.UTF8.GetString(
        (await host.Api.AskAsync($$"""{ {{feed}}(address: "https://standards.example/") { content } }""")).GetProperty(feed).GetProperty("content").GetBytesFromBase64());

    /// <summary>To the second, for records hold no more than that in a message.</summary>
    DateTimeOffset Instant(TimeSpan ahead)
    {
        var at = clock.GetUtcNow() + ahead;
        return at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
    }

    static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var attempt = 0; !await holds(); attempt++)
        {
            Assert.True(attempt < 150, "It did not come to pass.");
            await Task.Delay(100);
        }
    }
}

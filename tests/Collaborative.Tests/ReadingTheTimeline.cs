using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class ReadingTheTimeline : InVirtualTime
{
    const string Timeline = """
        query($cluster: String!, $from: DateTime!, $to: DateTime!, $first: Int, $skip: Int) {
          capacityTimeline(cluster: $cluster, from: $from, to: $to, first: $first, skip: $skip) {
            machineCount hasMoreRuns machines { name model devices place } runs { requestId projectName workers { machine devices } }
            promised { requestId projectName starts endsBy devices shareMilli workers { machine } } closed { kind machines from to reason isReported }
          }
        }
        """;

    [Fact]
    public async Task Is_public_and_shows_what_runs_what_is_promised_and_what_is_closed_machine_by_machine()
    {
        var now = Time.GetUtcNow();
        string[] asked = [await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 6)), await Api.RequestAsync(Tokens.Secretariat, Asking(Project(2), 8, 6))];
        await Host.TickAsync();
        await Api.AskAsync(Plan, new { input = new { commandId = Guid.NewGuid(), cluster = "one", machines = new[] { "one/r1-008" }, from = now.AddHours(10), to = now.AddHours(12), reason = "New cables" } }, Tokens.Secretariat);

        var shown = await AskAsync("one", now.AddHours(-1), now.AddHours(23), 64);
        Assert.Equal((8, false), (shown.GetProperty("machineCount").GetInt32(), shown.GetProperty("hasMoreRuns").GetBoolean()));
        Assert.Equal("one/r1-001 H100 8 rack 1", string.Join(' ', shown.GetProperty("machines")[0].EnumerateObject().Select(p => p.Name == "place" ? p.Value[0].ToString() : p.Value.ToString())));
        var run = Assert.Single(shown.GetProperty("runs").EnumerateArray());
        Assert.Equal(6, run.GetProperty("workers").GetArrayLength());
        var promised = Assert.Single(shown.GetProperty("promised").EnumerateArray());
        Assert.Equal(asked.Order(), new[] { run, promised }.Select(r => r.GetProperty("requestId").GetString()).Order());
        Assert.Equal((now.AddHours(1), now.AddHours(2), 48), (promised.GetProperty("starts").GetDateTimeOffset(), promised.GetProperty("endsBy").GetDateTimeOffset(), promised.GetProperty("devices").GetInt32()));
        Assert.Equal(6, promised.GetProperty("workers").GetArrayLength());
        var closed = Assert.Single(shown.GetProperty("closed").EnumerateArray());
        Assert.Equal(("MAINTENANCE", "one/r1-008", "New cables"), (closed.GetProperty("kind").GetString(), closed.GetProperty("machines")[0].GetString(), closed.GetProperty("reason").GetString()));

        // What is on other machines, or at another time, is not told.
        var free = (string?[])[.. shown.GetProperty("machines").EnumerateArray().Select(m => m.GetProperty("name").GetString()).Except(run.GetProperty("workers").EnumerateArray().Select(w => w.GetProperty("machine").GetString()))];
        var place = int.Parse(free[0]![^3..], System.Globalization.CultureInfo.InvariantCulture) - 1;
        var one = await AskAsync("one", now, now.AddHours(1), 1, place);
        Assert.Equal((free[0], 0, 8), (one.GetProperty("machines")[0].GetProperty("name").GetString(), one.GetProperty("runs").GetArrayLength(), one.GetProperty("machineCount").GetInt32()));
        var before = await AskAsync("one", now.AddDays(-3), now.AddDays(-2), 64);
        Assert.Equal((0, 0, 0), (before.GetProperty("runs").GetArrayLength(), before.GetProperty("promised").GetArrayLength(), before.GetProperty("closed").GetArrayLength()));
    }

    [Fact]
    public async Task Times_before_and_after_a_pledge_are_closed()
    {
        var now = Time.GetUtcNow();
        await Api.AskAsync(Pledge, new { input = Gift("later", machines: 2, from: now.AddDays(2), to: now.AddDays(4)) }, Tokens.Secretariat);
        var closed = (await AskAsync("later", now, now.AddDays(7), 64)).GetProperty("closed").EnumerateArray().ToList();
        Assert.Equal([(now, now.AddDays(2)), (now.AddDays(4), now.AddDays(7))], closed.Select(c => (c.GetProperty("from").GetDateTimeOffset(), c.GetProperty("to").GetDateTimeOffset())));
        Assert.All(closed, c => Assert.Equal(("NOT_PLEDGED", 2), (c.GetProperty("kind").GetString(), c.GetProperty("machines").GetArrayLength())));
        Assert.Equal(JsonValueKind.Null, (await AskAsync("later", now, now.AddDays(1), 64)).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await AskAsync("nowhere", now, now.AddDays(1), 64)).ValueKind);
    }

    [Theory]
    [InlineData(0, 64, 0)]
    [InlineData(32, 64, 0)]
    [InlineData(1, 201, 0)]
    [InlineData(1, 64, -1)]
    public async Task Refuses_what_is_too_much(int days, int first, int skip) =>
        Assert.Equal("input.invalid", (await Api.RefusalAsync(Timeline, new { cluster = "one", from = Time.GetUtcNow(), to = Time.GetUtcNow().AddDays(days), first, skip })).Code);

    async Task<JsonElement> AskAsync(string cluster, DateTimeOffset from, DateTimeOffset to, int first, int skip = 0) =>
        (await Api.AskAsync(Timeline, new { cluster, from, to, first, skip })).GetProperty("capacityTimeline");
}

using Collaborative.Domain.Queues;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class RunningCycles : InVirtualTime
{
    [Fact]
    public async Task Starts_what_there_is_room_for_promises_the_rest_and_charges_what_ran()
    {
        var first = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 6));
        var second = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(2), 8, 6));
        await Host.TickAsync();
        var (a, b) = (await Api.LookAsync(first), await Api.LookAsync(second));
        // Both ask for more than their project's share: one borrows, the other is promised its turn.
        Assert.Equal(["RUNNING", "WAITING"], new[] { a, b }.Select(r => r.GetProperty("state").GetString()).OrderBy(s => s, StringComparer.Ordinal));
        var (running, waiting, waits) = a.GetProperty("state").GetString() == "RUNNING" ? (first, second, b) : (second, first, a);
        Assert.NotEmpty(waits.GetProperty("because").EnumerateArray());
        Assert.Equal(Time.GetUtcNow().AddHours(1), waits.GetProperty("promisedStart").GetDateTimeOffset());
        var explained = (await Api.AskAsync("query($id: ID!) { explainWait(requestId: $id) { because { code } latestStart change changeCode } }", new { id = waiting })).GetProperty("explainWait");
        Assert.NotEqual(JsonValueKind.Null, explained.GetProperty("change").ValueKind);

        // The simulated job ends before its walltime; what waited starts with the next look, never later than promised.
        for (var minutes = 0; minutes < 60; minutes += 5)
        {
            Time.Advance(TimeSpan.FromMinutes(5));
            await Host.TickAsync();
        }
        var over = await Api.LookAsync(running);
        Assert.Equal("ENDED", over.GetProperty("state").GetString());
        Assert.True((await Api.LookAsync(waiting)).GetProperty("runs")[0].GetProperty("started").GetDateTimeOffset() <= new DateTimeOffset(2026, 6, 1, 1, 0, 0, TimeSpan.Zero));

        var run = over.GetProperty("runs")[0];
        var seconds = (long)(run.GetProperty("ended").GetDateTimeOffset() - run.GetProperty("started").GetDateTimeOffset()).TotalSeconds;
        var project = running == first ? Project(1) : Project(2);
        var account = (await Api.AskAsync("query($id: ID!) { timeAccount(id: $id) { balances { available used } } }", new { id = project })).GetProperty("timeAccount").GetProperty("balances")[0];
        Assert.Equal(48 * seconds, account.GetProperty("used").GetInt64());
        Assert.Equal((365L * 86_400) - (48 * seconds), account.GetProperty("available").GetInt64());
    }

    [Fact]
    public async Task Decides_nothing_where_nothing_changed()
    {
        await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1)));
        await Host.TickAsync();
        await Host.TickAsync();
        await Host.TickAsync();
        Assert.Equal(1, await Host.Database.ReadAsync<long>("select count(*) from cycle"));
    }

    [Fact]
    public async Task Leaves_out_what_its_account_cannot_pay()
    {
        await Api.AskAsync(Decide, new { input = new { commandId = Guid.NewGuid(), decision = "Decision 2", quotas = Quotas(new { id = Id("poor"), parentId = Programme, name = "Poor", part = "0" }) } }, Tokens.Secretariat);
        var poor = await Api.RequestAsync(Tokens.Secretariat, Asking(Id("poor"), 1));
        await Host.TickAsync();
        var waits = await Api.LookAsync(poor);
        Assert.Equal(("WAITING", "wait.unpaid"), (waits.GetProperty("state").GetString(), Assert.Single(waits.GetProperty("because").EnumerateArray()).GetProperty("code").GetString()));
        var explained = (await Api.AskAsync("query($id: ID!) { explainWait(requestId: $id) { because { figures { name value } } change } }", new { id = poor })).GetProperty("explainWait");
        Assert.Equal("model H100, needed 3600, left 0", string.Join(", ", explained.GetProperty("because")[0].GetProperty("figures").EnumerateArray().Select(x => $"{x.GetProperty("name").GetString()} {x.GetProperty("value").GetString()}")));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, explained.GetProperty("change").ValueKind);
        await Api.GrantAsync(Programme, Id("poor"), 3_600);
        await Host.TickAsync();
        Assert.Equal("RUNNING", (await Api.LookAsync(poor)).GetProperty("state").GetString());
    }

    /// <summary>What is over is owed until it is charged: nobody runs on the same time twice.</summary>
    [Fact]
    public async Task Leaves_out_what_its_account_cannot_pay_once_what_is_over_is_charged()
    {
        await Api.AskAsync(Decide, new { input = new { commandId = Guid.NewGuid(), decision = "Decision 2", quotas = Quotas(new { id = Id("poor"), parentId = Programme, name = "Poor", part = "0" }) } }, Tokens.Secretariat);
        await Api.GrantAsync(Programme, Id("poor"), 3_600);
        var first = await Api.RequestAsync(Tokens.Secretariat, Asking(Id("poor"), 1));
        await Host.TickAsync();
        Assert.Equal("RUNNING", (await Api.LookAsync(first)).GetProperty("state").GetString());
        var second = await Api.RequestAsync(Tokens.Secretariat, Asking(Id("poor"), 1));
        Time.Advance(TimeSpan.FromHours(1));
        await Host.Services.GetRequiredService<IGrainFactory>().GetGrain<IQueueGrain>(Identifiers.SharedPool).TickAsync();   // and nothing is charged
        Assert.Equal(("ENDED", "WAITING"), ((await Api.LookAsync(first)).GetProperty("state").GetString(), (await Api.LookAsync(second)).GetProperty("state").GetString()));
        await Host.TickAsync();
        await Host.TickAsync();
        Assert.Equal("WAITING", (await Api.LookAsync(second)).GetProperty("state").GetString());
    }

    /// <summary>Of many who ask for the same the first are looked at; those behind say so, and what holds the first; and in the end all have run.</summary>
    [Fact]
    public async Task Looks_at_the_first_of_many_who_ask_for_the_same()
    {
        List<string> asked = [];
        for (var n = 0; n < AlikeRequests.Slack * 4; n++)
        {
            asked.Add(await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 6)));   // of eight machines
            Time.Advance(TimeSpan.FromSeconds(1));
        }
        await Host.TickAsync();
        Assert.Equal("RUNNING", (await Api.LookAsync(asked[0])).GetProperty("state").GetString());
        await Host.TickAsync();
        var (looked, behind) = (await BecauseAsync(asked[1]), await BecauseAsync(asked[^1]));
        Assert.NotEmpty(looked);
        Assert.Equal(["wait.behind", .. looked], behind);
        var explained = (await Api.AskAsync("query($id: ID!) { explainWait(requestId: $id) { because { code } changeCode } }", new { id = asked[^1] })).GetProperty("explainWait");
        Assert.Equal("wait.behind", explained.GetProperty("because")[0].GetProperty("code").GetString());
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, explained.GetProperty("changeCode").ValueKind);   // found among all who wait
        for (var hour = 0; hour < asked.Count * 2; hour++)
        {
            Time.Advance(TimeSpan.FromHours(1));
            await Host.TickAsync();
        }
        Assert.Equal(asked.Count, await Host.Database.ReadAsync<long>("select count(*) from request where state = 'ENDED'"));

        async Task<string[]> BecauseAsync(string request) => [.. (await Api.LookAsync(request)).GetProperty("because").EnumerateArray().Select(b => b.GetProperty("code").GetString()!)];
    }

    [Fact]
    public async Task Goes_on_after_a_stop_where_it_was()
    {
        var running = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 6));
        var waiting = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(2), 8, 6));
        await Host.TickAsync();
        await Host.StopAsync();
        await Host.StartAsync();
        Time.Advance(TimeSpan.FromHours(1));
        await Host.TickAsync();
        Assert.Equal(["ENDED", "RUNNING"], (await Task.WhenAll(Api.LookAsync(running), Api.LookAsync(waiting))).Select(r => r.GetProperty("state").GetString()).OrderBy(s => s, StringComparer.Ordinal));
        Assert.Equal(2, await Host.Database.ReadAsync<long>("select count(*) from simulated_job"));
        Assert.Equal(0, await Host.Database.ReadAsync<long>("select count(*) from run where ended is not null and not charged"));
    }

    [Fact]
    public async Task Ends_what_runs_where_it_is_withdrawn()
    {
        var running = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1)));
        await Host.TickAsync();
        Time.Advance(TimeSpan.FromMinutes(2));
        var left = await Api.AskAsync(Withdraw, new { input = new { commandId = Guid.NewGuid(), requestId = running } }, Tokens.Secretariat);
        Assert.Equal("Withdrawn", left.GetProperty("withdrawRequest").GetProperty("endReason").GetString());
        await Host.TickAsync();
        Assert.Equal(0, await Host.Database.ReadAsync<long>("select count(*) from simulated_job where ended is null"));
    }

    [Fact]
    public async Task Starts_nothing_that_would_run_into_a_maintenance()
    {
        await Api.AskAsync(Plan, new { input = new { commandId = Guid.NewGuid(), cluster = "one", from = Time.GetUtcNow().AddMinutes(30), to = Time.GetUtcNow().AddHours(5), reason = "New cables" } }, Tokens.Secretariat);
        var (longer, shorter) = (await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), minutes: 60)), await Api.RequestAsync(Tokens.Secretariat, Asking(Project(2), minutes: 20)));
        await Host.TickAsync();
        Assert.Equal(("WAITING", "RUNNING"), ((await Api.LookAsync(longer)).GetProperty("state").GetString(), (await Api.LookAsync(shorter)).GetProperty("state").GetString()));
    }
}

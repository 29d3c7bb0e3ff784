using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class ExplainingAWait : InVirtualTime
{
    const string Explain = "query($id: ID!) { explainWait(requestId: $id) { because { code text figures { name value } } latestStart change changeCode proposed { code text model workers workersNow minutes minutesNow machines devices rises { name by { resource amount } } } } }";
    const string Try = "query($input: WhatIfInput!) { whatIf(input: $input) { start ground because { code } } }";

    [Fact]
    public async Task Says_what_holds_it_and_what_would_start_it()
    {
        await Api.RequestAsync(Tokens.Secretariat, Asking(Id("project of Kenya"), 8, 8));
        await Host.TickAsync();
        var waiting = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 2));
        await Host.TickAsync();
        var explained = (await Api.AskAsync(Explain, new { id = waiting })).GetProperty("explainWait");
        Assert.Equal("wait.over_limit", explained.GetProperty("because")[0].GetProperty("code").GetString());
        Assert.Equal(Time.GetUtcNow().AddHours(1), explained.GetProperty("latestStart").GetDateTimeOffset());
        Assert.StartsWith("change.", explained.GetProperty("changeCode").GetString(), StringComparison.Ordinal);
        var figures = explained.GetProperty("because")[0].GetProperty("figures").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("value").GetString());
        Assert.Equal(("accelerator/H100", "16000"), (figures["resource"], figures["short"]));
        var proposed = explained.GetProperty("proposed");
        Assert.Equal((explained.GetProperty("changeCode").GetString(), explained.GetProperty("change").GetString()), (proposed.GetProperty("code").GetString(), proposed.GetProperty("text").GetString()));
        Assert.True(proposed.GetProperty("code").GetString() is not "change.set_aside" || (proposed.GetProperty("machines").GetInt32() > 0 && proposed.GetProperty("rises").GetArrayLength() == 3));
    }

    [Fact]
    public async Task A_query_asks_for_few_changes_and_for_many_reasons()
    {
        static string All(string field, int count) => $"query($id: ID!) {{ {string.Join(' ', Enumerable.Range(0, count).Select(n => $"e{n}: explainWait(requestId: $id) {{ {field} }}"))} }}";
        var id = Guid.NewGuid();
        await Api.AskAsync(All("latestStart", 100), new { id });
        await Api.AskAsync(All("changeCode", 8), new { id });
        Assert.NotNull((await Api.RefusalAsync(All("changeCode", 9), new { id }, Tokens.Secretariat)).Code);
        Assert.NotNull((await Api.RefusalAsync(All("proposed { code }", 9), new { id }, Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Says_nothing_of_what_does_not_wait()
    {
        var running = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1)));
        await Host.TickAsync();
        Assert.Equal(JsonValueKind.Null, (await Api.AskAsync(Explain, new { id = running })).GetProperty("explainWait").ValueKind);
    }

    [Fact]
    public async Task Tries_a_request_that_nobody_made()
    {
        var thought = new { projectId = Project(1), @class = "normal", alternatives = new[] { new { devices = 8, cpuMilli = 1, memoryMib = 1, workers = 7, walltimeSeconds = 3600 } } };
        var free = (await Api.AskAsync(Try, new { input = thought })).GetProperty("whatIf");
        Assert.Equal(("BORROWED", Time.GetUtcNow()), (free.GetProperty("ground").GetString(), free.GetProperty("start").GetDateTimeOffset()));
        await Api.RequestAsync(Tokens.Secretariat, Asking(Id("project of Kenya"), 8, 8));
        await Host.TickAsync();
        var full = (await Api.AskAsync(Try, new { input = thought })).GetProperty("whatIf");
        Assert.Equal((JsonValueKind.Null, Time.GetUtcNow().AddHours(1)), (full.GetProperty("ground").ValueKind, full.GetProperty("start").GetDateTimeOffset()));
        var more = (await Api.AskAsync(Try, new { input = new { thought.projectId, thought.@class, thought.alternatives, moreMachines = new[] { new { model = "H100", devices = 8, count = 7 } } } })).GetProperty("whatIf");
        Assert.Equal(("BORROWED", Time.GetUtcNow()), (more.GetProperty("ground").GetString(), more.GetProperty("start").GetDateTimeOffset()));   // if seven machines were there besides
        Assert.Equal("input.invalid", (await Api.RefusalAsync(Try, new { input = new { thought.projectId, thought.@class, thought.alternatives, moreMachines = new[] { new { model = "H100", devices = 8, count = 0 } } } })).Code);
        Assert.Equal(1, await Host.Database.ReadAsync<long>("select count(*) from request"));
    }

    [Fact]
    public async Task Tries_it_with_its_deadline_and_all_its_alternatives()
    {
        object Thought(int hours, DateTimeOffset? deadline) => new
        {
            projectId = Project(1), @class = "normal", checkpointSeconds = 60, deadline,
            alternatives = new object[] { new { devices = 8, cpuMilli = 1, memoryMib = 1, workers = 1_000, walltimeSeconds = hours * 3600 }, new { devices = 1, shareMilli = 500, cpuMilli = 1, memoryMib = 1, workers = 1, mostWorkers = 2, walltimeSeconds = hours * 3600 } },
        };
        Assert.Equal("ENTITLED", (await Api.AskAsync(Try, new { input = Thought(1, null) })).GetProperty("whatIf").GetProperty("ground").GetString());
        var late = (await Api.AskAsync(Try, new { input = Thought(2, Time.GetUtcNow().AddHours(1)) })).GetProperty("whatIf");
        Assert.Equal(JsonValueKind.Null, late.GetProperty("ground").ValueKind);
    }
}

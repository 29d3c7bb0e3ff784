using Contracts.Compliance;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class ObeyingAPause : InVirtualTime
{
    static readonly Guid Developer = Guid.NewGuid();
    static readonly Guid Model = Guid.NewGuid();

    [Fact]
    public async Task Stops_what_runs_at_once_holds_it_refuses_new_work_and_lets_it_go_on_when_it_is_lifted()
    {
        var person = Guid.NewGuid();
        var token = Tokens.Researcher(person, Developer);
        await AdmitAsync(person, 1);
        var covered = await Api.RequestAsync(token, For(Project(1), "TRAINING"));
        var waiting = await Api.RequestAsync(token, For(Project(1), "TRAINING", workers: 8));
        var other = await Api.RequestAsync(token, For(Project(1), "RESEARCH"));
        await Host.TickAsync();
        Assert.Equal(("RUNNING", "RUNNING"), (await StateAsync(covered), await StateAsync(other)));
        Assert.Equal(2, await RunningJobsAsync());

        var order = Host.Compliance.Order(["Training"], developers: [Developer]);
        await Api.DeliverAsync(ComplianceTopics.Pauses, order);   // no tick: it is obeyed at once

        Assert.Equal(1, await RunningJobsAsync());
        foreach (var id in new[] { covered, waiting })
        {
            var held = await Api.LookAsync(id);
            Assert.Equal("WAITING", held.GetProperty("state").GetString());
            var why = Assert.Single(held.GetProperty("because").EnumerateArray());
            Assert.Equal("wait.paused", why.GetProperty("code").GetString());
            Assert.Contains(order.Ground, why.GetProperty("text").GetString()!, StringComparison.Ordinal);
        }
        Assert.Equal("Paused", (await Api.LookAsync(covered)).GetProperty("runs")[0].GetProperty("reason").GetString());
        Assert.Equal("RUNNING", await StateAsync(other));
        Assert.Equal("request.paused", (await Api.RefusalAsync(Ask, new { input = For(Project(1), "TRAINING") }, token)).Code);
        Assert.Equal("request.paused", (await Api.RefusalAsync(Ask, new { input = For(Project(1), null) }, token)).Code);   // not to say what it is for is no way around it
        await Host.TickAsync();
        Assert.Equal("WAITING", await StateAsync(covered));
        Assert.Equal(("RUNNING", 1L), (await StateAsync(other), await RunningJobsAsync()));

        var effect = (await Api.AskAsync("query($id: ID!) { pauseEffects(pauseId: $id) { stopped held receipt { actId } } }", new { id = order.PauseId }, Tokens.Secretariat)).GetProperty("pauseEffects")[0];
        Assert.Equal((1, 2), (effect.GetProperty("stopped").GetInt32(), effect.GetProperty("held").GetInt32()));
        Assert.True(await Host.Database.ReadAsync<bool>("select exists(select 1 from binding_record where kind = 'collaborative.pause-obeyed')"));

        await Api.DeliverAsync(ComplianceTopics.Pauses, Host.Compliance.Order([], developers: [Developer], pause: order.PauseId));
        Time.Advance(TimeSpan.FromSeconds(2));
        await Host.TickAsync();
        Assert.Equal("RUNNING", await StateAsync(covered));
        Assert.NotEqual("wait.paused", (await Api.LookAsync(waiting)).GetProperty("because").EnumerateArray().Select(b => b.GetProperty("code").GetString()).FirstOrDefault());
    }

    [Fact]
    public async Task Is_by_model_and_capability_whoever_does_the_work_and_closes_access_by_developer()
    {
        var model = await Api.RequestAsync(Tokens.Secretariat, new { commandId = Guid.NewGuid(), projectId = Project(2), @class = "normal", work = "FINE_TUNING", modelId = Model, alternatives = One });
        var capable = await Api.RequestAsync(Tokens.Secretariat, new { commandId = Guid.NewGuid(), projectId = Project(2), @class = "normal", work = "DEPLOYMENT", capability = "Biology", alternatives = One });
        await Host.TickAsync();
        Assert.Equal(2, await RunningJobsAsync());
        await Api.DeliverAsync(ComplianceTopics.Pauses, Host.Compliance.Order(["FineTuning"], models: [Model]));
        Assert.Equal(("WAITING", "RUNNING"), (await StateAsync(model), await StateAsync(capable)));
        await Api.DeliverAsync(ComplianceTopics.Pauses, Host.Compliance.Order(["SharedCompute"], developers: [Developer], capabilities: ["biology"]));
        Assert.Equal("WAITING", await StateAsync(capable));
        var person = Guid.NewGuid();
        await AdmitAsync(person, 3);
        Assert.Equal("access.closed", (await Api.RefusalAsync(Ask, new { input = For(Project(3), "RESEARCH") }, Tokens.Researcher(person, Developer))).Code);
        await Api.RequestAsync(Tokens.Researcher(person, Guid.NewGuid()), For(Project(3), "RESEARCH"));
    }

    [Fact]
    public async Task A_message_that_is_forged_or_replayed_changes_nothing_and_is_on_record()
    {
        var running = await Api.RequestAsync(Tokens.Secretariat, new { commandId = Guid.NewGuid(), projectId = Project(2), @class = "normal", work = "TRAINING", modelId = Model, alternatives = One });
        await Host.TickAsync();
        await Api.DeliverAsync(ComplianceTopics.Pauses, new PauseChanged(Guid.NewGuid(), Guid.NewGuid(), ["Training"], [], [Model], [], "Forged", DateTimeOffset.UtcNow));
        Assert.Equal("RUNNING", await StateAsync(running));

        var order = Host.Compliance.Order(["Deployment"], models: [Model]);
        await Api.DeliverAsync(ComplianceTopics.Pauses, order);
        var version = await VersionAsync();
        await Api.DeliverAsync(ComplianceTopics.Pauses, order);
        await Api.DeliverAsync(ComplianceTopics.Pauses, order with { Kinds = ["Training"] });   // an altered copy of a true one
        Assert.Equal((version, "RUNNING"), (await VersionAsync(), await StateAsync(running)));
        Assert.Equal("FORGED OBEYED REPLAYED REPLAYED", await Host.Database.ReadAsync<string>("select string_agg(verdict, ' ' order by at, verdict) from heard_pause"));
    }

    [Fact]
    public async Task Obeys_before_it_does_anything_else_after_it_was_down_and_starts_nothing_while_it_cannot_ask()
    {
        var running = await Api.RequestAsync(Tokens.Secretariat, new { commandId = Guid.NewGuid(), projectId = Project(2), @class = "normal", work = "TRAINING", modelId = Model, alternatives = One });
        await Host.TickAsync();
        var next = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(4), 1));
        await Host.StopAsync();
        Host.Compliance.Order(["Training"], models: [Model]);   // and no message ever arrives
        Host.Compliance.IsDown = true;
        await Host.StartAsync();

        Assert.Equal("pause.unknown_orders", (await Api.RefusalAsync(Ask, new { input = Asking(Project(4), 1) }, Tokens.Secretariat)).Code);
        await Host.TickAsync();
        Assert.Equal(("RUNNING", "WAITING"), (await StateAsync(running), await StateAsync(next)));   // nothing new started, nothing was decided

        Host.Compliance.IsDown = false;
        await Host.TickAsync();
        Assert.Equal(("WAITING", "RUNNING"), (await StateAsync(running), await StateAsync(next)));
        Assert.Equal(1, await RunningJobsAsync());
    }

    [Fact]
    public async Task What_was_ordered_and_lifted_while_it_was_down_stops_nothing()
    {
        var running = await Api.RequestAsync(Tokens.Secretariat, new { commandId = Guid.NewGuid(), projectId = Project(2), @class = "normal", work = "TRAINING", modelId = Model, alternatives = One });
        await Host.TickAsync();
        await Host.StopAsync();
        var order = Host.Compliance.Order(["Training"], models: [Model]);
        var lifted = Host.Compliance.Order([], models: [Model], pause: order.PauseId);
        await Host.StartAsync();
        await Api.DeliverAsync(ComplianceTopics.Pauses, order);
        await Api.DeliverAsync(ComplianceTopics.Pauses, lifted);
        Assert.Equal("RUNNING", await StateAsync(running));
        // The first message brings both, unless the queue has asked by itself before it came.
        Assert.Contains(await Host.Database.ReadAsync<string>("select string_agg(verdict, ' ' order by at, verdict) from heard_pause"), new[] { "OBEYED REPLAYED", "REPLAYED REPLAYED" });
    }

    static object[] One => [new { models = Array.Empty<string>(), devices = 1, cpuMilli = 1000, memoryMib = 1024, workers = 1, walltimeSeconds = 3600 }];

    static object For(Guid project, string? work, int workers = 1) => new
    {
        commandId = Guid.NewGuid(), projectId = project, @class = "normal", work,
        alternatives = new[] { new { models = Array.Empty<string>(), devices = 8, cpuMilli = 8000, memoryMib = 8192, workers, walltimeSeconds = 36_000 } },
    };

    Task<JsonElement> AdmitAsync(Guid person, int project) => Api.AskAsync(Admit, new { input = new { commandId = Guid.NewGuid(), projectId = Project(project), personId = person } }, Tokens.Secretariat);

    async Task<string> StateAsync(string id) => (await Api.LookAsync(id)).GetProperty("state").GetString()!;

    Task<long> RunningJobsAsync() => Host.Database.ReadAsync<long>("select count(*) from simulated_job where ended is null");

    Task<int> VersionAsync() => Host.Database.ReadAsync<int>("select max(version) from event where stream = 'queue-shared'");
}

using System.Diagnostics;
using System.Text.Json;

namespace Mesh.Tests;

/// <summary>A pause that is ordered while the Collaborative is dead is obeyed before it does anything else; one that is ordered while it lives, within seconds.</summary>
[Collection("one house, and one test kills parts of it")]
public sealed class ObeyingPauses(House house, ITestOutputHelper output)
{
    const string Capability = "Autonomous cyber operations";   // some of the demonstration's requests are for it

    [Fact]
    public async Task Are_obeyed_at_once_and_first_of_all_after_a_death()
    {
        await House.ReadyAsync(TimeSpan.FromSeconds(60));
        var living = await FindAsync();
        var watch = Stopwatch.StartNew();
        await OrderAsync(living);
        var decided = watch.Elapsed;
        await EffectAsync(living, TimeSpan.FromSeconds(10));
        output.WriteLine($"From the order to its effect {watch.ElapsedMilliseconds} ms, of which the order itself {decided.TotalMilliseconds:0} ms.");
        await ResumeAsync(living);

        var dead = await FindAsync();
        using (var collaborative = Process.GetProcessById((await House.PartsAsync())["collaborative"].Pid!.Value))
            collaborative.Kill();
        await OrderAsync(dead);
        var ordered = DateTimeOffset.UtcNow;
        await House.ReadyAsync(TimeSpan.FromSeconds(90));
        await EffectAsync(dead, TimeSpan.FromSeconds(20));
        var held = await HeldAsync(dead);
        Assert.NotEmpty(held);
        Assert.All(held, r => Assert.All(r.Started, started => Assert.True(started <= ordered, "Something was started after the order.")));
        Assert.Equal("request.paused", (await Assert.ThrowsAsync<Replay.Asking.Refusal>(RequestAsync)).Code);
        await ResumeAsync(dead);
    }

    async Task<string> FindAsync()
    {
        var model = (await AskAsync("{ aiModels(search: \"Demonstration Assistant\") { nodes { id } } }", new { }, "monitor")).GetProperty("aiModels").GetProperty("nodes")[0].GetProperty("id").GetString();
        return (await AskAsync(
            "mutation R($input: ReportFindingInput!) { reportFinding(input: $input) { pause { id } } }",
            new { input = new { commandId = Guid.NewGuid(), modelId = model, capability = Capability, account = "An exercise.", evidence = "A report" } }, "monitor"))
            .GetProperty("reportFinding").GetProperty("pause").GetProperty("id").GetString()!;
    }

    Task<JsonElement> OrderAsync(string pause) => AskAsync(
        "mutation O($input: OrderPauseInput!) { orderPause(input: $input) { receipt { actId } } }",
        new
        {
            input = new
            {
                commandId = Guid.NewGuid(), pauseId = pause, kinds = new[] { "TRAINING" }, capabilities = new[] { Capability }, ground = "An exercise of the mesh.",
                thresholds = new[] { new { id = "1", measure = "Attacks", atMostMilli = 10 } },
            },
        }, "monitor");

    async Task ResumeAsync(string pause)
    {
        await AskAsync(
            "mutation A($input: AnalyseCapabilityInput!) { analyseCapability(input: $input) { receipt { actId } } }",
            new { input = new { commandId = Guid.NewGuid(), pauseId = pause, account = "An exercise.", precautions = "" } }, "monitor");
        await AskAsync(
            "mutation W($input: ResumeWorkInput!) { resumeWork(input: $input) { receipt { actId } } }",
            new { input = new { commandId = Guid.NewGuid(), pauseId = pause, kinds = new[] { "TRAINING" }, measured = new[] { new { threshold = "1", milli = 1, evidence = "A report" } } } }, "monitor");
        await EventuallyAsync(async () => (await HeldAsync(pause)).Count == 0, TimeSpan.FromSeconds(20), "Its requests are held still.");
    }

    Task EffectAsync(string pause, TimeSpan atMost) => EventuallyAsync(
        async () => (await AskAsync("query E($id: ID!) { pauseEffects(pauseId: $id) { stopped held } }", new { id = pause }, "monitor")).GetProperty("pauseEffects").GetArrayLength() > 0, atMost, "It was not obeyed.");

    async Task<List<(string Id, List<DateTimeOffset> Started)>> HeldAsync(string pause) => [..
        (await AskAsync("{ timeRequests(first: 100, state: WAITING) { nodes { id heldByPauseId runs { started } } } }", new { }, "monitor")).GetProperty("timeRequests").GetProperty("nodes").EnumerateArray()
        .Where(r => r.GetProperty("heldByPauseId").GetString() == pause)
        .Select(r => (r.GetProperty("id").GetString()!, r.GetProperty("runs").EnumerateArray().Select(x => x.GetProperty("started").GetDateTimeOffset()).ToList()))];

    async Task<JsonElement> RequestAsync()
    {
        var project = (await AskAsync("{ capacityPool { shares { nodes { id name } } } }", new { }, "monitor")).GetProperty("capacityPool").GetProperty("shares").GetProperty("nodes").EnumerateArray()
            .First(n => n.GetProperty("name").GetString() == "Flood warning 1, Bangladesh").GetProperty("id").GetString();
        return await AskAsync("mutation T($input: RequestInput!) { requestTime(input: $input) { id } }", new
        {
            input = new
            {
                commandId = Guid.NewGuid(), projectId = project, @class = "normal", work = "TRAINING", capability = Capability,
                alternatives = new[] { new { devices = 1, cpuMilli = 1000, memoryMib = 1024, workers = 1, walltimeSeconds = 60 } },
            },
        }, "secretariat");
    }

    static async Task EventuallyAsync(Func<Task<bool>> isSo, TimeSpan atMost, string otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!await TryAsync())
        {
            Assert.True(watch.Elapsed < atMost, otherwise);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        async Task<bool> TryAsync()
        {
            try
            {
                return await isSo();
            }
            catch (Replay.Trouble)
            {
                return false;   // a part is starting
            }
        }
    }

    async Task<JsonElement> AskAsync(string query, object variables, string person) =>
        await house.Gateway.AskAsync<JsonElement>(query, variables, await Voting.TokenOfAsync(house, person), TestContext.Current.CancellationToken);
}

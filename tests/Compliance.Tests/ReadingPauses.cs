using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Compliance.Domain.Pausing;
using static Compliance.Tests.Hosting.PauseSteps;

namespace Compliance.Tests;

/// <summary>Two worlds live through the same history; only what is competitively sensitive differs. Every other developer has to see the same, byte for byte and as fast.</summary>
public sealed class ReadingPauses : IAsyncLifetime
{
    const int Histories = 6;
    static readonly Guid Stranger = Guid.NewGuid();
    readonly PauseWorld one = new(), other = new();

    public async ValueTask InitializeAsync() => await Task.WhenAll(one.Host.InitializeAsync().AsTask(), other.Host.InitializeAsync().AsTask());

    public async ValueTask DisposeAsync()
    {
        await one.Host.DisposeAsync();
        await other.Host.DisposeAsync();
    }

    [Fact]
    public async Task Other_developers_learn_nothing_of_what_is_sensitive()
    {
        for (var seed = 1; seed <= Histories; seed++)
        {
            await LiveAsync(seed);
            Assert.Equal(await SeenByOthersAsync(one), await SeenByOthersAsync(other));
        }
        // The histories did differ, and who may see it does see it.
        Assert.NotEqual(await SeenAsync(one, Tokens.Monitor), await SeenAsync(other, Tokens.Monitor));
        await AsFastAsync();
    }

    /// <summary>The same test has to find a leak: each label in turn is turned into the wrong one.</summary>
    [Theory, InlineData(PauseField.Finding), InlineData(PauseField.Thresholds), InlineData(PauseField.Answers), InlineData(PauseField.Analysis), InlineData(PauseField.Evidence)]
    public async Task A_planted_leak_is_found(string field)
    {
        var leaking = FlowPolicy.Shipped with { Labels = FlowPolicy.Shipped.Labels.SetItem(field, FlowLabel.Public) };
        await one.LeakAsync(leaking);
        await other.LeakAsync(leaking);
        await LiveAsync(seed: 0);
        Assert.NotEqual(await SeenByOthersAsync(one), await SeenByOthersAsync(other));
    }

    [Fact]
    public async Task A_finding_that_is_not_ordered_yet_is_for_its_developer_and_overseers_alone()
    {
        var developer = Guid.NewGuid();
        var pause = await one.Host.Api.FindAsync(developer, "auditor");
        Assert.Equal(JsonValueKind.Null, (await one.Host.Api.AskAsync(Look, new { id = pause }, Tokens.Officer(Stranger))).GetProperty("pause").ValueKind);
        Assert.DoesNotContain(pause, await SeenAsync(one, null), StringComparison.Ordinal);
        Assert.Equal("Biology", (await one.Host.Api.AskAsync(Look, new { id = pause }, Tokens.Officer(developer))).GetProperty("pause").GetProperty("found").GetProperty("capability").GetString());
        var unknown = await one.Host.Api.RefusalAsync(OrderIt, Ordering(Guid.NewGuid().ToString(), developer), Tokens.Officer(Stranger));
        Assert.Equal(unknown, await one.Host.Api.RefusalAsync(OrderIt, Ordering(pause, developer), Tokens.Officer(Stranger)));
    }

    /// <summary>A history that is drawn: findings, of which some are ordered, answered by several, analysed, and resumed in part. What is sensitive is drawn anew in each world.</summary>
    Task LiveAsync(int seed) => Task.WhenAll(one.LiveAsync(seed, new(seed * 1000)), other.LiveAsync(seed, new((seed * 1000) + 500)));

    static async Task<string> SeenByOthersAsync(PauseWorld world)
    {
        var seen = new StringBuilder();
        foreach (var token in new[] { null, Tokens.Officer(Stranger), Tokens.Researcher(Guid.NewGuid()) })
            seen.AppendLine(await SeenAsync(world, token));
        // What the bus carries.
        seen.AppendLine(await world.Host.Database.ReadAsync<string>("select coalesce(string_agg(data::text, e'\n' order by sequence), '') from outbox where topic = 'compliance.pauses'"));
        using var http = new HttpClient();
        seen.AppendLine(await http.GetStringAsync(new Uri($"{world.Host.Url}/pauses/orders?since=0"), TestContext.Current.CancellationToken));
        // What is refused, of every pause, to who tries.
        foreach (var pause in world.Pauses)
            foreach (var (act, input) in new (string, object)[] { ("orderPause", Ordering(pause, Stranger)), ("analyseCapability", Analysing(pause)), ("resumeWork", Resuming(pause, ["TRAINING"], 1)) })
                seen.AppendLine((await world.Host.Api.RefusalAsync($"mutation($input: {char.ToUpperInvariant(act[0])}{act[1..]}Input!) {{ {act}(input: $input) {{ receipt {{ actId }} }} }}", input, Tokens.Officer(Stranger))).ToString());
        return PauseWorld.WithoutChance(seen.ToString());
    }

    static async Task<string> SeenAsync(PauseWorld world, string? token) =>
        (await world.Host.Api.AskAsync(token is null ? $"{{ pauses {{ {Fields.Replace(" next", "", StringComparison.Ordinal)} }} }}" : $"{{ pauses {{ {Fields} }} }}", null, token)).GetProperty("pauses").GetRawText();

    /// <summary>The quickest of many answers, by turns; within a factor, which noise of a machine does not reach and a look at hidden rows would have to.</summary>
    async Task AsFastAsync()
    {
        var token = Tokens.Officer(Stranger);
        var quickest = new[] { TimeSpan.MaxValue, TimeSpan.MaxValue };
        for (var i = 0; i < 40; i++)
        {
            var which = i % 2;
            var watch = Stopwatch.StartNew();
            await SeenAsync(which == 0 ? one : other, token);
            quickest[which] = TimeSpan.FromTicks(Math.Min(quickest[which].Ticks, watch.Elapsed.Ticks));
        }
        Assert.InRange(quickest[0] / quickest[1], 1 / 3.0, 3);
    }
}

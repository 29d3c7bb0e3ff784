using System.Text.RegularExpressions;
using Compliance.Domain.Pausing;
using Compliance.Storage;
using Microsoft.Extensions.Time.Testing;
using static Compliance.Tests.Hosting.PauseSteps;

namespace Compliance.Tests.Hosting;

/// <summary>A service with a clock of its own, and what has happened in it. What is drawn in the open is the same in every world of the same number; what is sensitive is not.</summary>
public sealed class PauseWorld
{
    readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    readonly List<string> pauses = [];

    public PauseWorld() => Host = new() { Time = time };

    public ComplianceHost Host { get; }

    public FakeTimeProvider Time => time;

    public IReadOnlyList<string> Pauses => pauses;

    public async Task LeakAsync(FlowPolicy policy)
    {
        await Host.StopAsync();
        Host.Policy = policy;
        await Host.StartAsync();
    }

    /// <param name="open">Draws what everyone may know, the same in both worlds.</param>
    /// <param name="hidden">Draws what is sensitive.</param>
    public async Task LiveAsync(int open, Random hidden)
    {
        var drawn = new Random(open);
        var developer = Identifiers.OfDeveloper($"Paused {open}");   // lists go by it
        var pause = await Host.Api.FindAsync(developer, drawn.Next(2) == 0 ? "auditor" : "law", Text(hidden));
        pauses.Add(pause);
        var overseer = (await Host.Api.AskAsync(Look, new { id = pause }, Tokens.Monitor)).GetProperty("pause").GetProperty("scheme").GetProperty("id").GetString() == "law" ? Tokens.Secretariat : Tokens.Monitor;
        if (open != 0 && drawn.Next(4) == 0)
            return;   // it is not ordered
        Pass();
        await Host.Api.DoAsync("orderPause", "OrderPauseInput", Ordering(pause, developer, Text(hidden), hidden.Next(50, 90)), overseer);
        Pass();
        await Host.Api.DoAsync("acknowledgePause", "AcknowledgePauseInput", Answering(pause, Text(hidden)), Tokens.Officer(developer));
        if (hidden.Next(2) == 0)
            await Host.Api.DoAsync("acknowledgePause", "AcknowledgePauseInput", Answering(pause, Text(hidden)), Tokens.Officer(Guid.NewGuid()));
        Pass();
        await Host.Api.DoAsync("analyseCapability", "AnalyseCapabilityInput", Analysing(pause, Text(hidden)), Tokens.Officer(developer));
        if (open != 0 && drawn.Next(2) == 0)
            return;
        Pass();
        await Host.Api.RefusalAsync(ResumeIt, Resuming(pause, ["TRAINING"], 1000, Text(hidden)), overseer);
        await Host.Api.DoAsync("resumeWork", "ResumeWorkInput", Resuming(pause, drawn.Next(2) == 0 ? ["TRAINING"] : ["TRAINING", "DEPLOYMENT"], hidden.Next(1, 50), Text(hidden)), overseer);
    }

    void Pass() => time.Advance(TimeSpan.FromMinutes(1));

    /// <summary>Some words.</summary>
    public static string Text(Random drawn) => string.Concat(Enumerable.Range(0, drawn.Next(1, 200)).Select(_ => (char)drawn.Next('a', 'z' + 1)));

    /// <summary>Identifiers are drawn by chance in each world; each becomes the number of its first appearance. Nothing else is touched.</summary>
    public static string WithoutChance(string seen)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        return Regex.Replace(seen, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", m => $"#{(known.TryGetValue(m.Value, out var number) ? number : known[m.Value] = known.Count)}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
    }
}

using System.Globalization;
using Collaborative.Tests.Hosting;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests.Clusters;

/// <summary>Servers of a real Slurm and the service itself go down, operators drain nodes and take them for work of their own, urgent work takes the place of other; and in the end all work was done once, and paid to the second.</summary>
[Collection<OnSlurm>]
public sealed class LosingNothingOnSlurm(RealSlurm slurm) : ServiceOnSlurm(slurm, "#!/bin/sh\nexec /bin/sleep 3\n")
{
    const int MostOpen = 40;
    static readonly string[] Kinds = ["urgent", "own", "drain", "service", "slurmctld", "slurmd"];

    static readonly int Rounds = Given("AIGOV_SLURM_ROUNDS", 3), Seed = Given("AIGOV_SLURM_SEED", 7);
    readonly Random random = new(Seed);
    readonly List<string> asked = [];
    readonly SortedDictionary<string, int> done = new(StringComparer.Ordinal);

    /// <summary>Three rounds here, for other tests kill servers; <c>AIGOV_SLURM_ROUNDS</c> says how many of all kinds otherwise, and <c>AIGOV_SLURM_SEED</c> which.</summary>
    [Fact]
    public async Task Loses_and_doubles_nothing_whatever_is_killed_preempted_or_drained()
    {
        for (var round = 0; round < Rounds; round++)
        {
            for (var n = 0; n < 2; n++)
                await AskAsync(Project(random.Next(1, Projects)), random.Next(1, 4));
            await AskAsync(Id("project of Kenya"), 2);
            await Host.TickAsync();
            await Task.Delay(random.Next(600));
            await RoundAsync(Kinds[round % Kinds.Length], $"n-00{random.Next(1, 5)}");
            await PassAsync(6);
            if (await OpenAsync() > MostOpen)
                await DrainAsync(MostOpen / 2);
        }
        await DrainAsync(0);
        await Slurm.EndRunawaysAsync();
        Time.Ahead += TimeSpan.FromMinutes(3);   // what never began is believed by then

        var (seconds, runs) = await HoldChargesAsync();
        foreach (var request in (await RunsAsync()).GroupBy(r => r.Request))
            if (Assert.Single(request, r => r.Reason is not ("Lost" or "Preempted")) is { Reason: not "Completed" } run)
                Assert.Fail(string.Join('\n', [$"{run}", .. await AccountAsync(run)]));
        Assert.Equal(asked.Count, await Host.Database.ReadAsync<long>("select count(*) from request where reason = 'Completed'"));
        var (lost, preempted) = (await Host.Database.ReadAsync<long>("select count(*) from run where reason = 'Lost'"), await Host.Database.ReadAsync<long>("select count(*) from run where reason = 'Preempted'"));
        Assert.True(preempted > 0, "No urgent work took the place of other.");
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Rounds} rounds of seed {Seed} ({string.Join(", ", done.Select(d => $"{d.Key} {d.Value}"))}): {asked.Count} requests, all completed once, in {runs} runs, of these {lost} lost and {preempted} preempted; {seconds} device-seconds, as sacct has them"));
    }

    static int Given(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var given) ? given : otherwise;

    /// <summary>Waits until no more requests than these are open: many rounds ask for more than four nodes do meanwhile.</summary>
    Task DrainAsync(int open) => UntilAsync(async () =>
    {
        await Slurm.ResumeAsync();
        Time.Ahead += TimeSpan.FromSeconds(30);   // nodes that came and went have to be quiet for long
        return await OpenAsync() <= open;
    }, 300);

    Task<long> OpenAsync() => Host.Database.ReadAsync<long>("select count(*) from request where state <> 'ENDED'");

    async Task RoundAsync(string kind, string node)
    {
        done[kind] = done.GetValueOrDefault(kind) + 1;
        switch (kind)
        {
            case "urgent":   // by our engine: the share of its project is full of its own other work
                for (var n = 0; n < 8; n++)
                    await AskAsync(n % 2 == 0 ? Id("project of Kenya") : Project(random.Next(1, Projects)), 2);
                await Host.TickAsync();
                await AskAsync(Id("project of Kenya"), 2, "urgent");
                await Host.TickAsync();
                break;
            case "own":   // by Slurm: the operator needs a node whole
                await Slurm.RunAsync("sbatch", "--partition=own", $"--nodelist={node}", "--gres=gpu:4", "--mem=1000M", "--time=1", "--job-name=own", "--output=/dev/null", "--chdir=/", "--wrap=sleep 2");
                break;
            case "drain":
                await Slurm.RunAsync("scontrol", "update", $"nodename={node}", "state=drain", "reason=Drained in a round");
                await PassAsync(6);
                await Task.Delay(random.Next(1_000));
                await Slurm.ResumeAsync();
                break;
            case "service":
                await Host.StopAsync();
                await Host.StartAsync();
                break;
            default:
                await Slurm.KillAsync(kind == "slurmd" ? node : kind);
                break;
        }
    }

    async Task AskAsync(Guid project, int devices, string urgency = "normal") => asked.Add(await Api.RequestAsync(Tokens.Secretariat, Asking(project, devices, minutes: 600, kind: urgency)));
}

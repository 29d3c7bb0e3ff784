using System.Diagnostics;
using System.Globalization;
using Contracts.Compliance;
using Collaborative.Tests.Hosting;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests.Clusters;

/// <summary>A pause by order ends jobs on a real Slurm, and not only leases in our books: nobody looks at the cluster in between.</summary>
[Collection<OnSlurm>]
public sealed class PausingOnSlurm(RealSlurm slurm) : ServiceOnSlurm(slurm, "#!/bin/sh\nexec /bin/sleep 600\n")
{
    /// <summary>How often a pause is ordered: once here; <c>AIGOV_SLURM_PAUSES</c> says how often otherwise, for the figure.</summary>
    static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("AIGOV_SLURM_PAUSES") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Jobs_are_gone_from_the_cluster_and_charged_until_then()
    {
        List<double> took = [];
        for (var time = 1; time <= Times; time++)
        {
            var model = Guid.NewGuid();
            string[] covered = [await AskAsync(Project(1), model), await AskAsync(Project(2), model)];
            var other = await AskAsync(Project(3), Guid.NewGuid());
            await UntilAsync(async () => (await Task.WhenAll(covered.Append(other).Select(StateAsync))).All(s => s == "RUNNING") && await RunningAsync() == 3);

            var watch = Stopwatch.StartNew();
            await Api.DeliverAsync(ComplianceTopics.Pauses, Host.Compliance.Order(["Training"], models: [model]));
            while (await RunningAsync() > 1)
                Assert.True(watch.Elapsed.TotalSeconds < 30, "The jobs run on.");
            took.Add(watch.Elapsed.TotalSeconds);

            Assert.All(await Task.WhenAll(covered.Select(StateAsync)), s => Assert.Equal("WAITING", s));
            Assert.Equal("RUNNING", await StateAsync(other));
            foreach (var request in covered)
                await Api.AskAsync(Withdraw, new { input = new { commandId = Guid.NewGuid(), requestId = request } }, Tokens.Secretariat);
            await WithdrawAsync(other);
        }
        var (seconds, runs) = await HoldChargesAsync();
        Assert.Equal(Times * 3, runs);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"from the order until the jobs were gone: {took.Max():F2} s at most of {Times}; {seconds} device-seconds, as sacct has them"));
    }

    Task<string> AskAsync(Guid project, Guid model) => Api.RequestAsync(Tokens.Secretariat, new
    {
        commandId = Guid.NewGuid(), projectId = project, @class = "normal", work = "TRAINING", modelId = model,
        alternatives = new[] { new { models = Array.Empty<string>(), devices = 1, cpuMilli = 1000, memoryMib = 1024, workers = 1, walltimeSeconds = 3600 } },
    });

    async Task<int> RunningAsync() => (await Slurm.RunAsync("squeue", "-h", "-t", "RUNNING,COMPLETING", "-o", "%i")).Length;
}

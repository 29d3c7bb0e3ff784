using System.Diagnostics;
using Collaborative.Clusters;
using Collaborative.Clusters.Slurm;
using Collaborative.Domain.Queues;

namespace Collaborative.Tests.Clusters;

[Collection<OnSlurm>]
public sealed class RunningOnSlurm(RealSlurm slurm)
{
    static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Starts_a_lease_once_where_it_was_decided_however_often_it_is_asked()
    {
        var (connector, lease) = (slurm.Connect(), RealSlurm.Lease(2, 'e', "n-003"));

        await connector.SubmitAsync(lease, Never);
        await connector.SubmitAsync(lease, Never);
        await slurm.Connect().SubmitAsync(lease, Never);   // the reply was lost with the service

        await UntilOnNodesAsync(async () => await QueueAsync(lease, "%T") is ["RUNNING"]);
        Assert.Equal(["n-003 gres:gpu:2"], await QueueAsync(lease, "%N %b"));
        Assert.Contains(await connector.ObserveAsync(RealSlurm.Cluster, [], Never), j => j.Lease == lease.Lease && j.Ended is null);
        await connector.CancelAsync(RealSlurm.Cluster, lease.Lease, Never);
    }

    [Fact]
    public async Task Charges_what_the_accounts_say_to_the_second()
    {
        var (connector, lease) = (slurm.Connect(), RealSlurm.Lease(3, '0', "n-001"));
        await connector.SubmitAsync(lease, Never);

        var job = await EndedAsync(connector, lease);

        Assert.Equal(EndReason.Completed, job.Reason);
        await HoldsAsync(connector, lease, allocations: 1);
    }

    [Fact]
    public async Task Starts_a_gang_on_its_machines_together()
    {
        var (connector, lease) = (slurm.Connect(), RealSlurm.Lease(1, 'd', "n-002", "n-002", "n-004"));
        await connector.SubmitAsync(lease, Never);
        string[] parts = [];
        await UntilOnNodesAsync(async () => (parts = await QueueAsync(lease, "%T %N %b")).Count(s => s.StartsWith("RUNNING", StringComparison.Ordinal)) == 2);
        Assert.Equal(["RUNNING n-002 gres:gpu:2", "RUNNING n-004 gres:gpu:1"], parts.Order(StringComparer.Ordinal));

        Assert.Equal(EndReason.Completed, (await EndedAsync(connector, lease)).Reason);
        await HoldsAsync(connector, lease, allocations: 2);
    }

    [Fact]
    public async Task Tells_work_that_failed_by_itself()
    {
        var (connector, lease) = (slurm.Connect(), RealSlurm.Lease(1, 'f', "n-001"));
        await connector.SubmitAsync(lease, Never);

        Assert.Equal(EndReason.Failed, (await EndedAsync(connector, lease)).Reason);
    }

    [Fact]
    public async Task Ends_a_lease_on_the_cluster_and_not_only_in_the_books()
    {
        var (connector, lease) = (slurm.Connect(), RealSlurm.Lease(1, 'e', "n-004"));
        await connector.SubmitAsync(lease, Never);
        await UntilOnNodesAsync(async () => await QueueAsync(lease, "%T") is ["RUNNING"]);

        var watch = Stopwatch.StartNew();
        await connector.CancelAsync(RealSlurm.Cluster, lease.Lease, Never);
        await UntilAsync(async () => await QueueAsync(lease, "%T") is []);
        TestContext.Current.TestOutputHelper!.WriteLine($"from the decision until the job was gone: {watch.Elapsed.TotalSeconds:F2} s");

        await EndedAsync(connector, lease);
        await HoldsAsync(connector, lease, allocations: 1);
    }

    [Fact]
    public async Task Never_charges_what_never_began()
    {
        var connector = slurm.Connect();
        var unknown = Guid.NewGuid();

        await connector.CancelAsync(RealSlurm.Cluster, unknown, Never);

        var ran = await AccountAsync(connector, unknown);
        Assert.Equal(ran!.Value.Began, ran.Value.Ended);
        Assert.DoesNotContain(await connector.ObserveAsync(RealSlurm.Cluster, [unknown], Never), j => j.Lease == unknown);
    }

    [Fact]
    public async Task Gives_up_a_lease_that_its_controller_lost_and_charges_it_when_its_accounts_are_ended()
    {
        var (connector, lease) = (slurm.Connect(runaway: TimeSpan.FromSeconds(3)), RealSlurm.Lease(2, 'e', "n-003"));
        await connector.SubmitAsync(RealSlurm.Lease(1, '0', "n-001"), Never);
        await UntilAsync(() => Task.FromResult(slurm.SavedState().Count > 0));
        var saved = slurm.SavedState();
        await connector.SubmitAsync(lease, Never);
        await UntilOnNodesAsync(async () => await QueueAsync(lease, "%T") is ["RUNNING"] && (await slurm.RunAsync("sacct", "-X", "-n", $"--name={SlurmConnector.NameOf(lease.Lease)}", "-o", "state")).Length == 1);

        await slurm.ForgetAsync(saved);
        await UntilOnNodesAsync(async () => await QueueAsync(lease, "%T") is []);
        Assert.Null((await slurm.Connect().ObserveAsync(RealSlurm.Cluster, [lease.Lease], Never)).Single(j => j.Lease == lease.Lease).Ended);
        Assert.Equal(EndReason.Lost, (await EndedAsync(connector, lease)).Reason);
        AccountKey[] account = [new(lease.Lease, null)];
        Assert.Empty(await connector.AccountsAsync(RealSlurm.Cluster, account, Never) ?? throw new InvalidOperationException("There are accounts here."));

        await slurm.EndRunawaysAsync();
        await UntilOnNodesAsync(async () => (await connector.AccountsAsync(RealSlurm.Cluster, account, Never))!.Count == 1);
        await HoldsAsync(connector, lease, allocations: 1);
    }

    [Fact]
    public async Task Leaves_alone_what_only_calls_itself_ours()
    {
        var (connector, stranger) = (slurm.Connect(), Guid.NewGuid());
        var script = slurm.Settings.Script;
        foreach (var (name, comment) in new[] { ($"aigov-lease-{stranger:D}", "another-cluster"), ("aigov-lease-nonsense", RealSlurm.Cluster), ("somebody-elses", "") })
            await slurm.RunAsync("sbatch", $"--job-name={name}", $"--comment={comment}", "--nodelist=n-004", "--gres=gpu:1", "--mem=100M", "--export=AIGOV_REQUEST=0", "--output=/dev/null", script);

        var seen = await connector.ObserveAsync(RealSlurm.Cluster, [], Never);

        Assert.DoesNotContain(seen, j => j.Lease == stranger);
        Assert.Contains(slurm.Warnings, w => w.Contains(stranger.ToString(), StringComparison.Ordinal));
        Assert.Contains(slurm.Warnings, w => w.Contains("aigov-lease-nonsense", StringComparison.Ordinal));
        Assert.DoesNotContain(slurm.Warnings, w => w.Contains("somebody-elses", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4, 300, "A device is divided into 4 parts on this cluster, and 300 thousandths are not a number of them.")]
    [InlineData(0, 250, "Parts of a device are not given on this cluster.")]
    public async Task Refuses_parts_of_a_device_that_it_does_not_have_and_says_so(int shards, int share, string words)
    {
        var refused = await Assert.ThrowsAsync<LeaseRefusedException>(() => slurm.Connect(shards: shards).SubmitAsync(Part(share, "n-001"), Never));

        Assert.Equal((words, true), (refused.Message, refused.IsOfDemand));
    }

    [Fact]
    public async Task Gives_parts_of_a_device_beside_others_and_whole_devices_to_who_has_whole_ones()
    {
        Allocation[] all = [Part(250, "n-003", "n-003"), Part(500, "n-003"), Part(750, "n-003"), RealSlurm.Lease(2, 'e', "n-003")];
        var connector = slurm.Connect();
        foreach (var lease in all)
        {
            await connector.SubmitAsync(lease, Never);
            await UntilOnNodesAsync(async () => await QueueAsync(lease, "%T") is ["RUNNING"]);
        }

        var given = string.Join('\n', await slurm.RunAsync("scontrol", "show", "job", "--details"));
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Matches(given, @"GRES=shard:2\(IDX:0\)", System.Text.RegularExpressions.RegexOptions.NonBacktracking).Count);
        Assert.Contains("GRES=shard:3(IDX:1)", given, StringComparison.Ordinal);
        Assert.Contains("GRES=gpu:h100:2(IDX:2-3)", given, StringComparison.Ordinal);

        foreach (var lease in all)
            await connector.CancelAsync(RealSlurm.Cluster, lease.Lease, Never);
        await EndedAsync(connector, all[0]);
    }

    [Fact]
    public async Task Refuses_workers_on_one_node_that_have_parts_of_several_devices()
    {
        var lease = Part(750, "n-003", "n-003");
        await Assert.ThrowsAsync<LeaseRefusedException>(() => slurm.Connect().SubmitAsync(lease with { Workers = [lease.Workers[0], lease.Workers[1] with { Devices = [1] }] }, Never));
    }

    [Fact]
    public async Task A_worker_joins_a_lease_once_and_leaves_it_and_each_is_accounted_for_by_itself()
    {
        var connector = slurm.Connect();
        var lease = RealSlurm.Lease(1, 'e', "n-001") is var one ? one with { Alternative = one.Alternative with { MostWorkers = 3 } } : null!;
        Extra[] extras = [new(Guid.NewGuid(), new($"{RealSlurm.Cluster}/n-002", [0])), new(Guid.NewGuid(), new($"{RealSlurm.Cluster}/n-004", [0]))];
        await connector.SubmitAsync(lease, Never);
        await UntilOnNodesAsync(async () => await QueueAsync(lease, "%T") is ["RUNNING"]);
        foreach (var extra in extras)
        {
            await connector.AddAsync(lease, extra, Never);
            await slurm.Connect().AddAsync(lease, extra, Never);   // the reply was lost with the service
        }
        await UntilOnNodesAsync(async () => (await connector.ExtrasAsync(RealSlurm.Cluster, Never)).Count(e => e.Lease == lease.Lease && e.IsActive) == 2);
        Assert.Single(await connector.ObserveAsync(RealSlurm.Cluster, [lease.Lease], Never), j => j.Lease == lease.Lease && j.Ended is null);

        await Task.Delay(1_500);
        await connector.RemoveAsync(RealSlurm.Cluster, lease.Lease, extras[0].Id, Never);
        await UntilAsync(async () => (await connector.ExtrasAsync(RealSlurm.Cluster, Never)).Count(e => e.Lease == lease.Lease && e.IsActive) == 1);
        Assert.Equal(["RUNNING"], await QueueAsync(lease, "%T"));
        await slurm.Connect().CancelAsync(RealSlurm.Cluster, lease.Lease, Never);   // by one that has not seen what joined
        await UntilAsync(async () => await QueueAsync(lease, "%T") is []);

        var next = slurm.Connect();
        Assert.Contains(await next.ObserveAsync(RealSlurm.Cluster, [], Never), j => j.Lease == lease.Lease && j.Ended is null);   // nothing holds it any more
        await next.CancelAsync(RealSlurm.Cluster, lease.Lease, Never);
        await EndedAsync(connector, lease);
        foreach (var key in (AccountKey[])[new(lease.Lease), .. extras.Select(e => new AccountKey(lease.Lease, e.Id))])
        {
            Ran? ran = null;
            await UntilAsync(async () => (ran = (await connector.AccountsAsync(RealSlurm.Cluster, [key], Never))!.TryGetValue(key.Id, out var r) ? r : null) is not null);
            var (seconds, allocations) = await slurm.AccountedAsync(lease.Lease, key.Extra);
            Assert.Equal((seconds, 1), ((long)(ran!.Value.Ended - ran.Value.Began).TotalSeconds, allocations));
            Assert.True(seconds > 0);
        }
    }

    static Allocation Part(int share, params string[] machines)
    {
        var lease = RealSlurm.Lease(1, 'e', machines);
        return lease with { Alternative = lease.Alternative with { Worker = lease.Alternative.Worker with { Share = new(share) } } };
    }

    [Fact]
    public async Task Tells_a_refusal_in_its_words_from_silence()
    {
        var lease = RealSlurm.Lease(1, '0', "n-001");

        var refused = await Assert.ThrowsAsync<LeaseRefusedException>(() => slurm.Connect(partition: "nowhere").SubmitAsync(lease, Never));
        var more = await Assert.ThrowsAsync<LeaseRefusedException>(() => slurm.Connect().SubmitAsync(RealSlurm.Lease(9, '0', "n-001"), Never));   // than any node has

        Assert.Contains("nvalid partition", refused.Message, StringComparison.Ordinal);
        Assert.Contains("not available", more.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), await slurm.AccountedAsync(lease.Lease));
    }

    /// <summary>Controller, nodes and the connector are killed while leases come, run and end. A minute here; <c>AIGOV_SLURM_ROUNDS</c> says how many rounds otherwise.</summary>
    [Fact]
    public async Task Loses_and_doubles_no_lease_whatever_is_killed()
    {
        var connector = slurm.Connect();
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("AIGOV_SLURM_ROUNDS"), out var given) ? given : 5;
        var random = new Random(rounds);
        var all = new List<Allocation>();
        var kills = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            var machine = $"n-00{random.Next(1, 4)}";
            var lease = RealSlurm.Lease(1, random.Next(4) == 0 ? 'e' : '0', machine);
            all.Add(lease);
            var submitting = TryAsync(() => connector.SubmitAsync(lease, Never));
            await Task.Delay(random.Next(600));
            var killed = round % 3 == 1 ? "slurmctld" : round % 3 == 2 ? "connector" : machine;
            kills[killed] = kills.GetValueOrDefault(killed) + 1;
            if (killed == "connector")
                connector = slurm.Connect();
            else
                await slurm.KillAsync(killed);
            await submitting;
            if (lease.Request.Id.Value.ToString().EndsWith('e'))
                await TryAsync(() => connector.CancelAsync(RealSlurm.Cluster, lease.Lease, Never));
        }

        // As the service does: what should run and is nowhere is brought again; what is over is settled.
        var open = all.Where(l => !l.Request.Id.Value.ToString().EndsWith('e')).ToDictionary(l => l.Lease);
        await UntilAsync(async () =>
        {
            await slurm.ResumeAsync();
            await TryAsync(async () =>
            {
                var seen = (await connector.ObserveAsync(RealSlurm.Cluster, open.Keys, Never)).ToLookup(j => j.Lease);
                foreach (var (id, lease) in open.ToList())
                    if (!seen.Contains(id))
                        await connector.SubmitAsync(lease, Never);
                    else if (seen[id].Single().Ended is not null)
                        open.Remove(id);
                foreach (var withdrawn in all.Where(l => l.Request.Id.Value.ToString().EndsWith('e') && seen.Contains(l.Lease)))
                    await connector.CancelAsync(RealSlurm.Cluster, withdrawn.Lease, Never);
            });
            return open.Count == 0;
        }, seconds: 60 + (rounds * 4));

        foreach (var lease in all)
            await HoldsAsync(connector, lease, allocations: null);
        TestContext.Current.TestOutputHelper!.WriteLine($"{rounds} rounds, killed: {string.Join(", ", kills.Select(k => $"{k.Key} {k.Value}"))}");
    }

    /// <summary>What is charged is what sacct says, and a lease that ran did so in one allocation.</summary>
    async Task HoldsAsync(SlurmConnector connector, Allocation lease, int? allocations)
    {
        var (devices, charged, seconds, count) = (lease.Workers.Sum(w => w.Devices.Length), -1L, 0L, 0);
        await UntilAsync(async () =>
        {
            await TryAsync(async () =>
            {
                if (await AccountAsync(connector, lease.Lease) is { } ran)
                    charged = (long)(ran.Ended - ran.Began).TotalSeconds * devices;
                (seconds, count) = await slurm.AccountedAsync(lease.Lease);   // a controller that has come back corrects its accounts
            });
            return charged == seconds;
        });
        Assert.True(allocations is { } expected ? count == expected : count <= 1, $"{count} allocations");
    }

    static async Task<Ran?> AccountAsync(SlurmConnector connector, Guid lease) =>
        (await connector.AccountsAsync(RealSlurm.Cluster, [new(lease)], Never))!.TryGetValue(lease, out var ran) ? ran : null;

    async Task<Job> EndedAsync(SlurmConnector connector, Allocation lease)
    {
        Job? ended = null;
        await UntilOnNodesAsync(async () => (ended = (await connector.ObserveAsync(RealSlurm.Cluster, [lease.Lease], Never)).SingleOrDefault(j => j.Lease == lease.Lease))?.Ended is not null);
        return ended!;
    }

    Task<string[]> QueueAsync(Allocation lease, string format) => slurm.RunAsync("squeue", "-h", $"--name={SlurmConnector.NameOf(lease.Lease)}", "-o", format);

    static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (SlurmException)
        {
            // It is down; the next look settles it.
        }
    }

    /// <summary>The same for what needs its nodes: those that another test killed may have come back since, and then wait to be resumed.</summary>
    Task UntilOnNodesAsync(Func<Task<bool>> holds) => UntilAsync(async () =>
    {
        await slurm.ResumeAsync();
        return await holds();
    });

    static async Task UntilAsync(Func<Task<bool>> holds, int seconds = 60)
    {
        for (var until = Stopwatch.StartNew(); !await holds(); await Task.Delay(200))
            Assert.True(until.Elapsed.TotalSeconds < seconds, "It did not come about.");
    }
}

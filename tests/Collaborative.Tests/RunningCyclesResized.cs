using System.Collections.Immutable;
using BuildingBlocks.EventStore;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Queues;
using Collaborative.ReadingACycle;
using Collaborative.RequestingTime;
using Collaborative.RunningCycles;
using Collaborative.Storage;
using Microsoft.Extensions.DependencyInjection;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class RunningCyclesResized : InVirtualTime
{
    [Fact]
    public async Task What_had_grown_before_extra_workers_were_runs_leaves_its_run_which_goes_on_without_it()
    {
        var (snapshot, lease) = await GrownAsync(4);
        await SayAsync("delete from run where extra", []);
        await SayAsync("update run set devices = 32, workers = $1", [Collaborative.Storage.Stored.Body(lease.Workers)]);
        await DecideAsync(snapshot, 0, new Verdict.Shrink(lease.Request.Id, lease.Request.Id, [lease.Workers[2], lease.Workers[3]]));

        var runs = await RunsAsync();
        Assert.Equal([(false, false, "Resized", 32), (false, true, null, 16)], runs.Select(r => (r.IsExtra, r.IsOpen, r.Reason, r.Devices)));
        Assert.All(lease.Workers[..2], w => Assert.Contains($"\"{w.Machine}\"", runs[1].Workers, StringComparison.Ordinal));
        Assert.Equal(60, await Host.Database.ReadAsync<long>("select extract(epoch from o.started - b.started)::bigint from run o, run b where o.ended is null and b.ended = o.started"));
    }

    [Fact]
    public async Task Two_cycles_of_one_second_each_move_a_worker()
    {
        var (snapshot, lease) = await GrownAsync(2);
        var (joined, again) = (new Worker(snapshot.Machines[^1].Node.Name, lease.Workers[1].Devices), new Worker(snapshot.Machines[^2].Node.Name, lease.Workers[1].Devices));
        await DecideAsync(snapshot, 0, new Verdict.Shrink(lease.Request.Id, lease.Request.Id, [lease.Workers[1]]), new Verdict.Grow(lease.Request.Id, [joined]));
        await DecideAsync(snapshot, 1, new Verdict.Shrink(lease.Request.Id, lease.Request.Id, [joined]), new Verdict.Grow(lease.Request.Id, [again]));
        var runs = await RunsAsync();
        Assert.Equal((4, 2), (runs.Count, runs.Count(r => r.IsOpen)));
        Assert.Contains(again.Machine, Assert.Single(runs, r => r is { IsExtra: true, IsOpen: true }).Workers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_joins_is_a_run_of_its_own_and_one_cycle_may_move_it()
    {
        var (snapshot, lease) = await GrownAsync(2);
        var moved = new Worker(snapshot.Machines[^1].Node.Name, lease.Workers[1].Devices);
        await DecideAsync(snapshot, 0, new Verdict.Shrink(lease.Request.Id, lease.Request.Id, [lease.Workers[1]]), new Verdict.Grow(lease.Request.Id, [moved]));

        var runs = await RunsAsync();
        Assert.Equal([(false, true, null, 8), (true, false, "Resized", 8), (true, true, null, 8)], runs.Select(s => (s.IsExtra, s.IsOpen, s.Reason, s.Devices)));
        Assert.Contains(lease.Workers[0].Machine, runs[0].Workers, StringComparison.Ordinal);
        Assert.Contains(lease.Workers[1].Machine, runs[1].Workers, StringComparison.Ordinal);
        Assert.Contains(moved.Machine, runs[2].Workers, StringComparison.Ordinal);
    }

    /// <summary>A lease of one worker at least that grew to so many, a minute ago.</summary>
    async Task<(Snapshot Snapshot, Lease Lease)> GrownAsync(int most)
    {
        await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 1, most: most));
        await Host.TickAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        var snapshot = (await Host.Services.GetRequiredService<Orleans.IGrainFactory>().GetGrain<IQueueGrain>(Identifiers.SharedPool).SnapshotAsync())!.Value.Read<Snapshot>();
        var lease = Assert.Single(snapshot.Leases);
        Assert.Equal(most, lease.Workers.Length);
        return (snapshot, lease);
    }

    async Task DecideAsync(Snapshot snapshot, int after, params ImmutableArray<Verdict> verdicts)
    {
        var entered = PackedRecord.Of(snapshot);
        var record = entered.Record;
        var decided = new QueueEvent.CycleDecided(new(Guid.NewGuid()), record.Outcome.Number + after, record.SnapshotHash, record.OutcomeHash, verdicts, snapshot.At);
        var commit = new Commit($"a stream of its own {after}", 0).Decided(decided, entered, 0, Standing.Of(snapshot), 1);
        Assert.IsType<CommitOutcome.Committed>(await Host.Services.GetRequiredService<EventStore>().CommitAsync(commit));
    }

    Task<List<(bool IsExtra, bool IsOpen, string? Reason, string Workers, int Devices)>> RunsAsync() => Host.Database.ReadAsync(
        "select extra, ended is null, reason, workers::text, devices from run order by extra, started", [], r => (r.GetBoolean(0), r.GetBoolean(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetString(3), r.GetInt32(4)),
        TestContext.Current.CancellationToken);

    Task SayAsync(string sql, Npgsql.NpgsqlParameter[] parameters) => Host.Database.ExecuteAsync(sql, parameters, TestContext.Current.CancellationToken);
}

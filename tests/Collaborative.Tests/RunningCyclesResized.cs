using BuildingBlocks.EventStore;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Cycles.Records;
using Collaborative.Domain.Queues;
using Collaborative.RequestingTime;
using Collaborative.RunningCycles;
using Collaborative.Storage;
using Microsoft.Extensions.DependencyInjection;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class RunningCyclesResized : InVirtualTime
{
    [Fact]
    public async Task A_worker_that_joins_is_a_run_of_its_own_and_one_cycle_may_move_it()
    {
        await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 1, most: 2));
        await Host.TickAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        var snapshot = (await Host.Services.GetRequiredService<Orleans.IGrainFactory>().GetGrain<IQueueGrain>(Identifiers.SharedPool).SnapshotAsync())!.Value.Read<Snapshot>();
        var lease = Assert.Single(snapshot.Leases);
        var (record, moved) = (CycleRecord.Of(snapshot), new Worker(snapshot.Machines[^1].Node.Name, lease.Workers[1].Devices));
        var decided = new QueueEvent.CycleDecided(
            new(Guid.NewGuid()), record.Outcome.Number, record.SnapshotHash, record.OutcomeHash,
            [new Verdict.Shrink(lease.Request.Id, lease.Request.Id, [lease.Workers[1]]), new Verdict.Grow(lease.Request.Id, [moved])], snapshot.At);
        var commit = new Commit("a stream of its own", 0).Decided(decided, record, Standing.Of(snapshot), 1);
        Assert.IsType<CommitOutcome.Committed>(await Host.Services.GetRequiredService<EventStore>().CommitAsync(commit));

        var runs = await Host.Database.ReadAsync(
            "select extra, ended is null, reason, workers::text, devices from run order by extra, started", [], r => (IsExtra: r.GetBoolean(0), IsOpen: r.GetBoolean(1), Reason: r.IsDBNull(2) ? null : r.GetString(2), Workers: r.GetString(3), Devices: r.GetInt32(4)),
            TestContext.Current.CancellationToken);
        Assert.Equal([(false, true, null, 8), (true, false, "Resized", 8), (true, true, null, 8)], runs.Select(s => (s.IsExtra, s.IsOpen, s.Reason, s.Devices)));
        Assert.Contains(lease.Workers[0].Machine, runs[0].Workers, StringComparison.Ordinal);
        Assert.Contains(lease.Workers[1].Machine, runs[1].Workers, StringComparison.Ordinal);
        Assert.Contains(moved.Machine, runs[2].Workers, StringComparison.Ordinal);
    }
}

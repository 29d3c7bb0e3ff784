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
    public async Task A_lease_that_shrinks_and_grows_in_one_cycle_begins_one_new_stretch()
    {
        await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 2, most: 2));
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

        var stretches = await Host.Database.ReadAsync("select ended is null, reason, workers::text from run order by started", [], r => (IsOpen: r.GetBoolean(0), Reason: r.IsDBNull(1) ? null : r.GetString(1), Workers: r.GetString(2)), TestContext.Current.CancellationToken);
        Assert.Equal([(false, "Resized"), (true, null)], stretches.Select(s => (s.IsOpen, s.Reason)));
        Assert.Contains(moved.Machine, stretches[1].Workers, StringComparison.Ordinal);
        Assert.DoesNotContain(lease.Workers[1].Machine, stretches[1].Workers, StringComparison.Ordinal);
    }
}

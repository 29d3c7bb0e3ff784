using System.Collections.Concurrent;
using System.Threading.Channels;
using Standards.Storage;

namespace Standards.WatchingABallot;

/// <summary>Wakes those who watch a ballot when it has changed, here or in another replica.</summary>
sealed class BallotChanges
{
    readonly Notices notices;
    readonly ConcurrentDictionary<Guid, ImmutableList<Watch>> watches = new();

    public BallotChanges(Notices notices)
    {
        this.notices = notices;
        notices.Listen(Notices.Ballots, Wake, WakeAll);
    }

    /// <summary>Says that a committed change was made here.</summary>
    public void Announce(Guid ballot)
    {
        Wake(ballot);
        notices.Send(Notices.Ballots, ballot);
    }

    /// <summary>Begins to watch a ballot, until disposed.</summary>
    public Watch Watch(Guid ballot)
    {
        var watch = new Watch(this, ballot);
        watches.AddOrUpdate(ballot, [watch], (_, others) => others.Add(watch));
        return watch;
    }

    internal void Forget(Watch watch)
    {
        // An empty list is removed only while it is the one that stands there, so that a newcomer is not lost.
        var left = watches.AddOrUpdate(watch.Ballot, [], (_, all) => all.Remove(watch));
        if (left.IsEmpty)
            watches.TryRemove(new(watch.Ballot, left));
    }

    void Wake(Guid ballot)
    {
        if (watches.TryGetValue(ballot, out var watching))
            foreach (var watch in watching)
                watch.Ring();
    }

    void WakeAll()
    {
        foreach (var ballot in watches.Keys)
            Wake(ballot);
    }
}

/// <summary>Someone who watches a ballot. Any number of changes between two looks is one ring.</summary>
sealed class Watch(BallotChanges changes, Guid ballot) : IDisposable
{
    readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public Guid Ballot => ballot;

    public async Task NextAsync(CancellationToken cancellation) => await bell.Reader.ReadAsync(cancellation);

    internal void Ring() => bell.Writer.TryWrite(true);

    public void Dispose() => changes.Forget(this);
}

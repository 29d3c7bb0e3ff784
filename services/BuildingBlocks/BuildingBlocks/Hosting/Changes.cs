using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;

namespace BuildingBlocks.Hosting;

/// <summary>Wakes those who watch something when it has changed, here or in another replica.</summary>
public abstract class Changes
{
    readonly Notices notices;
    readonly string channel;
    readonly ConcurrentDictionary<Guid, ImmutableList<Watch>> watches = new();

    protected Changes(Notices notices, string channel)
    {
        (this.notices, this.channel) = (notices, channel);
        notices.Listen(channel, Wake, WakeAll);
    }

    /// <summary>Says that a committed change was made here.</summary>
    public void Announce(Guid subject)
    {
        Wake(subject);
        notices.Send(channel, subject);
    }

    /// <summary>Begins to watch, until disposed.</summary>
    public Watch Watch(Guid subject)
    {
        var watch = new Watch(this, subject);
        watches.AddOrUpdate(subject, [watch], (_, others) => others.Add(watch));
        return watch;
    }

    internal void Forget(Watch watch)
    {
        // An empty list is removed only while it is the one that stands there, so that a newcomer is not lost.
        var left = watches.AddOrUpdate(watch.Subject, [], (_, all) => all.Remove(watch));
        if (left.IsEmpty)
            watches.TryRemove(new(watch.Subject, left));
    }

    void Wake(Guid subject)
    {
        if (watches.TryGetValue(subject, out var watching))
            foreach (var watch in watching)
                watch.Ring();
    }

    void WakeAll()
    {
        foreach (var subject in watches.Keys)
            Wake(subject);
    }
}

/// <summary>Someone who watches. Any number of changes between two looks is one ring.</summary>
public sealed class Watch(Changes changes, Guid subject) : IDisposable
{
    readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public Guid Subject => subject;

    public async Task NextAsync(CancellationToken cancellation) => await bell.Reader.ReadAsync(cancellation);

    internal void Ring() => bell.Writer.TryWrite(true);

    public void Dispose() => changes.Forget(this);
}

using MeshHost.Storage;
using Npgsql;

namespace MeshHost.Broker;

/// <summary>Stores messages and hands them to every subscription of their topics.</summary>
sealed class Publisher(NpgsqlDataSource source, Bells bells, ILogger<Publisher> log) : GroupCommit<Message>(256, TimeSpan.Zero, log)
{
    /// <summary>Ends when the message is committed; fails with <see cref="NotCommittedException"/> when it is not known to be.</summary>
    public Task PublishAsync(Message message, CancellationToken cancellation) => AddAsync(message, cancellation);

    protected override async Task CommitAsync(Message[] items, CancellationToken cancellation)
    {
        await using var publish = source.CreateCommand("select publish($1, $2, $3, $4, $5, $6)");
        publish.Parameters.Add(Parameters.Texts([.. items.Select(m => m.PubSub)]));
        publish.Parameters.Add(Parameters.Texts([.. items.Select(m => m.Topic)]));
        publish.Parameters.Add(Parameters.Texts([.. items.Select(m => m.Key)]));
        publish.Parameters.Add(Parameters.Binaries([.. items.Select(m => m.Identity)]));
        publish.Parameters.Add(Parameters.Binaries([.. items.Select(m => m.Envelope)]));
        publish.Parameters.Add(Parameters.Texts([.. items.Select(m => m.Trace)]));
        await publish.ExecuteNonQueryAsync(cancellation);
        bells.Ring(items.Select(m => m.Topic).ToHashSet(StringComparer.Ordinal));
    }
}

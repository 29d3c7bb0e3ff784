using Xunit;

namespace Testing;

/// <summary>A program that makes very many databases has this as its assembly fixture: they go many at once, and the last at its end.</summary>
/// <remarks>Where files are deleted all the time a file system looks long for room for new ones: a database took half a second for a tenth.</remarks>
public sealed class DroppingTogether : IAsyncLifetime
{
    public ValueTask InitializeAsync()
    {
        PostgresServer.DropTogether();
        return default;
    }

    public async ValueTask DisposeAsync() => await PostgresServer.DropAllAsync();
}

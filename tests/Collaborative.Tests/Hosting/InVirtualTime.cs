using Microsoft.Extensions.Time.Testing;

namespace Collaborative.Tests.Hosting;

/// <summary>A service of its own, with a clock that a test moves.</summary>
public abstract class InVirtualTime : IAsyncLifetime
{
    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));

    protected CollaborativeHost Host { get; private set; } = null!;

    protected Api Api => Host.Api;

    public async ValueTask InitializeAsync()
    {
        Host = new() { Time = Time };
        await Host.InitializeAsync();
        await Api.SetUpAsync(Time.GetUtcNow());
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

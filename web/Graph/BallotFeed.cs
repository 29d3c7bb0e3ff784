using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Web.Graph;

/// <summary>Ballots as they move: one subscription at the gateway for each ballot that anyone here looks at, shared by all who do.</summary>
public sealed class BallotFeed(IHttpClientFactory clients, IServiceScopeFactory scopes, TimeProvider time, ILogger<BallotFeed> log)
{
    static readonly TimeSpan[] Waits = [.. new[] { 1, 2, 5, 10, 30 }.Select(s => TimeSpan.FromSeconds(s))];
    const string EventStream = "text/event-stream";
    readonly Dictionary<Guid, Channel> channels = [];
    readonly Lock gate = new();

    /// <summary>Calls <paramref name="seen"/> with the ballot's newest state: at once, and after every change, until disposed.</summary>
    public IDisposable Follow(Guid ballot, Action<Ballot> seen)
    {
        var follower = new Follower(seen);
        lock (gate)
        {
            if (!channels.TryGetValue(ballot, out var channel))
                channels[ballot] = channel = Open(ballot);
            channel.Followers.TryAdd(follower, 0);
            if (channel.Newest is { } newest)
                seen(newest);
        }
        return new Leaving(() => Leave(ballot, follower));
    }

    Channel Open(Guid ballot)
    {
        var channel = new Channel();
        // The subscription serves everyone and outlives the request that first asked for it.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(() => Listen(ballot, channel, channel.Closing.Token), CancellationToken.None);
        return channel;
    }

    void Leave(Guid ballot, Follower follower)
    {
        lock (gate)
        {
            if (!channels.TryGetValue(ballot, out var channel) || !channel.Followers.TryRemove(follower, out _) || !channel.Followers.IsEmpty)
                return;
            channels.Remove(ballot);
            channel.Closing.Cancel();
        }
    }

    async Task Listen(Guid ballot, Channel channel, CancellationToken cancel)
    {
        for (var failures = 0; !cancel.IsCancellationRequested; failures++)
        {
            try
            {
                await foreach (var state in States(ballot, cancel))
                {
                    failures = 0;
                    channel.Tell(state);
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception wrong) when (wrong is HttpRequestException or IOException or JsonException or OperationCanceledException or GatewayUnavailable or GatewayRefusal)
            {
                log.LogInformation("The subscription to ballot {Ballot} broke off: {Why}", ballot, wrong.Message);
            }
            await Task.Delay(Waits[Math.Min(failures, Waits.Length - 1)], time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>First what is, asked after the stream stands, so that no change falls between; then every change.</summary>
    async IAsyncEnumerable<Ballot> States(Guid ballot, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var http = clients.CreateClient(GatewayRegistration.Streams);
        using var stream = await Subscribe(http, new { id = ballot }, cancel);
        await using var scope = scopes.CreateAsyncScope();
        if ((await scope.ServiceProvider.GetRequiredService<Gateway>().Ask<BallotAnswer>("BallotStanding", new { id = ballot }, cancel)).Ballot is { } standing)
            yield return standing;

        var events = SseParser.Create(await stream.Content.ReadAsStreamAsync(cancel), (_, data) => Encoding.UTF8.GetString(data));
        await foreach (var item in events.EnumerateAsync(cancel))
        {
            if (item.EventType == "complete")
                yield break;
            if (item.Data.Length > 0 && JsonSerializer.Deserialize<Answer>(item.Data, GraphJson.Options) is { } answer
                && answer.Read<BallotChangedAnswer>("BallotChanged").BallotChanged is { } changed)
                yield return changed;
        }
    }

    static async Task<HttpResponseMessage> Subscribe(HttpClient http, object variables, CancellationToken cancel)
    {
        var document = Documents.Named("BallotChanged");
        var response = await Send(http, TrustedRequest.ById(document, variables), cancel);
        if (IsStream(response))
            return response;
        response.Dispose();
        response = await Send(http, TrustedRequest.InFull(document, variables), cancel);
        return IsStream(response) ? response : throw new HttpRequestException("The gateway gives no stream.");
    }

    static bool IsStream(HttpResponseMessage response) =>
        response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == EventStream;

    static async Task<HttpResponseMessage> Send(HttpClient http, TrustedRequest asked, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(asked, options: GraphJson.Options) };
        request.Headers.Accept.Add(new(EventStream));
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    sealed class Channel
    {
        public ConcurrentDictionary<Follower, byte> Followers { get; } = new();
        public CancellationTokenSource Closing { get; } = new();
        public Ballot? Newest { get; private set; }

        public void Tell(Ballot state)
        {
            Newest = state;
            foreach (var follower in Followers.Keys)
                follower.Seen(state);
        }
    }

    /// <summary>Is told in the context in which it began to follow, for its reader's language is part of that.</summary>
    sealed class Follower(Action<Ballot> seen)
    {
        readonly ExecutionContext context = ExecutionContext.Capture()!;

        public void Seen(Ballot state) => ExecutionContext.Run(context, _ => seen(state), null);
    }

    sealed class Leaving(Action leave) : IDisposable
    {
        Action? leave = leave;
        public void Dispose() => Interlocked.Exchange(ref leave, null)?.Invoke();
    }
}

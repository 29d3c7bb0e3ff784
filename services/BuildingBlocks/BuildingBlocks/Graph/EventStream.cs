using System.Threading.Channels;
using GraphQL;
using Microsoft.AspNetCore.Http;

namespace BuildingBlocks.Graph;

/// <summary>A result, or a subscription's results as they come, as server-sent events. A reader that is too slow loses the oldest, for each carries the whole state.</summary>
static class EventStream
{
    const int Buffered = 64;
    static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static async Task WriteAsync(HttpContext http, ExecutionResult first, IGraphQLTextSerializer serializer)
    {
        http.Response.ContentType = MediaTypes.EventStream;
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await SendAsync(http, ":\n\n");
            if (first.Streams is { Count: > 0 } streams)
                await FollowAsync(http, streams.Values.Single(), serializer);
            else
                await NextAsync(http, first, serializer);
            await SendAsync(http, "event: complete\ndata:\n\n");
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone.
        }
    }

    static async Task FollowAsync(HttpContext http, IObservable<ExecutionResult> stream, IGraphQLTextSerializer serializer)
    {
        var results = Channel.CreateBounded<ExecutionResult>(new BoundedChannelOptions(Buffered) { FullMode = BoundedChannelFullMode.DropOldest });
        using var subscription = stream.Subscribe(new Writer(results.Writer));
        var more = results.Reader.WaitToReadAsync(http.RequestAborted).AsTask();
        while (true)
        {
            try
            {
                if (!await more.WaitAsync(KeepAlive, http.RequestAborted))
                    return;
                while (results.Reader.TryRead(out var result))
                    await NextAsync(http, result, serializer);
                more = results.Reader.WaitToReadAsync(http.RequestAborted).AsTask();
            }
            catch (TimeoutException)
            {
                await SendAsync(http, ":\n\n");
            }
        }
    }

    static Task NextAsync(HttpContext http, ExecutionResult result, IGraphQLTextSerializer serializer) =>
        SendAsync(http, $"event: next\ndata: {serializer.Serialize(result)}\n\n");

    static async Task SendAsync(HttpContext http, string text)
    {
        await http.Response.WriteAsync(text, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    sealed class Writer(ChannelWriter<ExecutionResult> results) : IObserver<ExecutionResult>
    {
        public void OnCompleted() => results.TryComplete();

        public void OnError(Exception error) => results.TryComplete(error);

        public void OnNext(ExecutionResult value) => results.TryWrite(value);
    }
}

using System.Net;
using System.Net.Sockets;

namespace Ledger.Tests.Crashing;

/// <summary>A wire to a server that counts the pieces that pass, both ways, and is cut before a given one: from there on nothing passes.</summary>
sealed class Wire : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource cut = new();
    readonly int serverPort;
    readonly int last;
    int passed;

    public Wire(int serverPort, int last)
    {
        (this.serverPort, this.last) = (serverPort, last);
        listener.Start();
        cut.Token.Register(listener.Dispose);   // who comes later is turned away at once
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public bool IsCut => cut.IsCancellationRequested;

    public void Dispose()
    {
        cut.Cancel();
        cut.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(cut.Token);
                var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, serverPort, cut.Token);
                _ = PassAsync(client, server);
                _ = PassAsync(server, client);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The wire is cut.
        }
    }

    async Task PassAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, cut.Token) is > 0 and var read)
            {
                if (Interlocked.Increment(ref passed) > last)
                    await cut.CancelAsync();
                cut.Token.ThrowIfCancellationRequested();
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), cut.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One end is gone, or the wire is cut.
        }
        from.Dispose();
        to.Dispose();
    }
}

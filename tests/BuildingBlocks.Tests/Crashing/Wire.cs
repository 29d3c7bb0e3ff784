using System.Net;
using System.Net.Sockets;

namespace BuildingBlocks.Tests.Crashing;

/// <summary>A wire to PostgreSQL that counts what passes in either direction, and calls out before a chosen piece is passed on.</summary>
sealed class Wire : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource cut = new();
    readonly int serverPort;
    readonly Action<int> onPiece;
    int pieces;

    /// <param name="onPiece">Gets the number of the piece, from 1, before it is passed on.</param>
    public Wire(int serverPort, Action<int> onPiece)
    {
        (this.serverPort, this.onPiece) = (serverPort, onPiece);
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Counts a step that does not cross this wire among its pieces.</summary>
    public void Step() => onPiece(Interlocked.Increment(ref pieces));

    public void Dispose()
    {
        cut.Cancel();
        listener.Dispose();
    }

    async Task AcceptAsync()
    {
        while (!cut.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(cut.Token);
            var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, serverPort, cut.Token);
            _ = PassAsync(client, server);
            _ = PassAsync(server, client);
        }
    }

    async Task PassAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, cut.Token) is > 0 and var read)
            {
                Step();
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), cut.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One end was killed: that is what this wire is for.
        }
        from.Dispose();
        to.Dispose();
    }
}

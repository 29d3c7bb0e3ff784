using System.Net;
using System.Net.Sockets;

namespace Testing;

/// <summary>A port of the loopback address on which nobody listens.</summary>
public static class FreePort
{
    // Below those from which systems draw the near end of connections: one of these could be taken between its choice and its use.
    const int First = 16_384;
    const int Count = 16_384;
    static int drawn = Random.Shared.Next(Count);

    /// <summary>One that is free now, and is given once in this process.</summary>
    public static int Take()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref drawn) % Count);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there; the next.
            }
        }
        throw new InvalidOperationException("No port is free.");
    }
}

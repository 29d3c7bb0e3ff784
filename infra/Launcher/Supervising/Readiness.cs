using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Launcher.Supervising;

/// <summary>Asks a part whether it is ready: null for yes, otherwise its reason.</summary>
internal static partial class Readiness
{
    const int LongestReason = 240;

    static readonly HttpClient Client = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10), UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    public static async Task<string?> AskHttpAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var answer = await Client.GetAsync(address, cancellation);
            if (answer.IsSuccessStatusCode) return null;
            var body = Blanks().Replace(await answer.Content.ReadAsStringAsync(cancellation), " ").Trim();
            return $"answers {(int)answer.StatusCode}: {(body.Length > LongestReason ? body[..LongestReason] + "…" : body)}";
        }
        catch (HttpRequestException)
        {
            return "does not answer yet";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "does not answer within 5 s";
        }
    }

    public static async Task<string?> AskPortAsync(int port, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellation);
            return null;
        }
        catch (SocketException)
        {
            return "does not listen yet";
        }
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}

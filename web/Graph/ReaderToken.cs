using Microsoft.AspNetCore.Authentication;

namespace Web.Graph;

/// <summary>Whose request this is. On circuits it is nobody's: islands show only what is public.</summary>
public sealed class ReaderToken(IHttpContextAccessor contexts)
{
    HttpContext? Http => contexts.HttpContext is { WebSockets.IsWebSocketRequest: false } http ? http : null;

    /// <summary>The access token of the person; none for the public.</summary>
    public async Task<string?> Token() => Http is { } http ? await http.GetTokenAsync("access_token") : null;

    /// <summary>Where the request came from, so that the gateway counts readers and not this server.</summary>
    public string? Address => Http?.Connection.RemoteIpAddress?.ToString();
}

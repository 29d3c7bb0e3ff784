using System.Net.Http.Headers;
using MeshHost.Broker;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace MeshHost.Dapr;

/// <summary>Hands a call on to an app of the mesh, body and answer as streams.</summary>
sealed class Invocation(Apps apps, IHttpClientFactory clients)
{
    static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.Host, HeaderNames.Connection, HeaderNames.KeepAlive, HeaderNames.ProxyAuthenticate, HeaderNames.ProxyAuthorization,
        HeaderNames.ProxyConnection, HeaderNames.TE, HeaderNames.Trailer, HeaderNames.TransferEncoding, HeaderNames.Upgrade,
    };

    public async Task ForwardAsync(HttpContext http, string appId)
    {
        var app = apps.Find(appId) ?? throw RefusedException.UnknownApp(appId);
        using var request = new HttpRequestMessage(new(http.Request.Method), app.At(Rest(http)));
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is true)
            request.Content = new StreamContent(http.Request.Body);
        foreach (var (name, values) in http.Request.Headers)
            if (!HopByHop.Contains(name) && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);

        using var response = await SendAsync(app, request, http.RequestAborted);
        http.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in Both(response.Headers, response.Content.Headers))
            if (!HopByHop.Contains(name))
                http.Response.Headers[name] = values.ToArray();
        await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    public async Task<HttpResponseMessage> SendAsync(string appId, string pathAndQuery, HttpMethod method, HttpContent? content, CancellationToken cancellation)
    {
        var app = apps.Find(appId) ?? throw RefusedException.UnknownApp(appId);
        using var request = new HttpRequestMessage(method, app.At(pathAndQuery)) { Content = content };
        return await SendAsync(app, request, cancellation);
    }

    async Task<HttpResponseMessage> SendAsync(App app, HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await clients.CreateClient(nameof(Invocation)).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException)
        {
            throw RefusedException.AppDown(app.Id);
        }
    }

    /// <summary>What follows <c>/method/</c>, as the caller wrote it: decoding and encoding again could change its meaning.</summary>
    static string Rest(HttpContext http)
    {
        const string mark = "/method/";
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return target[(target.IndexOf(mark, StringComparison.OrdinalIgnoreCase) + mark.Length)..];
    }

    static IEnumerable<KeyValuePair<string, IEnumerable<string>>> Both(HttpResponseHeaders one, HttpContentHeaders other) => one.Concat(other);
}

using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;

namespace Web.Pages.Explorer;

/// <summary>The door of our own scripts to the gateway, on our own origin: adds the reader's token here, so that no script ever holds it.</summary>
sealed class GraphProxy(IHttpClientFactory clients, IAntiforgery antiforgery)
{
    const int MostBytes = 1024 * 1024;   // as the gateway; a clause that is saved may be long
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Passes on a question that our own page sent: the token in the header shows it, and a foreign page cannot set that.</summary>
    public async Task Forward(HttpContext http)
    {
        if (!http.Request.HasJsonContentType() || !await antiforgery.IsRequestValidAsync(http))
        {
            await RefuseAsync(http, StatusCodes.Status400BadRequest, "request.forged", "This question did not come from our own page. Reload the page and ask again.");
            return;
        }
        if (http.Request.ContentLength > MostBytes)
        {
            await RefuseAsync(http, StatusCodes.Status413PayloadTooLarge, "request.too_large", "At most 1 MiB is taken here. Send larger files to the gateway itself, with a token.");
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostBytes;

        using var content = new StreamContent(http.Request.Body) { Headers = { ContentType = new("application/json") } };
        using var request = await Request(http, content, http.Request.Headers.Accept.ToString());
        try
        {
            await Relay(http, request);
        }
        catch (HttpRequestException)
        {
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, "gateway.unavailable", "The gateway does not answer. Try again in a minute.");
        }
    }

    /// <summary>Asks for the form without scripts, and gives the answer as indented JSON.</summary>
    public async Task<string> AskPlainly(HttpContext http, string query, string? variables, CancellationToken cancel)
    {
        try
        {
            var question = new JsonObject { ["query"] = query, ["variables"] = string.IsNullOrWhiteSpace(variables) ? null : JsonNode.Parse(variables) };
            using var content = new StringContent(question.ToJsonString(), Encoding.UTF8, "application/json");
            using var request = await Request(http, content, "application/json");
            using var client = clients.CreateClient(GatewayRegistration.Streams);
            using var response = await client.SendAsync(request, cancel);
            return JsonNode.Parse(await response.Content.ReadAsStringAsync(cancel))?.ToJsonString(Indented) ?? "";
        }
        catch (JsonException wrong)
        {
            return $"The variables are not JSON: {wrong.Message}";
        }
        catch (HttpRequestException)
        {
            return "The gateway does not answer. Try again in a minute.";
        }
    }

    async Task Relay(HttpContext http, HttpRequestMessage request)
    {
        using var client = clients.CreateClient(GatewayRegistration.Streams);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
        http.Response.StatusCode = (int)response.StatusCode;
        http.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        http.Response.Headers.CacheControl = "no-store";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await using var body = await response.Content.ReadAsStreamAsync(http.RequestAborted);
        var buffer = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, http.RequestAborted)) > 0;)
        {
            await http.Response.Body.WriteAsync(buffer.AsMemory(0, read), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
    }

    static async Task<HttpRequestMessage> Request(HttpContext http, HttpContent content, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = content };
        request.Headers.TryAddWithoutValidation("Accept", accept.Length == 0 ? "application/json" : accept);
        if (await http.GetTokenAsync("access_token") is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (http.Connection.RemoteIpAddress is { } address)
            request.Headers.Add("X-Forwarded-For", address.ToString());
        return request;
    }

    static Task RefuseAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { errors = new[] { new { message, extensions = new { code } } } }, http.RequestAborted);
    }
}

static class ExplorerRegistration
{
    public static void AddExplorer(this IServiceCollection services) => services.AddScoped<GraphProxy>();

    public static void MapExplorer(this WebApplication app) =>
        app.MapPost("/graphql", (HttpContext http, GraphProxy proxy) => proxy.Forward(http)).DisableAntiforgery();
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BuildingBlocks.EventStore;
using Xunit;

namespace Testing.Services;

/// <summary>What a client of the service does: GraphQL over HTTP, and what the bus does: deliveries.</summary>
public sealed class Api(string address)
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 200 });

    /// <summary>The data of an operation that must succeed.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null, string? token = null)
    {
        var answer = await SendAsync(query, variables, token);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The code of the one error of an operation that must be refused, and its sentence.</summary>
    public async Task<(string Code, string Message)> RefusalAsync(string query, object? variables = null, string? token = null)
    {
        var answer = await SendAsync(query, variables, token);
        Assert.True(answer.TryGetProperty("errors", out var errors), answer.ToString());
        var error = errors.EnumerateArray().Single();
        return (error.GetProperty("extensions").GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
    }

    /// <summary>The code of the refusal, or nothing where there was none.</summary>
    public async Task<string> CodeAsync(string query, object variables, string token) =>
        (await SendAsync(query, variables, token)).TryGetProperty("errors", out var errors)
            ? errors[0].GetProperty("extensions").GetProperty("code").GetString()!
            : "";

    /// <summary>The results of a subscription as they come.</summary>
    public async IAsyncEnumerable<JsonElement> FollowAsync(string query, object variables, string? token = null)
    {
        using var request = Request(query, variables, token);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                yield return JsonDocument.Parse(line["data: ".Length..]).RootElement;
    }

    /// <summary>Delivers a message as the bus does.</summary>
    public async Task DeliverAsync<T>(string topic, T contract, string? id = null)
    {
        var envelope = JsonSerializer.Serialize(new
        {
            specversion = "1.0",
            id = id ?? Guid.NewGuid().ToString(),
            source = "test",
            type = typeof(T).Name,
            datacontenttype = "application/json",
            data = JsonSerializer.SerializeToElement(contract, StoredJson.Options),
        });
        using var content = new StringContent(envelope, Encoding.UTF8, new MediaTypeHeaderValue("application/cloudevents+json"));
        using var response = await Http.PostAsync(new Uri($"{address}/bus/{topic}"), content);
        response.EnsureSuccessStatusCode();
    }

    async Task<JsonElement> SendAsync(string query, object? variables, string? token)
    {
        using var request = Request(query, variables, token);
        using var response = await Http.SendAsync(request);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    HttpRequestMessage Request(string query, object? variables, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        return request;
    }
}

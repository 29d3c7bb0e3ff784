using System.Net.Http.Json;
using System.Text.Json;

namespace Compliance.Tests.Hosting;

/// <summary>What a client of the service does: GraphQL over HTTP.</summary>
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

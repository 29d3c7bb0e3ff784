using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Replay.Asking;

/// <summary>The gateway's GraphQL, asked until it answers.</summary>
sealed class Gateway(Uri address) : IDisposable
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };
    static readonly string[] Passing =
        ["subgraph.unavailable", "subgraph.timeout", "gateway.stopping", "rate.limited", "auth.unavailable", "internal"];

    readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <returns>The whole <c>data</c>; throws <see cref="Refusal"/> if there is any error.</returns>
    public Task<T> AskAsync<T>(string document, object variables, string? token, CancellationToken cancellation) =>
        Patience.TryAsync(() => OnceAsync<T>(document, variables, token, cancellation), $"a request to the gateway at {address}", cancellation);

    /// <summary>Asks once whether it is there.</summary>
    public async Task DemandAsync(CancellationToken cancellation)
    {
        try
        {
            await OnceAsync<object>("{ __typename }", new { }, token: null, cancellation);
        }
        catch (PassingRefusal)
        {
            // It answers.
        }
        catch (HttpRequestException)
        {
            throw Trouble.WithMesh($"The gateway does not answer at {address} → start the house by infra/up, or name another by --gateway");
        }
    }

    async Task<T> OnceAsync<T>(string document, object variables, string? token, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { query = document, variables }, options: Json) };
        request.Headers.Accept.Add(new("application/graphql-response+json"));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancellation);
        var answer = await ReadAsync<T>(response, cancellation);
        return answer switch
        {
            { Errors: [var error, ..] } when Passing.Contains(error.Code) => throw new PassingRefusal(error.Message),
            { Errors: [var error, ..] } => throw new Refusal(error.Code, error.Message),
            { Data: { } data } => data,
            _ => throw new PassingRefusal("The gateway answered neither data nor errors."),
        };
    }

    static async Task<Answer<T>> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<Answer<T>>(Json, cancellation) ?? new(default, null);
        }
        catch (JsonException)
        {
            throw new HttpRequestException($"status {(int)response.StatusCode} and no JSON", inner: null, response.StatusCode);
        }
    }

    public void Dispose() => http.Dispose();

    sealed record Answer<T>(T? Data, Error[]? Errors);

    sealed record Error(string Message, JsonElement Extensions)
    {
        public string Code => Extensions.ValueKind is JsonValueKind.Object && Extensions.TryGetProperty("code", out var code) ? code.GetString() ?? "" : "";
    }
}

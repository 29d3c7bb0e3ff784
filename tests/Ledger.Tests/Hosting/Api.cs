using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BuildingBlocks.EventStore;
using Contracts.Ledger;

namespace Ledger.Tests.Hosting;

/// <summary>What clients of the service do: GraphQL, tiles, and what the bus does: deliveries.</summary>
public sealed class Api(string address)
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 200 });

    /// <summary>An act with a record of its own, as a service announces it.</summary>
    public static (BindingAct Act, SaltedRecord Record) NewAct()
    {
        var record = SaltedRecord.Create(
            Guid.CreateVersion7(), "standards.vote-cast", DateTimeOffset.UtcNow, new() { ["position"] = "APPROVE" },
            System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        return (new(record.ActId, record.Kind, record.Hash, "standards", record.At), record);
    }

    /// <summary>Delivers a message as the bus does.</summary>
    public async Task<(int Status, string Body)> DeliverAsync(BindingAct act)
    {
        var envelope = JsonSerializer.Serialize(new
        {
            specversion = "1.0",
            id = Guid.NewGuid().ToString(),
            source = "standards",
            type = nameof(BindingAct),
            datacontenttype = "application/json",
            data = JsonSerializer.SerializeToElement(act, StoredJson.Options),
        });
        using var content = new StringContent(envelope, Encoding.UTF8, new MediaTypeHeaderValue("application/cloudevents+json"));
        using var response = await Http.PostAsync(new Uri($"{address}/bus/{LedgerTopics.Acts}"), content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Delivers new acts until each is acknowledged.</summary>
    public async Task<IReadOnlyList<SaltedRecord>> EnterAsync(int count)
    {
        var acts = Enumerable.Range(0, count).Select(_ => NewAct()).ToArray();
        foreach (var (status, body) in await Task.WhenAll(acts.Select(a => DeliverAsync(a.Act))))
            Assert.Equal((200, ""), (status, body));
        return [.. acts.Select(a => a.Record)];
    }

    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        var answer = await SendAsync(query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    public async Task<string> RefusalAsync(string query, object? variables = null)
    {
        var answer = await SendAsync(query, variables);
        Assert.True(answer.TryGetProperty("errors", out var errors), answer.ToString());
        return errors.EnumerateArray().Single().GetProperty("extensions").GetProperty("code").GetString()!;
    }

    /// <summary>The results of a subscription as they come, until it ends.</summary>
    public async IAsyncEnumerable<JsonElement> FollowAsync(string query, object variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                yield return JsonDocument.Parse(line["data: ".Length..]).RootElement;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(address + path));

    public async Task<HttpResponseMessage> GetAsync(string path, EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address + path);
        request.Headers.IfNoneMatch.Add(known);
        return await Http.SendAsync(request);
    }

    public async Task<byte[]> BytesAsync(string path) => await Http.GetByteArrayAsync(new Uri(address + path));

    public async Task<string> TextAsync(string path) => await Http.GetStringAsync(new Uri(address + path));

    async Task<JsonElement> SendAsync(string query, object? variables)
    {
        using var response = await Http.PostAsJsonAsync($"{address}/graphql", new { query, variables });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}

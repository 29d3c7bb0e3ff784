using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using BuildingBlocks.Graph;
using GraphQL;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace BuildingBlocks.Tests.Graph;

/// <summary>A document that is known is not read again; what goes by the caller, the method or the variables is asked each time.</summary>
public sealed class AskingAgain : IAsyncLifetime
{
    [Public]
    public sealed class Query
    {
        [Roles("MONITOR")]
        public static string Watched() => "some roles";

        public static IEnumerable<Query> Many(int first) => Enumerable.Repeat(new Query(), Math.Min(first, 3));

        public static string Open() => "everyone";

        public static string Said(SayingInput saying) => string.Join(' ', saying.Words);
    }

    public sealed class SayingInput
    {
        public required IEnumerable<string> Words { get; init; }
    }

    public sealed class Mutation
    {
        [Public]
        public static string Change() => "changed";
    }

    readonly HttpClient client = new();
    WebApplication app = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddSubgraph<Query>(schema => schema.WithMutation<Mutation>());
        app = builder.Build();
        app.Use((http, next) =>
        {
            http.User = new(new ClaimsIdentity([new("sub", Guid.Empty.ToString()), new("role", http.Request.Headers["x-role"].ToString())], "test"));
            return next(http);
        });
        app.UseRouting();
        app.MapGraph();
        await app.StartAsync();
        client.BaseAddress = new(app.Urls.Single());
    }

    [Fact]
    public async Task Asks_who_reads_each_time()
    {
        for (var i = 0; i < 2; i++)
        {
            Assert.Null(CodeOf(await AskAsync("{ watched }", role: "MONITOR")));
            Assert.Equal("auth.forbidden", CodeOf(await AskAsync("{ watched }", role: "DELEGATE")));
        }
    }

    [Fact]
    public async Task Weighs_the_variables_each_time()
    {
        const string Document = "query($n: Int!) { many(first: $n) { many(first: $n) { open } } }";
        Assert.Null(CodeOf(await AskAsync(Document, new { n = 2 })));
        Assert.NotNull(CodeOf(await AskAsync(Document, new { n = 100_000 })));
        Assert.Equal("input.invalid", CodeOf(await AskAsync(Document, new { n = "two" })));
        Assert.Null(CodeOf(await AskAsync(Document, new { n = 2 })));
    }

    [Fact]
    public async Task Refuses_the_character_that_no_table_keeps_wherever_it_stands()
    {
        const string Document = "query($saying: SayingInput!) { said(saying: $saying) }";
        Assert.Equal("two words", (await AskAsync(Document, new { saying = new { words = new[] { "two", "words" } } })).GetProperty("data").GetProperty("said").GetString());
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("input.invalid", CodeOf(await AskAsync(Document, new { saying = new { words = new[] { "two", "wo\0rds" } } })));
            Assert.Equal("input.invalid", CodeOf(await AskAsync("""{ said(saying: { words: ["wo\u0000rds"] }) }""")));
        }
    }

    [Fact]
    public async Task Changes_nothing_by_a_method_that_only_reads()
    {
        Assert.Null(CodeOf(await AskAsync("mutation { change }")));
        using var got = await client.GetAsync(new Uri("/graphql?query=mutation%20%7B%20change%20%7D", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, got.StatusCode);
    }

    [Fact]
    public async Task Reads_a_known_document_once_and_an_invalid_one_each_time()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("everyone", (await AskAsync("{ open }")).GetProperty("data").GetProperty("open").GetString());
            Assert.Equal("input.invalid", CodeOf(await AskAsync("{ nowhere }")));
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    async Task<JsonElement> AskAsync(string query, object? variables = null, string role = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/graphql", UriKind.Relative)) { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Add("x-role", role);
        using var answer = await client.SendAsync(request);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    static string? CodeOf(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}

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

public sealed class DenyingByDefault
{
    [Public]
    public sealed class Query
    {
        public static string Open() => "everyone";

        [SignedIn]
        public static string Known() => "who signed in";

        [Roles("SECRETARIAT", "MONITOR")]
        public static string Watched() => "some roles";

        public static string Refused() => throw new RefusalError("ballot.closed", "Voting ended.");

        public static string Broken() => throw new InvalidOperationException("Password=hunter2");

        public static Query Self() => new();
    }

    public sealed class Forgetful
    {
        [Public]
        public static string Named() => "";

        public static string Forgotten() => "";
    }

    [Fact]
    public async Task Refuses_to_start_with_a_field_that_nobody_was_named_for()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync<Forgetful>(null));
        Assert.Contains("Forgetful.forgotten", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("named,", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ open }", null, null)]
    [InlineData("{ known }", null, "auth.required")]
    [InlineData("{ known }", "DELEGATE", null)]
    [InlineData("{ watched }", null, "auth.required")]
    [InlineData("{ watched }", "DELEGATE", "auth.forbidden")]
    [InlineData("{ watched }", "MONITOR", null)]
    [InlineData("{ self { self { watched } } }", "DELEGATE", "auth.forbidden")]
    [InlineData("{ alias: watched }", "DELEGATE", "auth.forbidden")]
    [InlineData("query { ...f } fragment f on Query { watched }", "DELEGATE", "auth.forbidden")]
    public async Task Asks_at_every_field_who_reads_it(string query, string? role, string? code) =>
        Assert.Equal(code, CodeOf(await AskAsync(query, role)));

    [Fact]
    public async Task Says_a_refusal_in_full()
    {
        var error = (await AskAsync("{ refused }", null)).GetProperty("errors")[0];
        Assert.Equal("Voting ended.", error.GetProperty("message").GetString());
        Assert.Equal("ballot.closed", error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Tells_nothing_of_a_fault_of_ours()
    {
        var answer = (await AskAsync("{ broken }", null)).GetRawText();
        Assert.Contains("\"internal\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("{ open ")]
    [InlineData("{ nowhere }")]
    public async Task Calls_a_malformed_document_a_mistake_of_the_caller(string document) =>
        Assert.Equal("input.invalid", CodeOf(await AskAsync(document, null)));

    [Fact]
    public async Task Limits_how_deep_a_query_goes()
    {
        var deep = string.Concat(Enumerable.Repeat("{ self ", 20)) + "{ open }" + new string('}', 20);
        Assert.NotNull(CodeOf(await AskAsync(deep, null)));
    }

    [Theory]
    [InlineData("text/event-stream", HttpStatusCode.OK, "text/event-stream")]
    [InlineData("application/graphql-response+json", HttpStatusCode.OK, "application/graphql-response+json")]
    [InlineData("text/html", HttpStatusCode.NotAcceptable, null)]
    public async Task Answers_in_the_form_that_was_asked_for(string accept, HttpStatusCode status, string? form)
    {
        await using var app = await StartAsync<Query>(null);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        client.DefaultRequestHeaders.Add("Accept", accept);
        var answer = await client.PostAsJsonAsync("/graphql", new { query = "{ open }" });
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(form, answer.Content.Headers.ContentType?.MediaType);
    }

    static string? CodeOf(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;

    static async Task<JsonElement> AskAsync(string query, string? role)
    {
        await using var app = await StartAsync<Query>(role);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        var answer = await client.PostAsJsonAsync("/graphql", new { query });
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    static async Task<WebApplication> StartAsync<TQuery>(string? role)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddSubgraph<TQuery>();
        var app = builder.Build();
        if (role is not null)
            app.Use((http, next) =>
            {
                http.User = new(new ClaimsIdentity([new("sub", Guid.Empty.ToString()), new("role", role)], "test"));
                return next(http);
            });
        app.UseRouting();
        app.MapGraph();
        await app.StartAsync();
        return app;
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BuildingBlocks.EventStore;
using Testing;

namespace Compliance.Tests;

public sealed class FilingADisclosure(ComplianceHost host)
{
    const string File = "mutation($input: FileDisclosureInput!) { fileDisclosure(input: $input) { code receipt { actId } } }";
    const string Add = "mutation($input: AddToDisclosureInput!) { addToDisclosure(input: $input) { letters { text } } }";
    const string Open = "mutation($code: String!) { openDisclosure(code: $code) { id subject filedAt isClosed letters { isFromMonitors text at } receipt { actId } } }";
    const string Answer = "mutation($input: AnswerDisclosureInput!) { answerDisclosure(input: $input) { disclosure { isWaiting } receipt { actId } } }";

    [Fact]
    public async Task Needs_no_account_and_goes_back_and_forth_by_its_code()
    {
        var filed = (await host.Api.AskAsync(File, Report("A report was changed"))).GetProperty("fileDisclosure");
        var (code, act) = (filed.GetProperty("code").GetString()!, filed.GetProperty("receipt").GetProperty("actId").GetString()!);
        Assert.True(await host.Database.IsBoundAsync(act, "compliance.disclosure-filed"));
        await host.Api.AskAsync(Add, new { input = new { code, text = "It was the one of May." } });

        var seen = (await host.Api.AskAsync("{ disclosures(waiting: true) { nodes { id subject letters { text } } } }", token: Tokens.Monitor)).GetProperty("disclosures").GetProperty("nodes").EnumerateArray()
            .Single(d => d.GetProperty("subject").GetString() == "A report was changed");
        var answered = await host.Api.AskAsync(Answer, new { input = new { commandId = Guid.NewGuid(), disclosureId = seen.GetProperty("id").GetString(), text = "Which page?" } }, Tokens.Monitor);
        Assert.False(answered.GetProperty("answerDisclosure").GetProperty("disclosure").GetProperty("isWaiting").GetBoolean());

        var read = (await host.Api.AskAsync(Open, new { code = code.ToLowerInvariant().Replace('-', ' ') })).GetProperty("openDisclosure");
        Assert.Equal(["The numbers were lower before.", "It was the one of May.", "Which page?"], read.GetProperty("letters").EnumerateArray().Select(l => l.GetProperty("text").GetString()));
        Assert.Equal(act, read.GetProperty("receipt").GetProperty("actId").GetString());
    }

    [Fact]
    public async Task The_same_command_gives_the_same_code_and_another_report_under_it_is_refused()
    {
        var command = Guid.NewGuid();
        var report = Report("Twice", command);
        var (one, other) = (await host.Api.AskAsync(File, report), await host.Api.AskAsync(File, report));
        Assert.Equal(one.ToString(), other.ToString());
        Assert.Equal("command.reused", (await host.Api.RefusalAsync(File, Report("Another", command))).Code);
        Assert.Equal("disclosure.wordless", (await host.Api.RefusalAsync(File, Report(" "))).Code);
    }

    [Fact]
    public async Task Nobody_reads_without_the_code_or_the_office()
    {
        var code = (await host.Api.AskAsync(File, Report("Hidden"))).GetProperty("fileDisclosure").GetProperty("code").GetString()!;
        var wrong = code[..^1] + (code[^1] == '0' ? '1' : '0');
        foreach (var guess in new[] { wrong, "", "0", new string('0', 26), new string('x', 5000), code[..8] })
            Assert.Equal("disclosure.unknown", (await host.Api.RefusalAsync(Open, new { code = guess })).Code);
        Assert.Equal("disclosure.unknown", (await host.Api.RefusalAsync(Add, new { input = new { code = wrong, text = "More." } })).Code);
        foreach (var token in new[] { null, Tokens.Officer(Guid.NewGuid()), Tokens.Delegate(Guid.NewGuid(), Guid.NewGuid()) })
            Assert.StartsWith("auth.", (await host.Api.RefusalAsync("{ disclosures { totalCount } }", token: token)).Code, StringComparison.Ordinal);
    }

    /// <summary>Everything by which somebody could be known is marked; then all that was kept, said and traced is searched.</summary>
    [Fact]
    public async Task Leaves_nothing_of_who_filed_it_in_storage_logs_or_traces()
    {
        await using var traces = new TraceCatcher();
        var (said, before) = (new StringWriter(), Console.Out);
        Console.SetOut(TextWriter.Synchronized(said));
        var (command, trace, subject) = (Guid.NewGuid(), "deadbeefcafef00ddeadbeefcafef00d", $"Marked {Guid.NewGuid():N}");
        string code;
        try
        {
            await host.StartAsync("--OTEL_EXPORTER_OTLP_ENDPOINT", traces.Url, "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf", "--OTEL_BSP_SCHEDULE_DELAY", "100");
            using var http = new HttpClient();
            async Task<JsonElement> SendAsync(string query, object variables)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"{host.NewestUrl}/graphql") { Content = JsonContent.Create(new { query, variables, operationName = (string?)null }) };
                foreach (var (name, value) in new[]
                {
                    ("User-Agent", "MarkedAgent/7.7"), ("X-Forwarded-For", "203.0.113.77"), ("Forwarded", "for=203.0.113.77"), ("X-Real-IP", "203.0.113.77"), ("Cookie", "who=MarkedCookie"), ("Referer", "https://marked.example/MarkedReferer"),
                    ("Accept-Language", "mi-NZ;q=0.77"), ("X-Request-Id", "MarkedRequest"), ("baggage", "who=MarkedBaggage"), ("traceparent", $"00-{trace}-0123456789abcdef-01"), ("X-Marked", "MarkedHeader"),
                })
                    request.Headers.TryAddWithoutValidation(name, value);
                using var response = await http.SendAsync(request);
                var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
                Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
                return answer.GetProperty("data");
            }
            code = (await SendAsync(File, Report(subject, command))).GetProperty("fileDisclosure").GetProperty("code").GetString()!;
            await SendAsync(Add, new { input = new { code, text = "More." } });
            await SendAsync(Open, new { code });
            await traces.UntilSomeAsync();
        }
        finally
        {
            await host.StopNewestAsync();
            Console.SetOut(before);
        }

        string[] marks = ["Marked Agent", "MarkedAgent", "203.0.113.77", "MarkedCookie", "MarkedReferer", "mi-NZ", "MarkedRequest", "MarkedBaggage", "MarkedHeader", code, code.Replace("-", "", StringComparison.Ordinal), command.ToString("D"), command.ToString("N")];
        var kept = await EverythingAsync();
        Assert.Contains(subject, kept, StringComparison.Ordinal);   // the search finds what is there
        Assert.All([.. marks, trace], m => Assert.DoesNotContain(m, kept, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(0L, await host.Database.ReadAsync<long>("select count(*) from event where stream like 'disclosure-%' and (trace is not null or command_id is not null) and data ->> 'by' is null"));
        Assert.Contains("Application started", said.ToString(), StringComparison.Ordinal);
        Assert.All([.. marks, trace, subject], m => Assert.DoesNotContain(m, said.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.Contains("/graphql", traces.Text, StringComparison.Ordinal);
        Assert.All([.. marks, subject], m => Assert.DoesNotContain(m, traces.Text, StringComparison.OrdinalIgnoreCase));
    }

    static object Report(string subject, Guid? command = null) => new { input = new { commandId = command ?? Guid.NewGuid(), subject, account = "The numbers were lower before." } };

    /// <summary>Every row of every table.</summary>
    async Task<string> EverythingAsync()
    {
        var all = new StringBuilder();
        foreach (var table in await host.Database.ReadAsync("select format('%I.%I', table_schema, table_name) from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'", [], r => r.GetString(0), default))
            foreach (var row in await host.Database.ReadAsync($"select t::text from {table} t", [], r => r.GetString(0), default))
                all.AppendLine(row);
        return all.ToString();
    }

    /// <summary>Takes what a service exports of its traces, as it comes.</summary>
    sealed class TraceCatcher : IAsyncDisposable
    {
        readonly HttpListener listener = new();
        readonly ConcurrentQueue<byte[]> caught = new();
        readonly Task catching;

        public TraceCatcher()
        {
            Url = $"http://127.0.0.1:{FreePort.Take()}/";
            listener.Prefixes.Add(Url);
            listener.Start();
            catching = CatchAsync();
        }

        public string Url { get; }

        public string Text => string.Concat(caught.Select(Encoding.Latin1.GetString));

        public async Task UntilSomeAsync()
        {
            for (var attempt = 0; attempt < 100 && !Text.Contains("/graphql", StringComparison.Ordinal); attempt++)
                await Task.Delay(100);
        }

        async Task CatchAsync()
        {
            while (listener.IsListening)
            {
                try
                {
                    var exchange = await listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await exchange.Request.InputStream.CopyToAsync(body);
                    caught.Enqueue(body.ToArray());
                    exchange.Response.Close();
                }
                catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await catching;
            listener.Close();
        }
    }
}

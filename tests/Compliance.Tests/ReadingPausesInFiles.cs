using System.Text;
using System.Text.RegularExpressions;
using Compliance.AssessingByControls;
using Compliance.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using static Compliance.Tests.Hosting.AssessmentSteps;
using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

/// <summary>The same two worlds as the site gives them away: every file and feed that it maps, and the pages below. Of what is sensitive nothing is in it for other developers, byte for byte.</summary>
public sealed class ReadingPausesInFiles : IAsyncLifetime
{
    const int Histories = 3;
    static readonly Guid Stranger = Guid.NewGuid();

    static readonly string[] Pages = ["/pauses", "/pauses/{pause}", "/portfolio/pauses", "/portfolio", "/portfolio/compute", "/portfolio/incidents", "/portfolio/risks", "/portfolio/classes", "/models", "/models/{model}", "/duties", "/incidents", "/incidents/public", "/findings", "/licences", "/control-assessments", "/control-documents", "/control-documents/{document}", "/claims", "/claims/{claim}", "/evidence", "/evidence/{evidence}", "/providers"];

    /// <summary>What is made of this service, by the document that is asked for it.</summary>
    static readonly string[] Made =
        ["AiModelTable", "OwedDuties", "PortfolioTable", "ComputeOverTime", "IncidentCounts", "IncidentClassCounts", "RiskCoverage", "PauseMap", "EvidenceContent", "ControlCatalogFile", "ControlAssessmentFile", "ControlDocumentFile", "ControlDocuments", "Pauses", "Pause", "AiModel"];

    readonly Site one = new(), other = new();

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(one.StartAsync(), other.StartAsync());
        for (var seed = 1; seed <= Histories; seed++)
            await Task.WhenAll(one.LiveAsync(seed, new(seed * 1000)), other.LiveAsync(seed, new((seed * 1000) + 500)));
        await Task.WhenAll(one.World.Host.ReckonedAsync(), other.World.Host.ReckonedAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task Other_developers_learn_nothing_of_what_is_sensitive_and_a_planted_leak_is_found_in_each()
    {
        foreach (var reader in new[] { null, Tokens.Officer(Stranger), Tokens.Researcher(Guid.NewGuid()) })
        {
            (one.Web.Reader, other.Web.Reader) = (reader, reader);
            var (mine, theirs) = (await one.SeenAsync(), await other.SeenAsync());
            Assert.Equal(mine.Keys, theirs.Keys);
            foreach (var (what, seen) in mine)
                Assert.True(seen == theirs[what], $"{what} is not the same: {Difference(seen, theirs[what])}");
        }
        Assert.All(Made, document => Assert.Contains(document, one.Web.Answered));

        // Each in turn is answered as to an overseer.
        foreach (var leaking in new[] { "AiModelTable", "OwedDuties", "PortfolioTable", "IncidentCounts", "IncidentClassCounts", "EvidenceContent", "ControlAssessmentFile", "ControlDocumentFile", "ControlDocuments", "Pause", "AiModel" })
        {
            (one.Web.Leak, other.Web.Leak) = ((leaking, Tokens.Monitor), (leaking, Tokens.Monitor));
            var (mine, theirs) = (await one.SeenAsync(), await other.SeenAsync());
            Assert.True(mine.Any(m => m.Value != theirs.GetValueOrDefault(m.Key)), $"The leak in {leaking} was not found.");
        }
    }

    static string Difference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(p => p.First == p.Second).Count();
        return $"…{one[Math.Max(0, at - 200)..Math.Min(one.Length, at + 200)]}… and …{other[Math.Max(0, at - 200)..Math.Min(other.Length, at + 200)]}…";
    }

    sealed class Site : IAsyncDisposable
    {
        readonly Dictionary<string, List<string>> known = new(StringComparer.Ordinal) { ["pause"] = [], ["model"] = [], ["evidence"] = [], ["claim"] = [], ["catalog"] = [], ["assessment"] = [], ["document"] = [] };
        readonly Dictionary<Guid, string> assessors = [];

        public Site() => Web = new(World.Host, World.Time);

        public PauseWorld World { get; } = new();

        public WebOver Web { get; }

        Api Api => World.Host.Api;

        public async Task StartAsync()
        {
            await World.Host.InitializeAsync();
            await Web.StartAsync();
            for (var i = 0; i < 2; i++)
            {
                var (person, token) = await Api.AdmitAsync();
                assessors.Add(person, token);
            }
            known["catalog"].Add((await Api.BringAsync(("a.json", CatalogSteps.Json("A catalog")))).GetProperty("catalog").GetProperty("id").GetString()!);
        }

        public async ValueTask DisposeAsync()
        {
            await Web.DisposeAsync();
            await World.Host.DisposeAsync();
        }

        /// <summary>A pause, and a public model of whose runs, evidence, incidents, findings and assessments only the developer and overseers know.</summary>
        public async Task LiveAsync(int seed, Random hidden)
        {
            await World.LiveAsync(seed, hidden);
            known["pause"] = [.. World.Pauses];
            var maker = $"Maker {seed}";
            var officer = Tokens.Officer(Identifiers.OfDeveloper(maker));
            var model = await Api.RegisterAsync(Tokens.Monitor, $"Open {seed}", developer: maker);
            known["model"].Add(model);
            await Api.AssessAsync(model, "3e23", "3e24", Tokens.Monitor);
            var low = hidden.Next(2) == 0 ? "1e22" : "2e26";
            await Api.AskAsync(Assess, Run(model, low, low), officer);
            var evidence = await Api.FileAsync(model, officer, PauseWorld.Text(hidden));
            known["evidence"].Add(evidence);
            known["document"].Add(DocumentSteps.IdOf(await Api.FileDocumentAsync(model, officer, DocumentSteps.Plan(Guid.NewGuid(), version: PauseWorld.Text(hidden), words: PauseWorld.Text(hidden)), known["catalog"][0])));
            known["claim"].Add(await Api.ClaimAsync(model, evidence, officer));
            for (var i = hidden.Next(3); i > 0; i--)
            {
                var incident = await Api.ReportedOfAsync(model, officer, World.Time.GetUtcNow(), PauseWorld.Text(hidden), PauseWorld.Text(hidden));
                await Api.DoAsync("takeInIncident", "OnIncidentInput", TriageSteps.On(incident), Tokens.Monitor);
                await Api.DoAsync("triageIncident", "TriageIncidentInput", TriageSteps.Judging(incident, "serious-hazard", ["SECURITY_BREACHED"], reason: PauseWorld.Text(hidden)), Tokens.Monitor);
            }
            if (hidden.Next(2) == 0)
                await Api.RaiseAsync(model, Tokens.Monitor);
            await AssessedAsync(await Api.RegisterAsync(officer), officer, PauseWorld.Text(hidden));
        }

        // Both people report where it is to be assessed twice; nobody else learns of either.
        async Task AssessedAsync(string model, string officer, string reason)
        {
            var evidence = await Api.FileAsync(model, officer);
            var opened = (await Api.AskAsync(ControlWorld.OpenIt, new { input = new { commandId = Guid.NewGuid(), modelId = model, version = "1", catalogId = known["catalog"][0] } }, Tokens.Monitor)).GetProperty("openControlAssessment").GetProperty("assessment");
            var id = opened.GetProperty("id").GetString()!;
            known["assessment"].Add(id);
            var assigned = opened.GetProperty("detail").GetProperty("assignment");
            foreach (var who in new[] { "lead", "second" })
                if (assigned.GetProperty(who) is { ValueKind: System.Text.Json.JsonValueKind.Object } person)
                {
                    var token = assessors[person.GetProperty("id").GetGuid()];
                    await Api.AskAsync(ControlWorld.KeepIt, ControlWorld.Keep(id, ("c-1", "SATISFIED", reason, evidence), ("c-2", "NOT_SATISFIED", reason, null)), token);
                    await Api.AskAsync(ControlWorld.FileIt, ControlWorld.File(id), token);
                }
        }

        /// <summary>Every file that the site has an address for, and the pages, each with how it was answered.</summary>
        public async Task<SortedDictionary<string, string>> SeenAsync()
        {
            using var http = Web.CreateClient(new() { AllowAutoRedirect = false });
            var seen = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (pattern, address) in Files().Concat(Pages).Distinct(StringComparer.Ordinal).SelectMany(p => Filled(p).Select((a, i) => ($"{p} {i}", a))))
            {
                using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
                var text = new StringBuilder().Append((int)answer.StatusCode).AppendLine().Append(answer.Content.Headers.ToString().Replace($"{answer.Content.Headers.ContentLength}", "#", StringComparison.Ordinal)).AppendLine(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                seen[pattern] = PauseWorld.WithoutChance(WithoutSeals(text.ToString()));
            }
            return seen;
        }

        // What the site maps beside its pages.
        IEnumerable<string> Files() => Web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is ["GET"] && e.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null)
            .Select(e => e.RoutePattern).Where(p => p.PathSegments.Any(s => s.Parts.Any(part => part is RoutePatternLiteralPart { Content: var word } && Regex.IsMatch(word, "csv|json|atom|ics|xml|yaml|file|results|plan|catalogs|control-documents", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))))).Select(p => p.RawText!);

        // The identifiers and formats that an address can have here.
        IEnumerable<string> Filled(string pattern)
        {
            var kind = Regex.Match(pattern, "^/?(?<of>pauses|models|evidence|claims|catalogs|control-assessments|control-documents)/", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["of"].Value;
            string[] ids = kind switch { "pauses" => [.. known["pause"]], "models" => [.. known["model"]], "evidence" => [.. known["evidence"]], "claims" => [.. known["claim"]], "catalogs" => [.. known["catalog"]], "control-assessments" => [.. known["assessment"]], "control-documents" => [.. known["document"]], _ => [$"{Guid.Empty}"] };
            string[] formats = pattern.Contains("{format", StringComparison.Ordinal) ? ["json", "xml", "yaml"] : [""];
            return from id in pattern.Contains('{', StringComparison.Ordinal) ? ids : [""]
                   from format in formats
                   let filled = Regex.Replace(Regex.Replace(pattern, @"\{format:regex\(.*?\)\}|\{format\}", format, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), @"\{[^{}]*\}", id, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                   select filled.StartsWith('/') ? filled : $"/{filled}";
        }

        // A page has a number used once and what the site has sealed for itself; both are drawn anew for each answer.
        static string WithoutSeals(string page) => Regex.Replace(page, "(?<=nonce=\"|nonce-)[^\"']*|CfDJ8[A-Za-z0-9+/=_-]*", "#", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
    }
}

using System.Text.Json;
using Compliance.AssessingByControls;
using BuildingBlocks.EventStore;
using Compliance.Domain.Catalogs;
using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using Compliance.Storage;
using Microsoft.Extensions.DependencyInjection;
using static Compliance.Tests.Hosting.LicenceSteps;

namespace Compliance.Tests;

[Collection(nameof(ByControls))]
public sealed class WeighingConditionsByControls(ControlWorld world)
{
    /// <summary>Assessed against this catalog, no control not satisfied, not older than 90 days.</summary>
    static string Assessed(string catalog) => $$$"""
        {"version":1,"holds":{"atLeast":[{"count":"controlAssessment","where":{"all":[{"field":"catalog","is":"{{{catalog}}}"},{"field":"state","is":"Concluded"},{"field":"notSatisfied","atMost":0},{"field":"concluded","withinDays":90}]}},1]}}
        """;

    [Fact]
    public async Task An_assessment_by_controls_holds_a_condition_up_for_its_days_until_the_model_changes()
    {
        string licence, model;
        do
            (licence, model) = await world.Api.ApplyAsync(Guid.NewGuid());
        while (ControlDesk.Rules.Sampling.Takes(Guid.Parse(model), "1", 1));
        await world.Api.DoAsync("grantLicence", "GrantLicenceInput", Granting(licence, DateTimeOffset.UtcNow.AddDays(365), ("by-id", Assessed(world.Catalog)), ("by-title", Assessed("A catalog")), ("another", Assessed("Another catalog"))), Tokens.Monitor);
        Assert.Equal((bool[])[false, false, false], await HoldAsync(licence));

        var evidence = await world.Api.FileAsync(model, Tokens.Monitor);
        var (id, lead, _) = await world.OpenAsync(model);
        Assert.Equal((bool[])[false, false, false], await HoldAsync(licence));
        await world.ReportAsync(id, lead, ("c-1", "SATISFIED", "Seen.", evidence), ("c-2", "NOT_APPLICABLE", "There is nothing to watch.", null));
        Assert.Equal((bool[])[true, true, false], await HoldAsync(licence));
        var next = (await StandingAsync(licence))[0].GetProperty("next");
        Assert.False(next.GetProperty("holds").GetBoolean());
        Assert.InRange(next.GetProperty("at").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddDays(89), DateTimeOffset.UtcNow.AddDays(91));

        await world.Api.AskAsync("mutation($input: ReportModelChangeInput!) { reportModelChange(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), modelId = model, version = "1", kind = "TOOLS_CHANGED", account = "A browser." } }, Tokens.Monitor);
        Assert.Equal((bool[])[false, false, false], await HoldAsync(licence));   // before its lapse is noted
    }

    [Fact]
    public async Task A_control_that_is_not_satisfied_breaks_it()
    {
        string licence, model;
        do
            (licence, model) = await world.Api.ApplyAsync(Guid.NewGuid());
        while (ControlDesk.Rules.Sampling.Takes(Guid.Parse(model), "1", 1));
        await world.Api.DoAsync(
            "grantLicence", "GrantLicenceInput", new { input = new { commandId = Guid.NewGuid(), licenceId = licence, until = DateTimeOffset.UtcNow.AddDays(365), templates = new[] { "controls-satisfied" }, conditions = Array.Empty<object>() } }, Tokens.Monitor);
        var (id, lead, _) = await world.OpenAsync(model);
        await world.ReportAsync(id, lead, ("c-1", "NOT_SATISFIED", "There is no list.", null), ("c-2", "NOT_APPLICABLE", "There is nothing to watch.", null));
        Assert.Equal((bool[])[false], await HoldAsync(licence));
        Assert.Equal(2L, await world.Host.Database.ReadAsync<long>($"select count(*) from control_result where assessment_id = '{id}'"));
    }

    /// <summary>Against risks results on the playbook count that stand, and on no catalog that is called the same, for the developer and overseers alone.</summary>
    [Fact]
    public async Task Controls_that_answer_to_a_risk_are_counted_while_the_result_stands()
    {
        const string Coverage = "{ riskCoverage { categories { risks { id controlsAssessed controlsSatisfied } } } }";
        var json = CatalogSteps.Json(Playbook.Title).Replace("c-1", "measure-2.6", StringComparison.Ordinal).Replace("c-2", "manage-4.1", StringComparison.Ordinal);
        var playbook = await EnterAsync(json);
        var alike = (await world.Api.BringAsync(("p.json", json))).GetProperty("catalog").GetProperty("id").GetString()!;
        var developer = Guid.NewGuid();
        var model = await world.ModelAsync(twice: false, Tokens.Officer(developer));
        var evidence = await world.Api.FileAsync(model, Tokens.Monitor);
        await AssessAsync(alike);
        Assert.Equal((0, 0), await CountsAsync(Tokens.Officer(developer)));
        await AssessAsync(playbook);
        foreach (var token in new[] { Tokens.Officer(developer), Tokens.Monitor })
            Assert.Equal((2, 1), await CountsAsync(token));
        Assert.Equal((0, 0), await CountsAsync(Tokens.Officer(Guid.NewGuid())));
        Assert.Equal((null, null), await CountsAsync(null));
        await EnterAsync(json.Replace("Somebody *watches*", "Two *watch*", StringComparison.Ordinal));
        Assert.Equal((0, 0), await CountsAsync(Tokens.Monitor));   // of an edition that no longer holds nothing is counted

        async Task<string> EnterAsync(string content)
        {
            var (series, catalog) = (Identifiers.OfCatalogSeries(Playbook.Series), SoundCatalog.Of(OscalFile.Read(System.Text.Encoding.UTF8.GetBytes(content), OscalFormat.Json).Demand(), CatalogOrigin.Framework, Playbook.Source));
            (await world.Host.Services.GetRequiredService<CatalogDesk>().EnterAsync(Order.Of(Guid.NewGuid(), "a test", content), series, catalog, Guid.NewGuid(), TestContext.Current.CancellationToken)).Demand();
            return Identifiers.OfCatalog(series, catalog.Sheet.Sha256).ToString("D");
        }

        async Task AssessAsync(string catalog)
        {
            var opened = (await world.Api.AskAsync(ControlWorld.OpenIt, world.Open(model, catalog), Tokens.Monitor)).GetProperty("openControlAssessment").GetProperty("assessment");
            var (id, lead) = (opened.GetProperty("id").GetString()!, world.People[opened.GetProperty("detail").GetProperty("assignment").GetProperty("lead").GetProperty("id").GetGuid()]);
            await world.ReportAsync(id, lead, ("measure-2.6", "SATISFIED", "Seen.", evidence), ("manage-4.1", "NOT_SATISFIED", "Nobody watches.", null));
        }

        async Task<(int?, int?)> CountsAsync(string? token)
        {
            var risk = (await world.Api.AskAsync(Coverage, null, token)).GetProperty("riskCoverage").GetProperty("categories").EnumerateArray().SelectMany(c => c.GetProperty("risks").EnumerateArray()).Single(r => r.GetProperty("id").GetString() == "accidents");
            return (Count(risk, "controlsAssessed"), Count(risk, "controlsSatisfied"));
        }

        static int? Count(JsonElement risk, string field) => risk.GetProperty(field).ValueKind is JsonValueKind.Null ? null : risk.GetProperty(field).GetInt32();
    }

    async Task<List<JsonElement>> StandingAsync(string licence) =>
        [.. (await world.Api.LicenceAsync(licence, "conditions { id standing { holds next { at holds } } }", Tokens.Monitor)).GetProperty("conditions").EnumerateArray().Select(c => c.GetProperty("standing"))];

    async Task<bool[]> HoldAsync(string licence) => [.. (await StandingAsync(licence)).Select(s => s.GetProperty("holds").GetBoolean())];
}

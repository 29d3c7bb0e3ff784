using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class DeclaringALineage(ComplianceHost host)
{
    [Fact]
    public async Task Is_seen_from_both_sides_and_bound()
    {
        var (child, parent) = (await host.Api.RegisterAsync(Tokens.Monitor), await host.Api.RegisterAsync(Tokens.Monitor));
        var act = (await host.Api.AskAsync(Declare, Kin(child, parent), Tokens.Monitor)).GetProperty("declareLineage");

        Assert.Equal(parent, act.GetProperty("model").GetProperty("parents")[0].GetProperty("model").GetProperty("id").GetString());
        Assert.Equal(child, (await host.Api.ModelAsync(parent, "children { how model { id } }")).GetProperty("children")[0].GetProperty("model").GetProperty("id").GetString());
        Assert.True(await host.Database.IsBoundAsync(act.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.lineage-declared"));
    }

    [Fact]
    public async Task Of_a_circle_is_refused()
    {
        var (child, parent) = (await host.Api.RegisterAsync(Tokens.Monitor), await host.Api.RegisterAsync(Tokens.Monitor));
        await host.Api.AskAsync(Declare, Kin(child, parent), Tokens.Monitor);
        Assert.Equal("lineage.cycle", (await host.Api.RefusalAsync(Declare, Kin(parent, child), Tokens.Monitor)).Code);
    }

    [Fact]
    public async Task From_a_model_that_may_not_be_seen_is_refused_as_if_there_were_none()
    {
        var (own, others) = (Tokens.Officer(Guid.NewGuid()), await host.Api.RegisterAsync(Tokens.Officer(Guid.NewGuid())));
        var child = await host.Api.RegisterAsync(own);
        Assert.Equal(
            await host.Api.RefusalAsync(Declare, Kin(child, Guid.NewGuid().ToString()), own), await host.Api.RefusalAsync(Declare, Kin(child, others), own));
    }

    [Fact]
    public async Task Shows_no_model_that_may_not_be_seen()
    {
        var (officer, parent) = (Tokens.Officer(Guid.NewGuid()), await host.Api.RegisterAsync(Tokens.Monitor));
        var child = await host.Api.RegisterAsync(officer);
        await host.Api.AskAsync(Declare, Kin(child, parent), officer);
        Assert.Equal(0, (await host.Api.ModelAsync(parent, "children { how }")).GetProperty("children").GetArrayLength());
        Assert.Equal(1, (await host.Api.ModelAsync(parent, "children { how }", officer)).GetProperty("children").GetArrayLength());
    }

    [Fact]
    public async Task What_another_developer_filed_counts_in_nobody_elses_duties()
    {
        var (own, other) = (Tokens.Officer(Guid.NewGuid()), Tokens.Officer(Guid.NewGuid()));
        var (child, secret) = (await host.Api.RegisterAsync(own), await host.Api.RegisterAsync(other));
        await host.Api.AssessAsync(child, "1e22", "1e22", own);
        await host.Api.AssessAsync(secret, "2e26", "2e26", other);
        await host.ReckonedAsync();
        var before = await OwedAsync();
        await host.Api.AskAsync(Declare, Kin(child, secret), Tokens.Monitor);
        await host.ReckonedAsync();
        Assert.Equal(before, await OwedAsync());

        Task<long> OwedAsync() => host.Database.ReadAsync<long>($"select count(*) from owed_duty where model_id = '{child}'");
    }

    [Fact]
    public async Task Hands_down_compute_to_thresholds_that_count_it_and_to_duties_of_all_that_come_of_it()
    {
        string[] models = [await host.Api.RegisterAsync(Tokens.Monitor), await host.Api.RegisterAsync(Tokens.Monitor), await host.Api.RegisterAsync(Tokens.Monitor), await host.Api.RegisterAsync(Tokens.Monitor)];
        var (child, left, right, root) = (models[0], models[1], models[2], models[3]);
        foreach (var model in models)
            await host.Api.AssessAsync(model, "3e24", "3e24", Tokens.Monitor);
        foreach (var (of, from) in new[] { (child, left), (child, right), (left, root), (right, root) })
            await host.Api.AskAsync(Declare, Kin(of, from), Tokens.Monitor);
        const string Fields = "inherited { cumulative { low high } modification { low } hasUnknown isModification parts { how model { id } compute { low } } } standings { threshold { id counts modification { share } } certainty }";
        var read = await host.Api.ModelAsync(child, Fields);
        Assert.Equal(("1.2e25", "1.2e25", 3), (
            read.GetProperty("inherited").GetProperty("cumulative").GetProperty("low").GetString(), read.GetProperty("inherited").GetProperty("modification").GetProperty("low").GetString(),
            read.GetProperty("inherited").GetProperty("parts").GetArrayLength()));
        Assert.Equal(("systemic-risk CUMULATIVE 1/3 CERTAINLY", "dual-use OWN  NOT"), (Standings(read)[1], Standings(read)[4]));

        await UntilAsync(async () => await host.Database.ReadAsync<long>($"select count(*) from owed_duty where model_id = '{child}' and regime = 'california-sb-53'") == 0);
        var looks = await host.Database.ReadAsync<int>($"select changes from duty_subject where id = '{child}'");
        await host.Api.AssessAsync(root, "2e26", "2e26", Tokens.Monitor);
        await UntilAsync(async () => await host.Database.ReadAsync<long>($"select count(*) from owed_duty where model_id = '{child}' and regime = 'california-sb-53' and certainty = 'Certainly'") > 0);
        Assert.True(await host.Database.ReadAsync<int>($"select changes from duty_subject where id = '{child}'") > looks);   // who watches its duties looks again

        var before = DateTimeOffset.UtcNow.AddDays(-1);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.ModelAsync(child, "id", asOf: before)).ValueKind);
        static string[] Standings(System.Text.Json.JsonElement model) => [.. model.GetProperty("standings").EnumerateArray().Select(s => $"{s.GetProperty("threshold").GetProperty("id").GetString()} {s.GetProperty("threshold").GetProperty("counts").GetString()} {(s.GetProperty("threshold").GetProperty("modification") is { ValueKind: System.Text.Json.JsonValueKind.Object } rule ? rule.GetProperty("share").GetString() : "")} {s.GetProperty("certainty").GetString()}")];
    }

    /// <summary>The later version is tuned from the earlier one, and that from a named version of another: each inherits what it comes of, and the model as its newest version.</summary>
    [Fact]
    public async Task Of_versions_hands_down_the_compute_of_those_that_are_named()
    {
        var (model, other) = (await host.Api.RegisterAsync(Tokens.Monitor), await host.Api.RegisterAsync(Tokens.Monitor));
        foreach (var of in new[] { model, other })
        {
            await host.Api.AskAsync("mutation($input: AddModelVersionInput!) { addModelVersion(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), modelId = of, version = "2" } }, Tokens.Monitor);
            await host.Api.AssessAsync(of, "1e24", "1e24", Tokens.Monitor);
            await host.Api.AskAsync(Assess, Run(of, "5e24", "5e24", version: "2"), Tokens.Monitor);
        }
        await host.Api.AskAsync(Declare, Kin(model, other, version: "1", parentVersion: "2"), Tokens.Monitor);
        Assert.Equal(["1: 6e24", "2: ", "model: "], await CumulativeAsync());   // the newest version comes of nothing
        var between = DateTimeOffset.UtcNow;
        await Task.Delay(20, TestContext.Current.CancellationToken);
        var act = (await host.Api.AskAsync(Declare, Kin(model, model, version: "2", parentVersion: "1"), Tokens.Monitor)).GetProperty("declareLineage");
        Assert.Equal(["1: 6e24", "2: 1.1e25", "model: 1.1e25"], await CumulativeAsync());
        Assert.Equal(["1: 6e24", "2: ", "model: "], await CumulativeAsync(between));
        Assert.Equal([("FINE_TUNED_FROM", "1", "2"), ("FINE_TUNED_FROM", "2", "1")], (await host.Api.ModelAsync(model, "parents { how version itsVersion model { id } }")).GetProperty("parents").EnumerateArray()
            .Select(k => (k.GetProperty("how").GetString()!, k.GetProperty("version").GetString()!, k.GetProperty("itsVersion").GetString()!)).Order());
        Assert.Contains("\"childVersion\": \"2\"", await host.Database.ReadAsync<string>($"select data::text from event where stream like 'lineage-%' and data ->> 'act' = '{act.GetProperty("receipt").GetProperty("actId").GetString()}'"), StringComparison.Ordinal);

        Assert.Equal("lineage.cycle", (await host.Api.RefusalAsync(Declare, Kin(other, model, version: "2", parentVersion: "2"), Tokens.Monitor)).Code);
        Assert.Equal("lineage.known", (await host.Api.RefusalAsync(Declare, Kin(model, model, version: "2", parentVersion: "1"), Tokens.Monitor)).Code);
        Assert.Equal("model.version_unknown", (await host.Api.RefusalAsync(Declare, Kin(model, other, version: "3"), Tokens.Monitor)).Code);
        Assert.Equal("model.version_unknown", (await host.Api.RefusalAsync(Declare, Kin(model, other, parentVersion: "3"), Tokens.Monitor)).Code);

        async Task<string[]> CumulativeAsync(DateTimeOffset? asOf = null)
        {
            var read = await host.Api.ModelAsync(model, "versions { name cumulative { low } } inherited { cumulative { low } }", asOf: asOf);
            return [.. read.GetProperty("versions").EnumerateArray().Select(v => $"{v.GetProperty("name").GetString()}: {Low(v.GetProperty("cumulative"))}"), $"model: {(read.GetProperty("inherited") is { ValueKind: System.Text.Json.JsonValueKind.Object } all ? Low(all.GetProperty("cumulative")) : "")}"];
        }

        static string Low(System.Text.Json.JsonElement extent) => extent.ValueKind == System.Text.Json.JsonValueKind.Object ? extent.GetProperty("low").GetString()! : "";
    }

    [Fact]
    public async Task From_what_may_not_be_seen_hands_down_nothing_to_others()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var (child, secret, teacher) = (await host.Api.RegisterAsync(Tokens.Monitor), await host.Api.RegisterAsync(officer), await host.Api.RegisterAsync(Tokens.Monitor));
        foreach (var model in new[] { secret, teacher })
            await host.Api.AssessAsync(model, "2e26", "2e26", model == secret ? officer : Tokens.Monitor);
        await host.Api.AskAsync(Declare, Kin(child, secret), Tokens.Monitor);
        await host.Api.AskAsync(Declare, Kin(child, teacher, "DISTILLED_FROM"), Tokens.Monitor);
        var open = await host.Api.ModelAsync(child, "inherited { hasUnknown } teachers { model { id } compute { low } }");
        Assert.Equal((System.Text.Json.JsonValueKind.Null, teacher), (open.GetProperty("inherited").ValueKind, open.GetProperty("teachers")[0].GetProperty("model").GetProperty("id").GetString()));
        Assert.Equal("2e26", (await host.Api.ModelAsync(child, "inherited { cumulative { low } isModification }", Tokens.Monitor)).GetProperty("inherited").GetProperty("cumulative").GetProperty("low").GetString());
    }

    static async Task UntilAsync(Func<Task<bool>> so)
    {
        for (var i = 0; i < 150 && !await so(); i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.True(await so());
    }

    static object Kin(string child, string parent, string how = "FINE_TUNED_FROM", string? version = null, string? parentVersion = null) => new { input = new { commandId = Guid.NewGuid(), modelId = child, parentId = parent, how, version, parentVersion } };
}

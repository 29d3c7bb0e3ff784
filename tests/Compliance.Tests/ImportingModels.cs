using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class ImportingModels(ComplianceHost host)
{
    const string Heading = "Model,Organization,Publication date,Domain,Training compute (FLOP),Confidence,Base model,Training hardware,Hardware quantity,Training time (hours)";

    [Fact]
    public async Task Accounts_for_every_row()
    {
        var (a, b) = ($"A {Guid.NewGuid():N}", $"B {Guid.NewGuid():N}");
        var table = $"""
            {Heading}
            {a},Lab,2025-01-02,Language,2e25,Confident,,NVIDIA A100,1000,100
            "{b}
            ",Lab,2025-01-03,"Language,Vision",,Likely,"{a},Nowhere",,,
            {a},lab,2025-01-04,Language,1e20,Likely,,,,
            ,Lab,2025-01-04,Language,1e20,Likely,,,,
            C,,2025-01-04,Language,1e20,Likely,,,,
            D,Lab,soon,Language,1e20,Likely,,,,
            E,Lab,2025-01-04,Language,-1e20,Likely,,,,
            F,Lab,2025-01-04,Language,plenty,Likely,,,,
            """;
        var import = (await host.Api.AskAsync(Import, Table(table), Tokens.Monitor)).GetProperty("importModels");

        Assert.Equal(
            [$"1 {a} TAKEN ", $"2 {b} TAKEN_WITHOUT_COMPUTE import.base_unknown", $"3 {a} KNOWN model.already_registered", "4  REFUSED import.no_name", "5 C REFUSED import.no_developer", "6 D REFUSED import.no_date", "7 E REFUSED compute.negative", "8 F REFUSED compute.not_a_number"],
            import.GetProperty("rows").EnumerateArray().Select(r => $"{r.GetProperty("row")} {r.GetProperty("name").GetString()} {r.GetProperty("outcome").GetString()} {r.GetProperty("code").GetString()}"));
        Assert.True(await host.Database.IsBoundAsync(import.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.table-imported"));

        var first = await host.Api.ModelAsync(import.GetProperty("rows")[0].GetProperty("modelId").GetString()!, "compute { low high basis } children { model { name } } versions { runs { check { verdict } derivation { quantity high } } }");
        Assert.Equal(("INFERRED", "6e25"), (first.GetProperty("compute").GetProperty("basis").GetString(), first.GetProperty("compute").GetProperty("high").GetString()));
        Assert.Equal("IMPOSSIBLE", first.GetProperty("versions")[0].GetProperty("runs")[0].GetProperty("check").GetProperty("verdict").GetString());
        Assert.Equal(b, first.GetProperty("children")[0].GetProperty("model").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Is_done_once_and_twice_with_one_command_id_is_one_import()
    {
        var table = $"{Heading}\nM {Guid.NewGuid():N},Lab,2025-01-02,Language,2e25,Confident,,,,\n";
        var input = Table(table);
        var first = await host.Api.AskAsync(Import, input, Tokens.Monitor);
        Assert.Equal(first.ToString(), (await host.Api.AskAsync(Import, input, Tokens.Monitor)).ToString());
        Assert.Equal("import.known", (await host.Api.RefusalAsync(Import, Table(table), Tokens.Monitor)).Code);
    }

    [Fact]
    public async Task Of_something_else_is_refused()
    {
        Assert.Equal("import.not_a_table", (await host.Api.RefusalAsync(Import, Table("Name,Size\nA,1\n"), Tokens.Monitor)).Code);
        Assert.Equal("import.not_a_table", (await host.Api.RefusalAsync(Import, Table(""), Tokens.Monitor)).Code);
        Assert.Equal("import.not_a_table", (await host.Api.RefusalAsync(Import, Table($"{Heading}\n\"open,Lab,2025-01-02,Language,2e25,Confident,,,,\n"), Tokens.Monitor)).Code);
        Assert.Equal("import.empty", (await host.Api.RefusalAsync(Import, Table(Heading), Tokens.Monitor)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Import, Table(Heading), Tokens.Officer(Guid.NewGuid()))).Code);
    }

    [Fact]
    public async Task Takes_the_public_table_whole()
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("AIGOV_DATA") ?? Path.Combine(Testing.Repository.Root, "..", "shared", "data"), "epoch-ai", "notable_ai_models_2026-01-26.csv");
        Assert.SkipUnless(File.Exists(file), $"There is no {file}.");
        var import = (await host.Api.AskAsync(Import, Table(await File.ReadAllTextAsync(file)), Tokens.Monitor)).GetProperty("importModels");

        Assert.Equal((976, 0), (import.GetProperty("totalCount").GetInt32(), import.GetProperty("known").GetInt32()));
        Assert.Equal(976, import.GetProperty("rows").GetArrayLength());
        Assert.Equal((18, 958), (import.GetProperty("refused").GetInt32(), import.GetProperty("taken").GetInt32() + import.GetProperty("without").GetInt32()));
        Assert.All(import.GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("outcome").GetString() == "REFUSED"), r => Assert.Equal("import.no_developer", r.GetProperty("code").GetString()));
        var (above, total) = (await CountAsync("CERTAINLY"), await CountAsync("POSSIBLY"));
        Assert.True(above is > 0 and < 20 && total > above, $"{above} {total}");
    }

    async Task<int> CountAsync(string certainty) => (await host.Api.AskAsync(
        "query($certainty: Certainty) { aiModels(regime: \"eu-ai-act\", threshold: \"systemic-risk\", known: true, certainty: $certainty, first: 1) { totalCount } }", new { certainty })).GetProperty("aiModels").GetProperty("totalCount").GetInt32();

    static object Table(string table) => new { input = new { commandId = Guid.NewGuid(), table, source = "A test" } };
}

using static Compliance.Tests.Hosting.PauseSteps;
using static Compliance.Tests.Hosting.RegistrySteps;

namespace Compliance.Tests;

public sealed class FilingARelease(ComplianceHost host)
{
    [Fact]
    public async Task Is_bound_with_its_withdrawal_and_weights_stay_where_they_are()
    {
        var developer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(developer);
        var act = (await host.Api.AskAsync(FileRelease, NewRelease(model, "OPEN_WEIGHTS", "2026-01-01"), developer)).GetProperty("fileRelease");
        Assert.True(await host.Database.IsBoundAsync(act.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.release-filed"));
        Assert.Equal("AVAILABLE", act.GetProperty("release").GetProperty("status").GetString());
        var release = act.GetProperty("release").GetProperty("id").GetString()!;
        Assert.Equal("release.unknown", (await host.Api.RefusalAsync(WithdrawRelease, Withdrawing(release, "2026-06-01"), Tokens.Officer(Guid.NewGuid()))).Code);
        var withdrawn = (await host.Api.AskAsync(WithdrawRelease, Withdrawing(release, "2026-06-01"), developer)).GetProperty("withdrawRelease");
        Assert.True(await host.Database.IsBoundAsync(withdrawn.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.release-withdrawn"));
        Assert.Equal(("CANNOT_BE_RECALLED", "2026-06-01", "It was misused."), (Said(withdrawn, "status"), Said(withdrawn, "until"), Said(withdrawn, "withdrawnBecause")));
    }

    [Fact]
    public async Task Refuses_who_may_not_and_what_cannot_be()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(FileRelease, NewRelease(model, "API", "2026-01-01"))).Code);
        Assert.Equal("model.unknown", (await host.Api.RefusalAsync(FileRelease, NewRelease(model, "API", "2026-01-01"), Tokens.Officer(Guid.NewGuid()))).Code);
        Assert.Equal("model.version_unknown", (await host.Api.RefusalAsync(FileRelease, NewRelease(model, "API", "2026-01-01", version: "9"), Tokens.Monitor)).Code);
        Assert.Equal("release.internal_not_public", (await host.Api.RefusalAsync(FileRelease, NewRelease(model, "INTERNAL", "2026-01-01"), Tokens.Monitor)).Code);
        Assert.Equal("release.jurisdiction_unknown", (await host.Api.RefusalAsync(FileRelease, NewRelease(model, "API", "2026-01-01", places: ["Japan"]), Tokens.Monitor)).Code);
    }

    [Fact]
    public async Task Is_refused_while_an_order_forbids_it_with_its_number_and_taken_once_work_resumes()
    {
        var developer = Guid.NewGuid();
        var officer = Tokens.Officer(developer);
        var model = await host.Api.RegisterAsync(officer);
        var pause = await host.Api.FindAsync(developer, "auditor");
        await host.Api.AskAsync(OrderIt, Ordering(pause, developer), Tokens.Monitor);
        var tomorrow = DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var refusal = await host.Api.RefusalAsync(FileRelease, NewRelease(model, "API", tomorrow), officer);
        var number = await host.Database.ReadAsync<long>($"select max(number) from pause_order where pause_id = '{pause}'");
        Assert.Equal(("release.paused", true), (refusal.Code, refusal.Message.Contains($"Order {number} ", StringComparison.Ordinal)));
        await host.Api.AskAsync(FileRelease, NewRelease(model, "OPEN_WEIGHTS", tomorrow), officer);   // the order does not name the sharing of weights
        await host.Api.AskAsync(FileRelease, NewRelease(model, "API", "2025-01-01"), officer);        // it had begun

        await host.Api.DoAsync("analyseCapability", "AnalyseCapabilityInput", Analysing(pause), officer);
        await host.Api.AskAsync(ResumeIt, Resuming(pause, ["DEPLOYMENT"], 10), Tokens.Monitor);
        await host.Api.AskAsync(FileRelease, NewRelease(model, "API", tomorrow), officer);
    }

    [Fact]
    public async Task Is_judged_anew_by_an_order_that_is_given_meanwhile()
    {
        await using var connection = await host.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var seen = new Npgsql.NpgsqlCommand("select demand_newest_order(last - 1) from pause_number", connection);
        Assert.Equal("CP001", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => seen.ExecuteScalarAsync(TestContext.Current.CancellationToken))).SqlState);
    }

    static string? Said(System.Text.Json.JsonElement act, string field) => act.GetProperty("release").GetProperty(field).GetString();
}

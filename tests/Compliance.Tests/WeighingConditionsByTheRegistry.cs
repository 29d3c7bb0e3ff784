using System.Collections.Immutable;
using Compliance.Domain.Licensing;
using Compliance.Domain.Releases;
using Compliance.WeighingConditions;
using static Compliance.Tests.Hosting.LicenceSteps;
using static Compliance.Tests.Hosting.RegistrySteps;
using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class WeighingConditionsByTheRegistry(ComplianceHost host)
{
    static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Open_weights_break_a_condition_and_so_does_a_run_that_its_cluster_could_not_have_done()
    {
        var developer = Guid.NewGuid();
        var officer = Tokens.Officer(developer);
        var (licence, model) = await host.Api.GrantAsync(
            developer, DateTimeOffset.UtcNow.AddDays(300), ("closed", ShippedConditions.All["weights-not-open"].Document), ("fits", ShippedConditions.All["compute-fits-clusters"].Document),
            ("in-japan", """{"version":1,"holds":{"equals":[{"count":"cluster","where":{"not":{"field":"location","is":"JP"}}},0]}}"""));
        Assert.Equal("True True True", await HoldAsync(licence));
        await host.Api.AskAsync(FileRelease, NewRelease(model, "OPEN_WEIGHTS", "2026-01-01"), officer);
        await host.Api.AskAsync(Assess, RunOn(await host.Api.ClusterAsync(Tokens.Monitor), model, "9e24", "9e24", "2025-02-01", "2025-03-01"), officer);
        Assert.Equal("False False True", await HoldAsync(licence));
    }

    [Fact]
    public void A_release_is_a_fact_with_its_state_from_day_to_day()
    {
        var sheet = new ReleaseSheet(Guid.NewGuid(), "1", AccessKind.OpenWeights, new(2026, 5, 6), new(2026, 5, 20), [], "S", IsPublic: true);
        var facts = ReleaseFacts.Of(Guid.NewGuid(), "M", [new ReleaseEvent.Filed(default, sheet, default, Noon), new ReleaseEvent.Withdrawn(default, new(2026, 5, 10), "R", default, Noon.AddDays(3))]);
        Assert.Equal(
            ["Announced 4-6", "Available 6-7", "Available 7-10", "CannotBeRecalled 10-20", "CannotBeRecalled 20-"],
            facts.Select(f => $"{((FactValue.Names)f.Fact.Fields["state"]).Among[0]} {f.From.Day}-{f.Until?.Day}"));
    }

    async Task<string> HoldAsync(string licence) => string.Join(' ', (await host.Api.AskAsync("query($id: ID!) { licence(id: $id) { conditions { standing { holds } } } }", new { id = licence }, Tokens.Monitor))
        .GetProperty("licence").GetProperty("conditions").EnumerateArray().Select(c => c.GetProperty("standing").GetProperty("holds").GetBoolean()));
}

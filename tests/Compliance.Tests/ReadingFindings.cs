using System.Text.Json;
using BuildingBlocks.EventStore;
using static Compliance.Tests.Hosting.AssessmentSteps;

namespace Compliance.Tests;

public sealed class ReadingFindings(ComplianceHost host)
{
    [Fact]
    public async Task There_are_none_to_who_is_not_inside()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(officer);
        var id = await host.Api.RaiseAsync(model, Tokens.Monitor);
        foreach (var stranger in new[] { null, Tokens.Officer(Guid.NewGuid()), Tokens.Researcher(Guid.NewGuid()) })
        {
            Assert.Equal(JsonValueKind.Null, (await host.Api.AskAsync("query($id: ID!) { auditFinding(id: $id) { id } }", new { id }, stranger)).GetProperty("auditFinding").ValueKind);
            Assert.Equal(0, (await host.Api.AskAsync("query($m: ID) { auditFindings(modelId: $m) { totalCount } }", new { m = model }, stranger)).GetProperty("auditFindings").GetProperty("totalCount").GetInt32());
        }
        Assert.Equal(1, (await host.Api.AskAsync("query($m: ID) { auditFindings(modelId: $m, open: true) { totalCount } }", new { m = model }, officer)).GetProperty("auditFindings").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Open_ones_are_counted_by_age_and_those_that_are_overdue()
    {
        var developer = Guid.NewGuid();
        var officer = Tokens.Officer(developer);
        var model = await host.Api.RegisterAsync(officer);
        var (young, old) = (await host.Api.RaiseAsync(model, Tokens.Monitor, "CRITICAL"), await host.Api.RaiseAsync(model, Tokens.Monitor, "CRITICAL"));
        await host.Database.ReadAsync<int>(   // time passes for this one alone
            "with moved as (update audit_finding set opened_at = opened_at - interval '100 days', cure_by = cure_by - interval '100 days' where id = $1 returning 1) select count(*)::int from moved", Sql.Uuid(Guid.Parse(old)));
        var ages = (await host.Api.AskAsync("{ auditFindingAges { fromDays severity count overdue } }", null, officer)).GetProperty("auditFindingAges").EnumerateArray()
            .Select(a => (a.GetProperty("fromDays").GetInt32(), a.GetProperty("count").GetInt32(), a.GetProperty("overdue").GetInt32())).ToList();
        Assert.Equal([(0, 1, 0), (90, 1, 1)], ages);
        var overdue = (await host.Api.AskAsync("{ auditFindings(overdue: true) { nodes { id isOverdue } } }", null, officer)).GetProperty("auditFindings").GetProperty("nodes");
        Assert.Equal([old], overdue.EnumerateArray().Select(n => n.GetProperty("id").GetString()));
        Assert.NotEqual(young, old);
    }
}

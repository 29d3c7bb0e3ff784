using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class ReadingDutiesOnTheDocket(ComplianceHost host)
{
    const string Mine = "query($id: ID!, $first: Int!, $after: String) { regulatoryDuties(modelId: $id, first: $first, after: $after, show: ALL) { totalCount endCursor hasNextPage nodes { id state duty { id } regime { id } } } }";

    [Fact]
    public async Task Is_for_the_developer_and_for_overseers_page_by_page()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(officer);
        await host.Api.AssessAsync(model, "2e26", "3e26", officer);
        foreach (var duty in new[] { "training-summary", "notify-commission", "technical-documentation" })
            await host.Api.AskAsync(FilingADuty.FileIt, FilingADuty.Filing(model, "eu-ai-act", duty), officer);

        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await host.Api.AskAsync(Mine, new { id = model, first = 2, after }, officer)).GetProperty("regulatoryDuties");
            Assert.Equal(3, page.GetProperty("totalCount").GetInt32());
            seen.AddRange(page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("duty").GetProperty("id").GetString()!));
            after = page.GetProperty("endCursor").GetString();
            if (!page.GetProperty("hasNextPage").GetBoolean())
                break;
        }
        Assert.Equal(["notify-commission", "technical-documentation", "training-summary"], seen.Order());
        foreach (var stranger in new[] { null, Tokens.Officer(Guid.NewGuid()), Tokens.Researcher(Guid.NewGuid()) })
            Assert.Equal(0, (await host.Api.AskAsync(Mine, new { id = model, first = 2 }, stranger)).GetProperty("regulatoryDuties").GetProperty("totalCount").GetInt32());
        Assert.Equal(3, (await host.Api.AskAsync(Mine, new { id = model, first = 2 }, Tokens.Monitor)).GetProperty("regulatoryDuties").GetProperty("totalCount").GetInt32());
    }
}

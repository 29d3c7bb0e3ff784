using static Compliance.Tests.Hosting.AssessmentSteps;

namespace Compliance.Tests;

public sealed class ReadingEvidence(ComplianceHost host)
{
    /// <summary>By label and by model: of public models everyone sees what is public; the developer and overseers see all; assessors while they are assigned.</summary>
    [Fact]
    public async Task Shows_each_what_the_label_lets_through()
    {
        var developer = Guid.NewGuid();
        var officer = Tokens.Officer(developer);
        var filed = await host.Api.RegisterAsync(officer);
        var open = await host.Api.RegisterAsync(Tokens.Monitor);
        foreach (var label in new[] { "PUBLIC", "SAFETY_RELEVANT", "SENSITIVE" })
        {
            await host.Api.FileAsync(filed, officer, label, label);
            await host.Api.FileAsync(open, Tokens.Monitor, label, label);
        }
        Assert.Equal(["PUBLIC"], await LabelsAsync(open, null));
        Assert.Equal(["PUBLIC"], await LabelsAsync(open, Tokens.Officer(Guid.NewGuid())));
        Assert.Equal(["PUBLIC", "SAFETY_RELEVANT", "SENSITIVE"], await LabelsAsync(open, Tokens.Monitor));
        Assert.Empty(await LabelsAsync(filed, null));
        Assert.Empty(await LabelsAsync(filed, Tokens.Officer(Guid.NewGuid())));
        Assert.Equal(["PUBLIC", "SAFETY_RELEVANT", "SENSITIVE"], await LabelsAsync(filed, officer));
        Assert.Equal(["PUBLIC", "SAFETY_RELEVANT", "SENSITIVE"], await LabelsAsync(filed, Tokens.Monitor));
    }

    [Fact]
    public async Task Goes_page_by_page()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        for (var i = 0; i < 5; i++)
            await host.Api.FileAsync(model, Tokens.Monitor, $"{i}");
        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var page = (await host.Api.AskAsync("query($m: ID, $a: String) { evidence(first: 2, after: $a, modelId: $m) { totalCount hasNextPage endCursor nodes { id } } }", new { m = model, a = after }, Tokens.Monitor)).GetProperty("evidence");
            Assert.Equal(5, page.GetProperty("totalCount").GetInt32());
            seen.AddRange(page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()!));
            after = page.GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        Assert.Equal(5, seen.Distinct().Count());
    }

    async Task<IEnumerable<string?>> LabelsAsync(string model, string? token) =>
        (await host.Api.AskAsync("query($m: ID) { evidence(modelId: $m) { nodes { label } } }", new { m = model }, token)).GetProperty("evidence").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("label").GetString()).Order();
}

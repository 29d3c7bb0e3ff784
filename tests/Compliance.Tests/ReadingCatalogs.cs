using System.Text.Json;
using static Compliance.Tests.Hosting.CatalogSteps;

namespace Compliance.Tests;

public sealed class ReadingCatalogs(ComplianceHost host)
{
    [Fact]
    public async Task Lists_to_everyone_what_holds_and_earlier_versions_upon_request()
    {
        var title = $"Catalog {Guid.NewGuid():N}";
        var first = (await host.Api.BringAsync(("a.json", Json(title)))).GetProperty("catalog").GetProperty("id").GetString()!;
        var second = (await host.Api.BringAsync(("a.json", Json(title, "2")))).GetProperty("catalog").GetProperty("id").GetString()!;
        Assert.Equal([second], await ListedAsync(all: false));
        Assert.Equal([second, first], await ListedAsync(all: true));
        Assert.Equal(JsonValueKind.Null, (await host.Api.CatalogAsync(Guid.NewGuid().ToString(), "id")).ValueKind);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync("query($id: ID!) { controlCatalog(id: $id) { controls(first: 0) { totalCount } } }", new { id = first }, Tokens.Monitor)).Code);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync("{ controlCatalogs(first: 200, all: true) { nodes { file { content } } } }")).Code);   // too dear

        async Task<List<string>> ListedAsync(bool all) =>
            [.. (await host.Api.AskAsync("query($all: Boolean) { controlCatalogs(first: 200, all: $all) { nodes { id title } } }", new { all })).GetProperty("controlCatalogs").GetProperty("nodes").EnumerateArray()
                .Where(c => c.GetProperty("title").GetString() == title).Select(c => c.GetProperty("id").GetString()!)];
    }
}

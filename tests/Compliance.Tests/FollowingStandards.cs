using System.Text;
using System.Text.Json;
using Contracts.Standards;

namespace Compliance.Tests;

/// <summary>Beside a Standards service that answers what a test says.</summary>
public sealed class FollowingStandards : IAsyncLifetime
{
    readonly StandardsAside standards = new();
    readonly ComplianceHost host;

    public FollowingStandards() => host = new(["--DAPR_HTTP_ENDPOINT", standards.Url]);

    public async ValueTask InitializeAsync()
    {
        await standards.StartAsync();
        await host.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await standards.DisposeAsync();
    }

    [Fact]
    public async Task Takes_what_Standards_answers_in_once_supersedes_it_by_the_next_edition_and_ends_with_the_standard()
    {
        var standard = Guid.NewGuid();
        Give(standard, 1, CatalogSteps.Json("A standard"));
        await host.Api.DeliverAsync(StandardsTopics.Publications, Published(standard, 1));
        await host.Api.DeliverAsync(StandardsTopics.Publications, Published(standard, 1));   // once more, under another id
        var first = Assert.Single(await ListAsync(all: true));
        Assert.Equal(("STANDARD", "AIG-7", 1, "2027-01-01", 2), (Text(first, "origin"), Text(first, "standardNumber"), first.GetProperty("edition").GetInt32(), Text(first, "inForceFrom"), first.GetProperty("controlCount").GetInt32()));
        Assert.True(await host.Database.IsBoundAsync(first.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.catalog-entered"));

        Give(standard, 2, CatalogSteps.Json("A standard", "2"));
        await host.Api.DeliverAsync(StandardsTopics.Publications, Published(standard, 2));
        Give(standard, 1, CatalogSteps.Json("A standard", "1", ", corrected"));
        await host.Api.DeliverAsync(StandardsTopics.Publications, new StandardCorrected(standard, "AIG-7", 1, "Corrigendum", 1, "A standard", new(2027, 2, 1), "", Guid.NewGuid()));
        Assert.Equal(2, Assert.Single(await ListAsync(all: false)).GetProperty("edition").GetInt32());   // the corrected first edition does not take the place of the second
        Assert.Equal(3, (await ListAsync(all: true)).Count);

        await host.Api.DeliverAsync(StandardsTopics.Publications, new StandardWithdrawn(standard, "AIG-7", new(2028, 1, 1), "Forged", Guid.NewGuid()));
        Assert.Single(await ListAsync(all: false));   // Standards does not say so
        Give(standard, 1, CatalogSteps.Json("A standard"), withdrawn: new(2028, 1, 1));
        await host.Api.DeliverAsync(StandardsTopics.Publications, new StandardWithdrawn(standard, "AIG-7", new(2028, 1, 1), "It lapsed", Guid.NewGuid()));
        Assert.Empty(await ListAsync(all: false));
        Assert.Equal(3, (await ListAsync(all: true)).Count);

        Give(standard, 3, CatalogSteps.Json("A standard", "3"), withdrawn: new(2028, 1, 1));
        await host.Api.DeliverAsync(StandardsTopics.Publications, Published(standard, 3));   // late
        Assert.Empty(await ListAsync(all: false));
        await host.Api.BringAsync(("a.json", CatalogSteps.Json("A standard")));   // the same text, from somebody else
        Assert.Equal("FILE", Text(Assert.Single(await ListAsync(all: false)), "origin"));
        Assert.Equal(5, (await ListAsync(all: true)).Count);
    }

    [Fact]
    public async Task Leaves_what_requires_nothing_and_hears_again_what_could_not_be_asked()
    {
        var (empty, unknown) = (Guid.NewGuid(), Guid.NewGuid());
        standards.Editions[(empty, 1)] = new(empty, "AIG-8", 1, new(2027, 1, 1), null, null);
        await host.Api.DeliverAsync(StandardsTopics.Publications, Published(empty, 1));
        await host.Api.DeliverAsync(StandardsTopics.Publications, Published(unknown, 1));
        Assert.Empty(await ListAsync(all: true));
        await standards.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => host.Api.DeliverAsync(StandardsTopics.Publications, Published(empty, 1)));   // so the bus brings it again
    }

    void Give(Guid standard, int edition, string json, DateOnly? withdrawn = null) => standards.Editions[(standard, edition)] = new(standard, "AIG-7", edition, new(2027, 1, 1), withdrawn, Encoding.UTF8.GetBytes(json));

    static StandardPublished Published(Guid standard, int edition) => new(standard, "AIG-7", edition, "A standard", null, new(2027, 1, 1), new(2027, 6, 1), null, "", Guid.NewGuid());

    async Task<List<JsonElement>> ListAsync(bool all) => [.. (await host.Api.AskAsync(
        "query($all: Boolean) { controlCatalogs(all: $all) { nodes { origin standardNumber edition inForceFrom controlCount receipt { actId } } } }", new { all })).GetProperty("controlCatalogs").GetProperty("nodes").EnumerateArray()];

    static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}

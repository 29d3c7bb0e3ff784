using System.Security.Cryptography;
using System.Text;
using Collaborative.Domain.Awards;

namespace Journeys.Tests.Awarding;

/// <summary>Anyone reads how a call was decided and does the draw again.</summary>
public sealed class RecomputingADraw(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Finds_the_seed_the_commitment_and_a_docket_whose_hash_is_the_published_one()
    {
        await Page.GotoAsync("/calls");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Large awards of the last round" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Decided");
        var hashes = await Page.Locator("code.hash").AllTextContentsAsync();

        Assert.Equal(hashes[0], Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(hashes[1]))));
        var docket = await Page.APIRequest.GetAsync($"{House.Web}/calls/{DemonstrationCalls.Drawn}/docket.json");
        Assert.Equal(hashes[3], Convert.ToHexStringLower(SHA256.HashData(await docket.BodyAsync())));
        var places = await Page.Locator("section[aria-labelledby=ranking] tbody tr").CountAsync();
        Assert.Equal(12, places);

        var decision = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "Download the decision" }).ClickAsync());
        Assert.Equal($"decision-{DemonstrationCalls.Drawn:D}.json", decision.SuggestedFilename);
        var same = Assert.IsType<CallRecomputation.Same>(CallRecord.Recompute(await File.ReadAllBytesAsync(await decision.PathAsync())));   // as ./infra/recompute does
        Assert.Equal((hashes[3], 12), (same.Docket.Digest(), same.Applications));

        var shown = await Page.Locator("section[aria-labelledby=lot] pre code").First.TextContentAsync();
        var said = shown!.Split('\'')[3];
        Assert.StartsWith(shown[(shown.IndexOf("# ", StringComparison.Ordinal) + 2)..].TrimEnd('…'), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said))), StringComparison.Ordinal);
    }
}

using System.Security.Cryptography;

namespace Journeys.Tests.Compliance;

/// <summary>Files that no single request may carry, without scripts.</summary>
public sealed class FilingLargeEvidence(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Takes_a_large_file_refuses_another_hash_and_gives_the_same_bytes_back()
    {
        var bytes = RandomNumberGenerator.GetBytes((11 * 1024 * 1024) + 7);
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.bin");
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        try
        {
            await Page.SignInAsync("monitor", $"/evidence/new?model={DemonstrationModels.Assistant}");
            await FileAsync(file, new string('0', 64));
            await Expect(Page.GetByText("It is not kept; that it came is on record.")).ToBeVisibleAsync();
            await Page.GotoAsync($"/evidence/new?model={DemonstrationModels.Assistant}");
            await FileAsync(file, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
            var answer = await Page.APIRequest.GetAsync($"{new Uri(Page.Url).GetLeftPart(UriPartial.Path)}/file");
            Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(await answer.BodyAsync()));
        }
        finally
        {
            File.Delete(file);
        }
    }

    async Task FileAsync(string file, string hash)
    {
        await Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(file);
        await Page.GetByLabel("Name of the file").FillAsync($"Logs {Guid.NewGuid():N}");
        await Page.GetByLabel("SHA-256, if you know it").FillAsync(hash);
        await Page.GetByLabel("Made by").FillAsync("An institute");
        await Page.GetByLabel("How it was made").FillAsync("By a program.");
        await Page.GetByLabel("Made on").FillAsync("2026-03-01");
        await Page.GetByLabel("Kept until").FillAsync("2040-01-01");
        await Page.GetByRole(AriaRole.Button, new() { Name = "File evidence" }).ClickAsync();
    }
}

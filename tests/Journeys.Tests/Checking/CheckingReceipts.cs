using System.Text.Json;

namespace Journeys.Tests.Checking;

/// <summary>A receipt is a file that people keep; the page says, step by step, whether it holds.</summary>
public sealed class CheckingReceipts(House house) : Journey(house)
{
    [Fact]
    public async Task A_downloaded_receipt_holds_and_an_altered_one_does_not()
    {
        await Page.GotoAsync(House.Still.Path + "?position=Disapprove");
        await Page.Locator(".votes").GetByRole(AriaRole.Link, new() { Name = "Receipt" }).First.ClickAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "Download the receipt" }).ClickAsync());
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        await download.SaveAsAsync(file);

        await CheckAsync(file);
        await Expect(Page.GetByText("The receipt holds.")).ToBeVisibleAsync();
        await Expect(Page.Locator(".findings .passed")).ToHaveCountAsync(6);

        var text = await File.ReadAllTextAsync(file);
        Assert.Contains("too long", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace("too long", "too short", StringComparison.Ordinal));
        await CheckAsync(file);
        await Expect(Page.GetByText("The receipt does not hold.")).ToBeVisibleAsync();
        await Expect(Page.Locator(".findings .failed")).ToHaveCountAsync(1);
        File.Delete(file);
    }

    [Fact]
    public async Task Every_act_of_the_public_record_has_a_receipt_that_holds()
    {
        await Page.GotoAsync("/records");
        await Page.Locator("#main a[href^='/records/0']").First.ClickAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "Download the receipt" }).ClickAsync());
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        await download.SaveAsAsync(file);
        await CheckAsync(file);
        await Expect(Page.GetByText("The receipt holds.")).ToBeVisibleAsync();
        await Expect(Page.GetByText("What it says is not in the receipt")).ToBeVisibleAsync();
        await Expect(Page.Locator(".findings .passed")).ToHaveCountAsync(6);

        var text = await File.ReadAllTextAsync(file);
        var hash = JsonDocument.Parse(text).RootElement.GetProperty("recordHash").GetString()!;
        await File.WriteAllTextAsync(file, text.Replace(hash, new string('0', hash.Length), StringComparison.Ordinal));
        await CheckAsync(file);
        await Expect(Page.GetByText("The receipt does not hold.")).ToBeVisibleAsync();
        File.Delete(file);
    }

    [Fact]
    public async Task Something_else_is_no_receipt()
    {
        await Page.GotoAsync("/records/verify");
        await Page.GetByLabel("or its text").FillAsync("{\"format\":\"another\"}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
        await Expect(Page.GetByText("The receipt does not hold.")).ToBeVisibleAsync();
    }

    async Task CheckAsync(string file)
    {
        await Page.GotoAsync("/records/verify");
        await Page.GetByLabel("Receipt file").SetInputFilesAsync(file);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
    }
}

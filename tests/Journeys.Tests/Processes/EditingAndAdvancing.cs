namespace Journeys.Tests.Processes;

/// <summary>The secretariat edits a process, is refused with reasons, publishes, and takes a project through its gate.</summary>
public sealed class EditingAndAdvancing(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task The_secretariat_edits_and_publishes_a_process_and_advances_a_project()
    {
        var id = $"trial-{Random.Shared.Next(10_000, 99_999)}";
        await Page.SignInAsync("secretariat");
        await CopiesAsync(id);
        await IsRefusedWithReasonsAsync(id);
        await MendsAndPublishesAsync(id);
        await WritesTheNextVersionAsync(id);
        await AdvancesAProjectAsync(id);
    }

    /// <summary>The expert's way: the document of the fast track under another id.</summary>
    async Task CopiesAsync(string id)
    {
        await Page.GotoAsync("/processes");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Interim standard, fast track" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Write the next version" }).ClickAsync();
        var json = Page.GetByLabel("JSON", new() { Exact = true });
        var document = System.Text.Json.Nodes.JsonNode.Parse(await json.InputValueAsync())!;
        (document["id"], document["version"], document["name"]) = (id, 1, $"Trial {id}");
        await json.FillAsync(document.ToJsonString());
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save the document" }).ClickAsync();
        await Page.ArriveAsync($"**/processes/{id}/draft");
    }

    async Task IsRefusedWithReasonsAsync(string id)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Edit 40.20" }).ClickAsync();
        await Page.GetByLabel("Rule", new() { Exact = true }).SelectOptionAsync("");
        await SaveTheStepAsync(id);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Edit 40.60" }).ClickAsync();
        await Page.GetByLabel("Then", new() { Exact = true }).First.SelectOptionAsync("");
        await SaveTheStepAsync(id);
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("It cannot be published yet, for 2 reasons.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish version 1" }).ClickAsync();
        var refusal = Page.GetByRole(AriaRole.Alert);
        await Expect(refusal).ToContainTextAsync("The ballot of 40.20 has no voting rule.");
        await Expect(refusal).ToContainTextAsync("The deadline \"No decision after a failed ballot\" of 40.60 has no consequence.");
    }

    async Task MendsAndPublishesAsync(string id)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Edit 40.20" }).ClickAsync();
        await Page.GetByLabel("Rule", new() { Exact = true }).SelectOptionAsync("iso-dis");
        await SaveTheStepAsync(id);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Edit 40.60" }).ClickAsync();
        await Page.GetByLabel("Then", new() { Exact = true }).First.SelectOptionAsync("LAPSE");
        await SaveTheStepAsync(id);
        await Expect(Page.GetByText("It is sound, and can be published.")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish version 1" }).ClickAsync();
        await Page.ArriveAsync($"**/processes/{id}");
        await Expect(Page.GetByRole(AriaRole.Img, new() { Name = $"The process Trial {id}" })).ToBeVisibleAsync();
        await ReloadUntilThereAsync(Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Receipt: Version 1" }));
    }

    /// <summary>A longer ballot, and one thing more at a gate.</summary>
    async Task WritesTheNextVersionAsync(string id)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Write the next version" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Edit 40.00" }).ClickAsync();
        await Page.GetByRole(AriaRole.Group, new() { Name = "Decision to 40.20" }).GetByLabel("Scope unchanged since approval").CheckAsync();
        await SaveTheStepAsync(id);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Edit 40.20" }).ClickAsync();
        await Page.GetByLabel("Open for at least").FillAsync("P7W");
        await SaveTheStepAsync(id);
        var changes = Page.GetByRole(AriaRole.Region, new() { Name = "What it changes" });
        await Expect(changes).ToContainTextAsync("stages › 40.20 › ballot › openFor");
        await Expect(changes).ToContainTextAsync("SCOPE_UNCHANGED");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish version 2" }).ClickAsync();
        await Page.ArriveAsync($"**/processes/{id}");
        await ReloadUntilThereAsync(Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Receipt: Version 2" }));
    }

    async Task AdvancesAProjectAsync(string id)
    {
        var project = await RegisteredAsync();
        await Page.GotoAsync($"/projects/{project}/start");
        await Page.GetByLabel("Process and track").SelectOptionAsync($"{id}/days-90");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Put it under a process" }).ClickAsync();
        await Page.ArriveAsync($"**/projects/{project}");

        var next = Page.GetByRole(AriaRole.Region, new() { Name = "What is next" });
        await Expect(next).ToContainTextAsync("It is not attested that the patent declarations are in.");
        await AttestsAsync("Attest: Patent declarations in", "Declarations received", "3", "3");
        await AttestsAsync("Attest: Scope unchanged since approval", "Changes of the scope since approval", "0");
        await Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "File the decision: Put the draft to the vote" }).ClickAsync();
        await Page.GetByLabel("Where the decision can be found").FillAsync("Resolution 12/2026");
        await Page.GetByRole(AriaRole.Button, new() { Name = "File the decision" }).ClickAsync();
        await Page.ArriveAsync($"**/projects/{project}");

        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "What was" })).ToContainTextAsync("To 40.20 by decision of the secretariat: Put the draft to the vote.");
        await Expect(Page.GetByRole(AriaRole.Img, new() { Name = "The place of" })).ToBeVisibleAsync();
        await Expect(Page.GetByText("The project is in 40.20, Enquiry: enquiry ballot opened.")).ToHaveCountAsync(1);
        await Page.GotoAsync("/");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "My duties" })).ToBeVisibleAsync();
    }

    async Task AttestsAsync(string link, string label, string count, string? of = null)
    {
        await Page.GetByRole(AriaRole.Link).Filter(new() { HasText = link }).ClickAsync();
        await Page.GetByLabel(label).FillAsync(count);
        if (of is not null)
            await Page.GetByLabel("of how many").FillAsync(of);
        await Page.GetByLabel("What it rests on").FillAsync("The register of the secretariat.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Attest" }).ClickAsync();
        await Page.ArriveAsync(new System.Text.RegularExpressions.Regex("/projects/[0-9a-f-]+$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    async Task SaveTheStepAsync(string id)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save the step" }).ClickAsync();
        await Page.ArriveAsync($"**/processes/{id}/draft*");
    }

    /// <summary>A project with a draft, in the stage before the ballot.</summary>
    async Task<string> RegisteredAsync()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        return await secretariat.RegisterAsync("40.00");
    }
}

using System.Text.RegularExpressions;

namespace Journeys.Tests.Compliance;

/// <summary>A version from evidence and claim over an assessment by who was assigned to the decision, and its lapse when the model changes; without scripts.</summary>
public sealed partial class AssessingModels(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Goes_from_evidence_to_a_decision_that_lapses_with_the_model()
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        await Page.SignInAsync("monitor", "/models?q=Demonstration+Assistant");
        var model = (await Page.GetByRole(AriaRole.Link, new() { Name = "Demonstration Assistant", Exact = true }).First.GetAttributeAsync("href"))!.Split('/')[^1];

        await FileAsync(model, $"Evaluation {mark}", "What was measured.");
        await Page.GotoAsync($"/claims/new?model={model}");
        await ClaimAsync("1.1", mark);
        await Expect(Row(mark)).ToContainTextAsync("n = 40");

        await Page.GotoAsync($"/assessments/new?model={model}");
        await Page.GetByLabel("Version of the model").SelectOptionAsync("1.1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Begin an assessment" }).ClickAsync();
        if (await Page.GetByText("is being assessed against this standard already").CountAsync() > 0)
        {
            // An earlier run on this platform was cut off: its round goes on.
            await Page.GotoAsync($"/assessments?model={model}");
            await Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "1.1" }).GetByRole(AriaRole.Link).First.ClickAsync();
        }
        await Expect(Page.GetByText(Awaited())).ToBeVisibleAsync();
        var assessment = new Uri(Page.Url).AbsolutePath;
        var assigned = await Page.Locator("#assigned + p").InnerTextAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Report of" })).ToHaveCountAsync(0);   // nobody sees one before all are there

        foreach (var (person, title) in new[] { ("monitor", "Monitor, Secretariat"), ("researcher", "Researcher, Demonstration Institute"), ("researcher.second", "Second researcher, Demonstration Institute") })
            if (Regex.IsMatch(assigned, $"(^|· ){Regex.Escape(title)}", RegexOptions.None, TimeSpan.FromSeconds(1)))
                await ReportAsync(person, assessment, mark);

        await Page.Context.ClearCookiesAsync();
        await Page.GotoAsync(assessment);   // the public: the decision and its reckoning, not the reports
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("May be deployed with safeguards");
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Attacks on computers: moderate without safeguards");
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("It was looked at");

        await Page.SignInAsync("monitor", $"/models/{model}/change");
        await Page.GetByLabel("Version of the model").SelectOptionAsync("1.1");
        await Page.GetByLabel("In words").FillAsync($"It has a browser now, {mark}.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Report a change" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Page.GotoAsync(assessment);
        await ReloadUntilThereAsync(Page.Locator(".verdict").GetByText("it has other tools"));
        await Page.GotoAsync($"/claims?model={model}");
        await ReloadUntilThereAsync(Row(mark).GetByText("has lapsed"));
    }

    [Fact]
    public async Task A_claim_is_withdrawn_by_who_made_it_and_counts_no_more()
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        await Page.SignInAsync("monitor", "/models?q=Demonstration+Frontier");
        var model = (await Page.GetByRole(AriaRole.Link, new() { Name = "Demonstration Frontier 1", Exact = true }).First.GetAttributeAsync("href"))!.Split('/')[^1];
        await FileAsync(model, $"Evaluation {mark}", $"What was measured, {mark}.");
        await Page.GotoAsync($"/claims/new?model={model}");
        await ClaimAsync("1.0", mark);

        await SignInAnewAsync("secretariat", $"/claims?model={model}");
        await Expect(Row(mark).GetByRole(AriaRole.Link, new() { Name = "Withdraw the claim" })).ToHaveCountAsync(0);   // somebody else's
        await SignInAnewAsync("monitor", $"/claims?model={model}");
        await Row(mark).GetByRole(AriaRole.Link, new() { Name = "Withdraw the claim" }).ClickAsync();
        await Page.GetByLabel("Reason").FillAsync("The range was broken.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the claim" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Expect(Row(mark).GetByRole(AriaRole.Link, new() { Name = "Withdraw the claim" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_assessor_retires_and_is_admitted_anew_and_a_conflict_ends()
    {
        const string Assessor = "Second researcher, Demonstration Institute";
        var mark = Guid.NewGuid().ToString("N")[..8];
        await Page.SignInAsync("secretariat", "/assessors");
        await PressAsync($"Take no more assignments {Assessor}");
        await Expect(Section(Assessor)).ToContainTextAsync("takes no more assignments");
        await PressAsync($"Admit {Assessor}");
        await Expect(Section(Assessor)).ToContainTextAsync("can be assigned");

        await Section(Assessor).GetByRole(AriaRole.Link, new() { Name = "Declare a conflict of interest" }).ClickAsync();
        var developer = await Page.GetByLabel("Developer").Locator("option").Filter(new() { HasNotText = "Demonstration Laboratory" }).Last.InnerTextAsync();
        await Page.GetByLabel("Developer").SelectOptionAsync(new SelectOptionValue { Label = developer });
        await Page.GetByLabel("What the conflict is").FillAsync($"Shares, {mark}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Declare a conflict of interest" }).ClickAsync();
        await Expect(Section(Assessor)).ToContainTextAsync(mark);
        await PressAsync($"End the conflict of interest {Assessor}, {developer}");
        await Expect(Section(Assessor)).Not.ToContainTextAsync(mark);
    }

    [Fact]
    public async Task A_file_that_differs_from_what_was_announced_is_refused_on_record()
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        await Page.SignInAsync("compliance", "/models?q=Demonstration+Frontier");
        var model = (await Page.GetByRole(AriaRole.Link, new() { Name = "Demonstration Frontier 1", Exact = true }).First.GetAttributeAsync("href"))!.Split('/')[^1];
        await FileAsync(model, $"Another file {mark}", "Something.", hash: new string('a', 64), refused: true);
        await Page.GotoAsync($"/evidence?model={model}");
        await Expect(Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = $"Another file {mark}" })).ToContainTextAsync("aaaaaaaaaaaa");
        await Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = $"Another file {mark}" }).GetByRole(AriaRole.Link).ClickAsync();
        await ReloadUntilThereAsync(Page.GetByText("Evidence refused").First);
    }

    [Fact]
    public async Task A_finding_is_cured_by_the_officer_and_closed_by_somebody_else()
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        await Page.SignInAsync("monitor", "/models?q=Demonstration+Frontier");
        var model = (await Page.GetByRole(AriaRole.Link, new() { Name = "Demonstration Frontier 1", Exact = true }).First.GetAttributeAsync("href"))!.Split('/')[^1];
        await Page.GotoAsync($"/findings/new?model={model}");
        await Page.GetByLabel("Requirement").SelectOptionAsync("monitored");
        await Page.GetByLabel("critical (72 hours)").CheckAsync();
        await Page.GetByLabel("Title").FillAsync($"Nobody watches, {mark}");
        await Page.GetByLabel("What was found").FillAsync("There is no log.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Raise a finding" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("To be cured by");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Close the finding" })).ToHaveCountAsync(0);
        var finding = new Uri(Page.Url).AbsolutePath;

        await SignInAnewAsync("compliance", finding);
        await FileAsync(model, $"A log {mark}", "Here it is.");
        await Page.GotoAsync(finding);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Show a cure" }).ClickAsync();
        await Page.GetByLabel("What was done").FillAsync("There is a log now.");
        await Page.GetByLabel($"A log {mark}").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show a cure" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();

        await SignInAnewAsync("secretariat", finding);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Close the finding" }).ClickAsync();
        await Page.GetByLabel("Reason").FillAsync("The log was seen.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Close the finding" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("closed");

        await SignInAnewAsync("delegate.no", "/findings");
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(mark);
    }

    ILocator Section(string assessor) => Page.GetByRole(AriaRole.Region, new() { Name = assessor, Exact = true });

    async Task PressAsync(string button)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
    }

    ILocator Row(string mark) => Page.GetByRole(AriaRole.Row).Filter(new() { HasText = mark });

    async Task ClaimAsync(string version, string mark)
    {
        await Page.GetByLabel("Version of the model").FillAsync(version);
        await Page.GetByLabel("Claim", new() { Exact = true }).FillAsync($"It cannot attack networks, {mark}");
        await Page.GetByLabel("Name of the evaluation").FillAsync("Cyber range");
        await Page.GetByLabel("What is measured, as a share from 0 to 1").FillAsync("Tasks completed");
        await Page.GetByLabel("Sample size").FillAsync("40");
        await Page.GetByLabel("Hours of people's work").FillAsync("120");
        await Page.GetByLabel("Score").FillAsync("0.05");
        await Page.GetByLabel("At least").FillAsync("0.01");
        await Page.GetByLabel("At most").FillAsync("0.16");
        await Page.GetByRole(AriaRole.Checkbox).Filter(new() { Visible = true }).First.CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make a claim" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Expect(Row(mark)).ToContainTextAsync("stands");
    }

    async Task FileAsync(string model, string name, string content, string? hash = null, bool refused = false)
    {
        await Page.GotoAsync($"/evidence/new?model={model}");
        await Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "report.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });
        await Page.GetByLabel("Name of the file").FillAsync(name);
        if (hash is not null)
            await Page.GetByLabel("SHA-256, if you know it").FillAsync(hash);
        await Page.GetByLabel("Made by").FillAsync("An institute");
        await Page.GetByLabel("How it was made").FillAsync("By hand");
        await Page.GetByLabel("Made on").FillAsync("2026-03-01");
        await Page.GetByLabel("Kept until").FillAsync("2036-01-01");
        await Page.GetByRole(AriaRole.Button, new() { Name = "File evidence" }).ClickAsync();
        await Expect(Page.GetByText(refused ? "is not kept; that it came is on record" : "Recorded.")).ToBeVisibleAsync();
    }

    async Task ReportAsync(string person, string assessment, string mark)
    {
        await SignInAnewAsync(person, assessment);
        await Page.GetByRole(AriaRole.Link, new() { Name = "File your report" }).ClickAsync();
        for (var i = 0; i < 7; i++)
        {
            await Page.Locator($"#v-{i}").SelectOptionAsync("Met");
            await Page.Locator($"#r-{i}").FillAsync("It was looked at.");
            await Page.Locator($"#e-{i}").SelectOptionAsync(new SelectOptionValue { Label = $"Evaluation {mark}" });
        }
        for (var i = 0; i < 4; i++)
            await Page.Locator($"#w-{i}").FillAsync("It was looked at.");
        await Page.Locator("#i-1").SelectOptionAsync("Moderate");
        await Page.Locator("#s-1").SelectOptionAsync("Low");
        foreach (var guard in new[] { "use-restrictions", "usage-monitoring", "tool-limits" })
            await Page.Locator($"#g-1-{guard}").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "File your report" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
    }

    async Task SignInAnewAsync(string person, string back)
    {
        await Page.Context.ClearCookiesAsync();
        await Page.SignInAsync(person, back);
    }

    [GeneratedRegex("[0-9] of [12] reports are filed", RegexOptions.None, 1000)]
    private static partial Regex Awaited();
}

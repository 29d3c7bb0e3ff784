using System.Text.RegularExpressions;

namespace Journeys.Tests.Compliance;

/// <summary>A licence from the application to a penalty that an appeal stays, between the compliance officer, the monitor and the secretariat, without scripts.</summary>
public sealed partial class HoldingALicence(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Is_applied_for_granted_on_conditions_suspended_and_stayed_by_an_appeal()
    {
        var purpose = $"An exercise: training for an exam, {Guid.NewGuid():N}";
        await Page.SignInAsync("compliance", "/licences/apply");
        await Page.GetByLabel("training", new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("deployment", new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("Purpose").FillAsync(purpose);
        await Page.GetByLabel("Safety case").FillAsync("It is watched at every step.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Apply for a licence" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        var licence = new Uri(Page.Url).AbsolutePath;

        await Page.Context.ClearCookiesAsync();
        Assert.Equal(404, (await Page.GotoAsync(licence))!.Status);   // nobody else knows of it yet

        await ActAsync("monitor", licence, "Grant the licence", async () =>
        {
            await Page.GetByLabel("Until the end of").FillAsync("2027-06-30");
            await Page.GetByLabel("No report that an incident made due is overdue.").CheckAsync();
            await Page.GetByLabel("Name", new() { Exact = false }).First.FillAsync("endless");
            await Page.GetByLabel("What it asks, in one sentence").FillAsync("It asks for itself.");
            await Page.GetByLabel("As it is executed").FillAsync("""{"version": 1, "holds": {"condition": "endless"}}""");
        }, refused: "A condition that comes back to itself never ends: endless → endless.");
        await Page.GetByLabel("As it is executed").FillAsync("""{"version": 1, "holds": {"atMost": [{"count": "incident"}, 1000]}}""");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Grant the licence" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "It asks for itself." })).ToContainTextAsync("Is met");

        await ActAsync("monitor", licence, "Suspend the licence", () => Page.GetByLabel("Ground").FillAsync("A secret ground."));
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Suspended.");
        await ActAsync("compliance", licence, "Appeal", () => Page.GetByLabel("Ground").FillAsync("It was not so."));
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("What was decided against it is stayed by an appeal.");
        await ActAsync("secretariat", licence, "Decide the appeal", async () =>
        {
            await Page.GetByLabel("What was decided falls").CheckAsync();
            await Page.GetByLabel("Ground").FillAsync("It was not proved.");
        });
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("In effect.");

        await Page.Context.ClearCookiesAsync();
        await Page.GotoAsync(licence);   // what the public sees
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(purpose);
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("A secret ground.");
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("It is watched at every step.");
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Is met");
    }

    [Fact]
    public async Task Shows_that_a_condition_fails_because_of_a_finding()
    {
        await Page.SignInAsync("compliance", DemonstrationLicences.Suspended);
        var finding = Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Use is watched in English only" });
        await Expect(finding.First).ToBeVisibleAsync();
        await finding.First.ClickAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("/findings/[0-9a-f-]{36}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Use is watched in English only" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Shows_which_condition_fails_since_when_and_why()
    {
        await Page.SignInAsync("compliance", "/licences?status=Granted");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Training and deployment of Demonstration Frontier 1" }).ClickAsync();
        var failing = Page.GetByRole(AriaRole.Region, new() { Name = "No order to pause covers the licensed work." });
        await Expect(failing).ToContainTextAsync("Fails");
        await Expect(failing).ToContainTextAsync("Counted 1; exactly 0 is asked.");
        await failing.GetByRole(AriaRole.Link, new() { NameRegex = Weights() }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Weights of a frontier model were copied");
    }

    [Fact]
    public async Task A_notice_leaves_time_to_cure_and_the_officer_says_how_it_was()
    {
        await Page.SignInAsync("monitor", "/licences?status=Granted");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Training and deployment of Demonstration Frontier 1" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Give notice of a breach" }).ClickAsync();
        var breach = $"An exercise: a log is missing, {Guid.NewGuid():N}";
        await Page.GetByLabel("What was broken, in one line").FillAsync(breach);
        await Page.GetByLabel("What was found").FillAsync("The log of May is not there.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Give notice of a breach" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        var notice = new Uri(Page.Url).AbsolutePath;
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Impose a penalty" })).ToHaveCountAsync(0);   // there is time to cure

        await ActAsync("compliance", notice, "Say that it is cured", () => Page.GetByLabel("How it was cured, and where the evidence is").FillAsync("The log was found."));
        await ActAsync("secretariat", notice, "Judge the cure", async () =>
        {
            await Page.GetByLabel("It is cured").CheckAsync();
            await Page.GetByLabel("Ground").FillAsync("We saw the log.");
        });
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Cured.");
        await Page.Context.ClearCookiesAsync();
        Assert.Equal(404, (await Page.GotoAsync(notice))!.Status);   // it was not published
    }

    async Task ActAsync(string person, string address, string act, Func<Task> fill, string? refused = null)
    {
        await Page.Context.ClearCookiesAsync();
        await Page.SignInAsync(person, address);
        await Page.GetByRole(AriaRole.Link, new() { Name = act, Exact = true }).ClickAsync();
        await fill();
        await Page.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        await Expect(Page.GetByText(refused ?? "Recorded.")).ToBeVisibleAsync();
    }

    [GeneratedRegex("^Weights of a frontier model", RegexOptions.None, 1000)]
    private static partial Regex Weights();
}

using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(Journeys.Tests.Platform.House))]

namespace Journeys.Tests.Platform;

/// <summary>The running platform, as a person with a browser meets it: one Debian Chromium for the whole run. Playwright's own browsers are never downloaded.</summary>
/// <remarks>
/// <c>AIGOV_WEB_URL</c> says where the platform runs, <c>AIGOV_DEMO_PASSWORD</c> how its demonstration people sign in,
/// <c>CHROMIUM</c> where the browser is. Without the first two the journeys are skipped, and say so.
/// </remarks>
public sealed class House : IAsyncLifetime
{
    readonly ConcurrentDictionary<(string Purpose, string? Person), Lazy<Task<IBrowserContext>>> profiles = new();
    IPlaywright? playwright;
    IBrowser? chromium;

    public static string? Web => Environment.GetEnvironmentVariable("AIGOV_WEB_URL")?.TrimEnd('/');

    public static string Password => Environment.GetEnvironmentVariable("AIGOV_DEMO_PASSWORD") ?? "";

    /// <summary>Where the platform's files are, and so where pictures go.</summary>
    public static string Root { get; } = FindRoot();

    public IBrowser Chromium => chromium ?? throw new InvalidOperationException("The browser has not been started.");

    /// <summary>A ballot for reading: open, with two votes, and nobody's journey changes it.</summary>
    public OpenedBallot Still { get; private set; } = default!;

    /// <summary>A ballot that is announced, and opens in a week.</summary>
    public OpenedBallot Planned { get; private set; } = default!;

    /// <summary>A ballot that was closed with a reason, and failed.</summary>
    public OpenedBallot Closed { get; private set; } = default!;

    /// <summary>A ballot whose roll is called; nobody has answered.</summary>
    public OpenedBallot Called { get; private set; } = default!;

    /// <summary>The committee of the demonstration.</summary>
    public string Committee { get; private set; } = "";

    /// <summary>Editions of the demonstration: one whose comments are answered in part, and one on which comments are taken.</summary>
    public (string Answered, string Asked) Drafts { get; private set; }

    /// <summary>The page of the demonstration's appeal.</summary>
    public string Appeal { get; private set; } = "";

    /// <summary>The page of the demonstration's public model.</summary>
    public string Model { get; private set; } = "";

    /// <summary>A member that has made a reservation in the demonstration.</summary>
    public string Japan { get; private set; } = "";

    /// <summary>The demonstration's project with amendments to its first edition: one that another would change, and one that moves a clause.</summary>
    public (string Project, string Sooner, string Moving) Amended { get; private set; }

    /// <summary>The demonstration's interim standard, its technical report, and its draft with figures.</summary>
    public (string Interim, string Report, string Assessed) Running { get; private set; }

    /// <summary>A project whose draft has two editions.</summary>
    public string Revised { get; private set; } = "";

    /// <summary>Its current edition, on which nobody was asked for comments.</summary>
    public string Unasked { get; private set; } = "";

    /// <summary>Pages of things that are known by no name: the receipt of a vote, a comment, the record of an act, a request for time, a person.</summary>
    public (string Receipt, string Comment, string Record, string Request, string Person) Linked { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Web is null || Password.Length == 0)
            return;
        SetDefaultExpectTimeout(15_000);   // a machine that builds beside the tests is slow
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/lib/chromium/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"],
        });
        await using var secretariat = await Secretariat.SignInAsync(this);
        Drafts = await secretariat.DemonstrationDraftsAsync();
        Amended = await secretariat.DemonstrationAmendmentsAsync();
        Running = (await secretariat.FindProjectAsync("AIGOV IS 1"), await secretariat.FindProjectAsync("AIGOV TR 2"), await secretariat.FindProjectAsync("AIGOV CD 11"));
        (Revised, Unasked) = await secretariat.ReviseAsync();
        Still = await secretariat.OpenBallotAsync("A ballot to look at");
        Planned = await secretariat.OpenBallotAsync("A ballot that opens in a week", opensInDays: 7);
        Closed = await secretariat.OpenBallotAsync("A ballot that failed");
        Called = await secretariat.CallTheRollAsync("A ballot whose roll is called");
        foreach (var ballot in new[] { Still, Closed })
        {
            await QuietDelegate.CastAsync(this, ballot, "de", "APPROVE");
            await QuietDelegate.CastAsync(this, ballot, "jp", "DISAPPROVE", "The reporting interval is too long.");
        }
        Committee = await secretariat.FindCommitteeAsync();
        Model = await secretariat.FindModelAsync("Demonstration Assistant");
        (Appeal, Japan) = await secretariat.FindAppealAndReserverAsync();
        await secretariat.CloseAsync(Closed, "Everyone entitled has been heard.");
        Linked = (
            await secretariat.FirstLinkAsync(Still.Path, "a[href^='/votes/'][href*='/receipt?']"),
            await secretariat.FirstLinkAsync($"/drafts/{Drafts.Answered}/comments", "a[href^='/comments/']"),
            await secretariat.FirstLinkAsync($"/committees/{Committee}", "main a[href^='/records/']"),
            await secretariat.FirstLinkAsync("/capacity/requests", "main a[href^='/capacity/requests/']:not([href$='/new'])"),
            await secretariat.FirstLinkAsync($"/members/{Contracts.Identity.MemberStates.IdOf("NO").Value:D}/people", "main a[href*='/people/']:not([href$='/new'])"));
    }

    /// <summary>A browser profile of its own: cookies, language, window.</summary>
    public async Task<IBrowserContext> ProfileAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(Web is null, "AIGOV_WEB_URL is not set: no platform to look at.");
        Assert.SkipWhen(Password.Length == 0, "AIGOV_DEMO_PASSWORD is not set: nobody can sign in.");
        options ??= new();
        options.BaseURL = Web;
        options.Locale ??= "en-GB";
        options.ViewportSize ??= new() { Width = 1440, Height = 900 };
        var profile = await Chromium.NewContextAsync(options);
        profile.SetDefaultNavigationTimeout(60_000);
        return profile;
    }

    /// <summary>A new page of a person who prepares what another looks at: signed in already, once for the whole run.</summary>
    public Task<IPage> PageOfAsync(string person) => PageAsync("", person);

    /// <summary>A new page to look at, in a profile of its own, for looking changes the language: of a person, or of a visitor.</summary>
    public Task<IPage> PageToLookAtAsync(string? person) => PageAsync("looking", person);

    async Task<IPage> PageAsync(string purpose, string? person)
    {
        var profile = await profiles.GetOrAdd((purpose, person), _ => new(async () =>
        {
            var fresh = await ProfileAsync();
            if (person is not null)
                await (await fresh.NewPageAsync()).SignInAsync(person);
            return fresh;
        })).Value;
        return await profile.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
    }

    static string FindRoot()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        while (here is not null && !File.Exists(Path.Combine(here.FullName, "AdvancedAIGov.sln")))
            here = here.Parent;
        return here?.FullName ?? AppContext.BaseDirectory;
    }
}

/// <summary>A ballot that a test opened, with the project that it belongs to.</summary>
public sealed record OpenedBallot(string Id, string ProjectId, string Title)
{
    public string Path => $"/ballots/{Id}";
    public string DraftPath => $"/projects/{ProjectId}/draft";
}

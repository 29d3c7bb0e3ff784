using System.Globalization;
using System.Text.Json;

namespace Journeys.Tests.Platform;

/// <summary>The secretariat at work: registers, publishes, opens and closes.</summary>
sealed class Secretariat(IPage page) : IAsyncDisposable
{
    static readonly string[] Participating = ["NO", "DE", "JP"];
    static readonly string[] Others = ["FR", "KE", "BR"];
    static readonly object[] Clauses =
    [
        Clause("scope", "1", "Scope", 1, "This document says when and how the compute of a training run is reported.", "It applies to every developer whose run is above the reporting threshold."),
        Clause("terms", "2", "Terms and definitions", 1, "For the purposes of this document, the following terms apply."),
        Clause("run", "2.1", "training run", 2, "Sequence of computations by which the parameters of one model are set."),
        Clause("report", "3", "Reporting", 1, "A developer shall report each training run before it begins."),
        Clause("interval", "3.1", "Interval", 2, "The estimate shall be given as an interval, with the method by which it was made."),
        Clause("change", "3.1.1", "Change of the estimate", 3, "A developer shall report a change of the estimate within 14 days."),
    ];

    readonly Explorer explorer = new(page);

    public static async Task<Secretariat> SignInAsync(House house) => new(await house.PageOfAsync("secretariat"));

    /// <summary>A project with a draft, and a ballot under the rule for enquiry drafts: three participating members, three others.</summary>
    public async Task<OpenedBallot> OpenBallotAsync(string title, string disclosure = "WHEN_CAST", string stage = "40.20", int opensInDays = 0)
    {
        var project = await RegisterAsync(stage);
        var ballot = await Created("openBallot", "OpenBallotInput", new
        {
            commandId = Guid.CreateVersion7(),
            projectId = project,
            title,
            ruleId = await EnquiryRule(),
            electorate = await Electorate(),
            opensAt = opensInDays == 0 ? null : Instant(opensInDays),
            closesAt = Instant(30),
            disclosure,
        });
        return new(ballot, project, title);
    }

    /// <summary>A ballot whose roll is called.</summary>
    public async Task<OpenedBallot> CallTheRollAsync(string title)
    {
        var ballot = await OpenBallotAsync(title);
        var electorate = (await explorer.AskAsync("query B($id: ID!) { ballot(id: $id) { electorate { member { id } } } }", new { id = ballot.Id })).GetProperty("ballot").GetProperty("electorate");
        await Created("callTheRoll", "CallTheRollInput", new
        {
            commandId = Guid.CreateVersion7(), ballotId = ballot.Id, order = electorate.EnumerateArray().Select(e => e.GetProperty("member").GetProperty("id").GetString()),
        });
        return ballot;
    }

    static string Instant(int days) => DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The appeal and the first reservation that the demonstration has made.</summary>
    public async Task<(string Appeal, string Member)> FindAppealAndReserverAsync()
    {
        var found = await explorer.AskAsync("{ appeals(first: 200) { nodes { id project { symbol } } } standard(number: \"AIG-101\") { reservations { member { id } } } }");
        var appeal = found.GetProperty("appeals").GetProperty("nodes").EnumerateArray().First(a => a.GetProperty("project").GetProperty("symbol").GetString() == "AIG/NP 103");
        return ("/appeals/" + appeal.GetProperty("id").GetString(), found.GetProperty("standard").GetProperty("reservations")[0].GetProperty("member").GetProperty("id").GetString()!);
    }

    /// <summary>The committee that the demonstration has made.</summary>
    public async Task<string> FindCommitteeAsync() =>
        (await explorer.AskAsync("{ committees(first: 200) { nodes { id reference } } }")).GetProperty("committees").GetProperty("nodes").EnumerateArray()
            .First(c => c.GetProperty("reference").GetString() == "ISO/IEC JTC 1/SC 34").GetProperty("id").GetString()!;

    /// <summary>The page of a model of the demonstration.</summary>
    public async Task<string> FindModelAsync(string name) =>
        "/models/" + (await explorer.AskAsync("{ aiModels(search: \"" + name + "\", first: 200) { nodes { id name } } }")).GetProperty("aiModels").GetProperty("nodes").EnumerateArray()
            .First(m => m.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;

    /// <summary>Where the first link of a kind on a page leads; where there is none, an address that nobody answers, so that the one page fails that is looked for there.</summary>
    public async Task<string> FirstLinkAsync(string path, string selector)
    {
        var links = page.Locator(selector);
        for (var looks = 0; looks < 60; looks++)   // what a demonstration begins with is entered while the house starts
        {
            await page.GotoAsync(path);
            if (await links.CountAsync() > 0)
                return (await links.First.GetAttributeAsync("href"))!;
            await Task.Delay(500);
        }
        return "/nothing-here";
    }

    /// <summary>A project of the demonstration.</summary>
    public async Task<string> FindProjectAsync(string symbol) =>
        (await explorer.AskAsync("{ projects(first: 200) { nodes { id symbol } } }")).GetProperty("projects").GetProperty("nodes").EnumerateArray()
            .First(p => p.GetProperty("symbol").GetString() == symbol).GetProperty("id").GetString()!;

    /// <summary>A project with a draft, in a stage.</summary>
    public async Task<string> RegisterAsync(string stage)
    {
        var symbol = $"AIGOV DIS {Random.Shared.Next(10_000, 99_999)}";
        var project = await Created("registerProject", "RegisterProjectInput",
            new { commandId = Guid.CreateVersion7(), symbol, title = "Reporting of training compute", stage });
        await Created("publishDraft", "PublishDraftInput", new { commandId = Guid.CreateVersion7(), projectId = project, clauses = Clauses });
        return project;
    }

    /// <summary>The editions of the demonstration on which there are comments.</summary>
    public async Task<(string Answered, string Asked)> DemonstrationDraftsAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            var projects = (await explorer.AskAsync("{ projects(first: 200) { nodes { symbol draft { id } } } }")).GetProperty("projects").GetProperty("nodes").EnumerateArray().ToList();
            if (projects.Any(p => p.GetProperty("symbol").GetString() == "AIGOV CD 10"))
                return (Draft("ISO/IEC DIS 29500"), Draft("AIGOV CD 10"));
            Assert.True(attempt < 60, "The demonstration was not set up within a minute.");
            await Task.Delay(1_000);

            string Draft(string symbol) => projects.First(p => p.GetProperty("symbol").GetString() == symbol).GetProperty("draft").GetProperty("id").GetString()!;
        }
    }

    /// <summary>The amendments of the demonstration, in the order in which they were proposed.</summary>
    public async Task<(string Project, string Sooner, string Moving)> DemonstrationAmendmentsAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            var projects = (await explorer.AskAsync("{ projects(first: 200) { nodes { id symbol edition(number: 1) { amendments { all { id } } } } } }")).GetProperty("projects").GetProperty("nodes").EnumerateArray();
            var project = projects.First(p => p.GetProperty("symbol").GetString() == "AIGOV CD 10");
            var amendments = project.GetProperty("edition").GetProperty("amendments").GetProperty("all").EnumerateArray().Select(a => a.GetProperty("id").GetString()!).ToList();
            if (amendments.Count >= 4)
                return (project.GetProperty("id").GetString()!, amendments[1], amendments[3]);
            Assert.True(attempt < 60, "The demonstration's amendments were not proposed within a minute.");
            await Task.Delay(1_000);
        }
    }

    /// <summary>A project with two editions: words changed, a clause moved, one new.</summary>
    public async Task<(string Project, string Draft)> ReviseAsync()
    {
        var project = await RegisterAsync("30.60");
        object[] revised =
        [
            Clause("scope", "1", "Scope", 1, "This document says when, how and to whom the compute of a training run is reported."),
            Clause("terms", "2", "Terms and definitions", 1, "For the purposes of this document, the following terms apply."),
            Clause("run", "2.1", "training run", 2, "Sequence of computations by which the parameters of one model are set."),
            Clause("report", "3", "Reporting", 1, "A developer shall report each training run before it begins."),
            Clause("change", "3.1", "Change of the estimate", 2, "A developer shall report a change of the estimate within 30 days."),
            Clause("interval", "3.2", "Interval", 2, "The estimate shall be given as an interval, with the method by which it was made."),
            Clause("records", "4", "Records", 1, "A developer shall keep the measurements for five years."),
        ];
        return (project, await Created("publishDraft", "PublishDraftInput", new { commandId = Guid.CreateVersion7(), projectId = project, clauses = revised }));
    }

    /// <summary>The page on which this person works.</summary>
    public IPage Page => page;

    /// <summary>A project with a draft that stands where nothing but its publication is missing.</summary>
    public async Task<string> MakeReadyAsync()
    {
        var project = await RegisterAsync("60.00");
        await PutUnderTheReportsProcessAsync(project);
        return project;
    }

    /// <summary>A process in which a text is published, revised and withdrawn, and nothing else.</summary>
    public async Task<string> PublishShortWayAsync()
    {
        var id = $"short-way-{Random.Shared.Next(10_000, 99_999)}";
        object[] none = [];
        object Stage(string code, bool final, params object[] decisions) => new { code, final, ballot = (object?)null, deadlines = none, decisions };
        object Decision(string to, string name) => new { to, name, of = "SECRETARIAT", gate = none };
        var document = JsonSerializer.Serialize(new
        {
            id, version = 1, name = "A short way", source = "For a journey", begins = "60.00", clock = new { from = "60.00", to = "60.60" },
            tracks = new[] { new { id = "months-18", name = "18 months", length = "P18M" } }, extension = (string?)null, limits = none,
            stages = new[] { Stage("60.00", false, Decision("60.60", "Publish")), Stage("60.60", false, Decision("90.92", "Revise")), Stage("90.92", false, Decision("95.99", "Withdraw")), Stage("95.99", true) },
        });
        var draft = (await explorer.AskAsync("mutation Do($input: DraftProcessInput!) { draftProcess(input: $input) { draft { hash } } }", new { input = new { commandId = Guid.CreateVersion7(), document } }))
            .GetProperty("draftProcess").GetProperty("draft");
        await Created("publishProcess", "PublishProcessInput", new { commandId = Guid.CreateVersion7(), processId = id, draftHash = draft.GetProperty("hash").GetString() });
        return id;
    }

    /// <summary>The next edition of a project's draft.</summary>
    public Task PublishTextAsync(string project) => Created("publishDraft", "PublishDraftInput", new { commandId = Guid.CreateVersion7(), projectId = project, clauses = Clauses });

    public Task PutUnderTheReportsProcessAsync(string project) => PutUnderAsync(project, "technical-report", "months-18");

    public Task PutUnderAsync(string project, string process, string track) => Created("startProject", "StartProjectInput",
        new { commandId = Guid.CreateVersion7(), projectId = project, processId = process, trackId = track });

    /// <summary>Closes it on the page, with a reason.</summary>
    public async Task CloseAsync(OpenedBallot ballot, string reason)
    {
        await page.GotoAsync(ballot.Path + "/close");
        await page.GetByLabel("Reason").FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the ballot" }).ClickAsync();
        await page.ArriveAsync("**" + ballot.Path);
    }

    public async ValueTask DisposeAsync() => await page.CloseAsync();

    async Task<string> Created(string mutation, string input, object value)
    {
        var data = await explorer.AskAsync($"mutation Do($input: {input}!) {{ {mutation}(input: $input) {{ id }} }}", new { input = value });
        return data.GetProperty(mutation).GetProperty("id").GetString()!;
    }

    async Task<string> EnquiryRule()
    {
        var rules = (await explorer.AskAsync("{ votingRules { id conditions { id threshold } } }")).GetProperty("votingRules").EnumerateArray();
        return rules.First(r => r.GetProperty("id").GetString()!.EndsWith("dis", StringComparison.OrdinalIgnoreCase) && r.GetProperty("conditions").GetArrayLength() == 2)
            .GetProperty("id").GetString()!;
    }

    async Task<object[]> Electorate()
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        for (string? after = null; ;)
        {
            var part = (await explorer.AskAsync(
                "query States($after: String) { organizations(kind: MEMBER_STATE, first: 100, after: $after) { nodes { id code } endCursor hasNextPage } }",
                new { after })).GetProperty("organizations");
            foreach (var node in part.GetProperty("nodes").EnumerateArray())
                members[node.GetProperty("code").GetString()!] = node.GetProperty("id").GetString()!;
            if (!part.GetProperty("hasNextPage").GetBoolean())
                break;
            after = part.GetProperty("endCursor").GetString();
        }
        return
        [
            .. Participating.Select(code => new { memberId = members[code], standing = "PARTICIPATING" }),
            .. Others.Select(code => new { memberId = members[code], standing = "OTHER" }),
        ];
    }

    static object Clause(string id, string number, string heading, int level, params string[] paragraphs) =>
        new { wId = $"cl_{id}", number, heading, level, paragraphs };
}

/// <summary>A delegate who votes without looking at pages.</summary>
static class QuietDelegate
{
    public static async Task CastAsync(House house, OpenedBallot ballot, string code, string position, string? reason = null)
    {
        var page = await house.PageOfAsync($"delegate.{code}");
        object[] comments = reason is null ? [] : [new { kind = "TECHNICAL", clause = "cl_interval", text = reason, proposedChange = (string?)null }];
        await new Explorer(page).AskAsync(
            "mutation Cast($input: CastVoteInput!) { castVote(input: $input) { id } }",
            new { input = new { commandId = Guid.CreateVersion7(), ballotId = ballot.Id, position, comments } });
        await page.CloseAsync();
    }
}

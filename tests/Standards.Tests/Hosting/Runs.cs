using System.Text.Json;
using System.Text.Json.Nodes;

namespace Standards.Tests.Hosting;

/// <summary>Projects under processes, through the doors that everyone uses.</summary>
public static class Runs
{
    public const string Draft = "mutation($input: DraftProcessInput!) { draftProcess(input: $input) { id draft { version hash problems { code where message } changes { place before after } } } }";
    public const string Publish = "mutation($input: PublishProcessInput!) { publishProcess(input: $input) { id latest { version hash receipt { actId } changes { place } } draft { hash } } }";
    public const string Start = "mutation($input: StartProjectInput!) { startProject(input: $input) { id stage run { track { id } process { processId version } } } }";
    public const string Advance = "mutation($input: AdvanceProjectInput!) { advanceProject(input: $input) { id stage } }";
    public const string Extend = "mutation($input: ExtendProjectInput!) { extendProject(input: $input) { id run { extendedByMonths mayExtendByMonths endOfTrack } } }";
    public const string Attest = "mutation($input: AttestEvidenceInput!) { attestEvidence(input: $input) { id run { attestations { kind count of statement receipt { actId } } } } }";

    const string Read =
        """
        query($id: ID!) { project(id: $id) { stage run {
          ended since endOfTrack extendedByMonths process { processId version hash }
          schedule { name at consequence to escalateTo }
          choices { to of isOpen gate { kind met statement } }
          diagram { nodes { stage place } }
          steps { kind at from to name authority reason approved ballot { id } gate { statement met } receipt { actId } } } } }
        """;

    /// <summary>A project in a stage, put under a process.</summary>
    public static async Task<string> StartAsync(this Api api, string stage, string process = "interim-standard", string track = "days-90")
    {
        var registered = await api.AskAsync(Steps.Register, new { input = new { commandId = Guid.NewGuid(), symbol = $"AIGOV {Guid.NewGuid():N}", title = "A project", stage } }, Tokens.Secretariat);
        var id = registered.GetProperty("registerProject").GetProperty("id").GetString()!;
        await EventuallyAsync(async () => (await api.AskAsync("query($id: ID!) { process(id: $id) { latest { version } } }", new { id = process })).GetProperty("process").ValueKind != JsonValueKind.Null);
        await api.AskAsync(Start, new { input = new { commandId = Guid.NewGuid(), projectId = id, processId = process, trackId = track } }, Tokens.Secretariat);
        return id;
    }

    public static object AdvanceInput(string project, string to, string reason = "Resolution 12/2026", Guid? commandId = null) =>
        new { input = new { commandId = commandId ?? Guid.NewGuid(), projectId = project, to, reason } };

    public static object AttestInput(string project, string kind, int count, int? of = null) =>
        new { input = new { commandId = Guid.NewGuid(), projectId = project, kind, count, of, statement = "By the minutes of the meeting." } };

    public static Task<JsonElement> AdvanceAsync(this Api api, string project, string to) => api.AskAsync(Advance, AdvanceInput(project, to), Tokens.Secretariat);

    public static Task<JsonElement> AttestAsync(this Api api, string project, string kind, int count, int? of = null) => api.AskAsync(Attest, AttestInput(project, kind, count, of), Tokens.Secretariat);

    public static Task PublishDraftAsync(this Api api, string project) => api.AskAsync(
        Steps.Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, clauses = new[] { Steps.Clause("1") } } }, Tokens.Secretariat);

    public static async Task<string> OpenAsync(this Api api, string project, string rule, DateTimeOffset closesAt, params IEnumerable<Body> electorate) => (await api.AskAsync(Steps.Open, new
    {
        input = new
        {
            commandId = Guid.NewGuid(), projectId = project, title = "A question", ruleId = rule, closesAt,
            electorate = electorate.Select(b => new { memberId = b.Organization, standing = b.Standing }),
        },
    }, Tokens.Secretariat)).GetProperty("openBallot").GetProperty("id").GetString()!;

    public static async Task<JsonElement> RunAsync(this Api api, string project) => (await api.AskAsync(Read, new { id = project })).GetProperty("project");

    public static string StageOf(this JsonElement project) => project.GetProperty("stage").GetString()!;

    /// <summary>The steps, oldest first: kind, date, and what they lead to or who has to deal with them.</summary>
    public static IReadOnlyList<(string Kind, DateTimeOffset At, string? To)> StepsOf(this JsonElement project) =>
    [
        .. project.GetProperty("run").GetProperty("steps").EnumerateArray().Reverse().Select(s => (
            s.GetProperty("kind").GetString()!, s.GetProperty("at").GetDateTimeOffset(), s.GetProperty("to").GetString() ?? s.GetProperty("authority").GetString())),
    ];

    /// <summary>The published document of a process as its next version, changed.</summary>
    public static async Task<string> NextVersionAsync(this Api api, string process, Action<JsonNode>? change = null)
    {
        await EventuallyAsync(async () => (await api.AskAsync("query($id: ID!) { process(id: $id) { id } }", new { id = process })).GetProperty("process").ValueKind != JsonValueKind.Null);
        var document = JsonNode.Parse((await api.AskAsync("query($id: ID!) { process(id: $id) { latest { document } } }", new { id = process }))
            .GetProperty("process").GetProperty("latest").GetProperty("document").GetString()!)!;
        document["version"] = document["version"]!.GetValue<int>() + 1;
        change?.Invoke(document);
        return document.ToJsonString();
    }

    public static JsonNode Stage(JsonNode process, string code) => process["stages"]!.AsArray().First(s => s!["code"]!.GetValue<string>() == code)!;

    public static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await holds())
                return;
            await Task.Delay(100);
        }
        Assert.Fail("It did not come about within 30 seconds.");
    }
}

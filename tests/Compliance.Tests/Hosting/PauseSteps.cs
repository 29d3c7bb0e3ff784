namespace Compliance.Tests.Hosting;

/// <summary>The steps of a pause, through the doors that everyone uses.</summary>
public static class PauseSteps
{
    public const string OrderIt = "mutation($input: OrderPauseInput!) { orderPause(input: $input) { receipt { actId } } }";
    public const string ResumeIt = "mutation($input: ResumeWorkInput!) { resumeWork(input: $input) { receipt { actId } } }";
    public const string Fields = """
        id step orderedAt overAt ground scope { kinds remaining developers { id } modelIds capabilities } scheme { id name ground mayOrder } receipt { actId }
        found { developer { id } modelId capability account evidence isConfirmed at } thresholds { id measure atMostMilli guards } answers { developer { id } pauses statement at } myAnswer { statement }
        analysis { account precautions at } resumptions { at kinds measured { threshold milli evidence } receipt { actId } } refusals { asked code at receipt { actId } } next
        """;
    public const string Look = $$"""query($id: ID!) { pause(id: $id) { {{Fields}} } }""";

    /// <summary>Does an act, and gives its binding act.</summary>
    public static async Task<string> DoAsync(this Api api, string mutation, string inputType, object input, string token) =>
        (await api.AskAsync($"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ receipt {{ actId }} }} }}", input, token)).GetProperty(mutation).GetProperty("receipt").GetProperty("actId").GetString()!;

    public static Task TakeAsync(this Api api, Guid developer, string scheme) => api.AskAsync(
        "mutation($input: TakeSchemeInput!) { takeScheme(input: $input) { id } }", new { input = new { commandId = Guid.NewGuid(), developerId = developer, scheme } }, Tokens.Secretariat);

    /// <summary>A developer under a scheme, whose model failed an evaluation: the pause that begins with it.</summary>
    public static async Task<string> FindAsync(this Api api, Guid developer, string scheme, string account = "It helped too much.")
    {
        await api.TakeAsync(developer, scheme);
        var model = await api.RegisterAsync(Tokens.Officer(developer));
        var reporter = scheme switch { "law" => Tokens.Secretariat, "auditor" => Tokens.Monitor, _ => Tokens.Officer(developer) };
        var command = Guid.NewGuid();
        return (await api.AskAsync(
            "mutation($input: ReportFindingInput!) { reportFinding(input: $input) { pause { id } } }",
            new { input = new { commandId = command, modelId = model, capability = "Biology", account, evidence = "Report 7" } }, reporter)).GetProperty("reportFinding").GetProperty("pause").GetProperty("id").GetString()!;
    }

    public static object Ordering(string pause, Guid developer, string measure = "Uplift of novices", int line = 50) => new
    {
        input = new
        {
            commandId = Guid.NewGuid(), pauseId = pause, kinds = new[] { "TRAINING", "DEPLOYMENT" }, developerIds = new[] { developer }, ground = "A model passed a line.",
            thresholds = new[] { new { id = "uplift", measure, atMostMilli = line } },
        },
    };

    public static object Answering(string pause, string statement = "We have paused.") => new { input = new { commandId = Guid.NewGuid(), pauseId = pause, pauses = true, statement } };

    public static object Analysing(string pause, string account = "It is known why.") => new { input = new { commandId = Guid.NewGuid(), pauseId = pause, account, precautions = "Filters." } };

    public static object Resuming(string pause, string[] kinds, int milli, string evidence = "Report 8") => new
    {
        input = new { commandId = Guid.NewGuid(), pauseId = pause, kinds, measured = new[] { new { threshold = "uplift", milli, evidence } } },
    };
}

using System.Globalization;
using System.Text.Json;
using Contracts.Identity;

namespace Standards.Tests.Hosting;

/// <summary>What tests do again and again with published standards.</summary>
public static class StandardSteps
{
    const string Act = "{ standard { number status editions { number textHash corrections { number } } } receipt { actId } }";

    public const string Publish = "mutation($input: PublishStandardInput!) { publishStandard(input: $input) " + Act + " }";
    public const string TakeOver = "mutation($input: TakeOverStandardInput!) { takeOverStandard(input: $input) " + Act + " }";
    public const string SetEntryDay = "mutation($input: SetEntryDayInput!) { setEntryDay(input: $input) " + Act + " }";
    public const string Adopt = "mutation($input: AdoptStandardInput!) { adoptStandard(input: $input) " + Act + " }";
    public const string Reserve = "mutation($input: ReservePositionInput!) { reservePosition(input: $input) " + Act + " }";
    public const string WithdrawReservation = "mutation($input: WithdrawReservationInput!) { withdrawReservation(input: $input) " + Act + " }";
    public const string Correct = "mutation($input: CorrectStandardInput!) { correctStandard(input: $input) " + Act + " }";
    public const string OpenReview = "mutation($input: OpenReviewInput!) { openReview(input: $input) " + Act + " }";
    public const string ConcludeReview = "mutation($input: ConcludeReviewInput!) { concludeReview(input: $input) " + Act + " }";
    public const string ProposeWithdrawal = "mutation($input: ProposeWithdrawalInput!) { proposeWithdrawal(input: $input) " + Act + " }";
    public const string RaiseObjection = "mutation($input: ObjectToWithdrawalInput!) { objectToWithdrawal(input: $input) " + Act + " }";
    public const string SettleWithdrawal = "mutation($input: SettleWithdrawalInput!) { settleWithdrawal(input: $input) " + Act + " }";

    /// <summary>Clause "report" with a requirement "r-1" and a paragraph "r-2".</summary>
    public const string Text =
        """{"v":1,"elements":[{"wId":"report","kind":"CLAUSE","text":["Reporting"],"children":[{"wId":"r-1","kind":"REQUIREMENT","text":["A developer shall report."],"modality":"SHALL"},{"wId":"r-2","kind":"PARAGRAPH","text":["Within 30 days."]}]}]}""";

    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string NewNumber() => $"T-{Guid.NewGuid().ToString("N")[..12].ToUpperInvariant()}";

    /// <summary>What it takes to publish the draft of a project.</summary>
    public static Dictionary<string, object?> Publication(string project, string number, DateOnly on, DateOnly? latest = null) => new()
    {
        ["commandId"] = Guid.NewGuid(), ["projectId"] = project, ["number"] = number, ["title"] = "Reporting of training runs", ["entersIntoForceOn"] = on.Iso(), ["latestEntryOn"] = latest?.Iso(),
    };

    /// <summary>What it takes to take a text over.</summary>
    public static Dictionary<string, object?> Taking(string number, DateOnly on, DateOnly? latest = null) => new()
    {
        ["commandId"] = Guid.NewGuid(), ["number"] = number, ["title"] = "Reporting of training runs", ["text"] = Text, ["source"] = "Founding conference, resolution 4",
        ["entersIntoForceOn"] = on.Iso(), ["latestEntryOn"] = latest?.Iso(),
    };

    /// <summary>A project with a draft that stands where nothing but its publication is missing.</summary>
    public static async Task<string> ReadyAsync(this Api api)
    {
        var project = await api.StartAsync("60.00", "technical-report", "months-18");
        await api.AskAsync(Steps.Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, clauses = new[] { Steps.Clause("1", "scope") } } }, Tokens.Secretariat);
        return project;
    }

    /// <summary>Takes a standard over and gives its number.</summary>
    public static async Task<string> PublishStandardAsync(this Api api, DateOnly on, DateOnly? latest = null, DateOnly? sunset = null)
    {
        var input = Taking(NewNumber(), on, latest);
        input["sunsetOn"] = sunset?.Iso();
        await api.AskAsync(TakeOver, new { input }, Tokens.Secretariat);
        return (string)input["number"]!;
    }

    /// <summary>Gives each body's person the power to sign.</summary>
    public static async Task GrantSigningAsync(this Api api, params IEnumerable<Body> bodies)
    {
        foreach (var body in bodies)
            await api.DeliverAsync(IdentityTopics.Delegations, Steps.Grant(body, null, null, Powers.Sign));
    }

    public static async Task<JsonElement> StandardAsync(this Api api, string number, string fields) =>
        (await api.AskAsync($"query($number: String!) {{ standard(number: $number) {{ {fields} }} }}", new { number })).GetProperty("standard");

    /// <summary>The words of a part in the text in force; null where it is not there.</summary>
    public static async Task<string?> WordsAsync(this Api api, string number, string part, DateOnly on, Body? member = null)
    {
        var text = (await api.AskAsync(
            "query($number: String!, $on: DateOnly!, $member: ID) { standard(number: $number) { inForce(on: $on, member: $member) { parts { wId words } } } }",
            new { number, on = on.Iso(), member = member?.Organization })).GetProperty("standard").GetProperty("inForce");
        return text.GetProperty("parts").EnumerateArray().Where(p => p.GetProperty("wId").GetString() == part).Select(p => p.GetProperty("words").GetString()).SingleOrDefault();
    }
}

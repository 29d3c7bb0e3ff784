using System.Text.Json;
using Collaborative.Domain.Calls;

namespace Collaborative.Tests.Hosting;

/// <summary>A person with an institution of their own.</summary>
public sealed record Scholar(Guid Person, Guid Institution)
{
    public static Scholar New() => new(Guid.NewGuid(), Guid.NewGuid());

    public string Token => Tokens.Researcher(Person, Institution);
}

/// <summary>What tests do again and again with calls and applications.</summary>
public static class CallSteps
{
    public const string Seed = "7777777777777777777777777777777777777777777777777777777777777777";
    public const string Beacon = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    public const string Publish = "mutation($input: PublishCallInput!) { publishCall(input: $input) { id status rules offers { leftGpuSeconds } draw { commitment } } }";
    public const string Decide = "mutation($input: DecideCallInput!) { decideCall(input: $input) { id status decision { docket digest seed ranking { applicationId place merit tier ticket moved groundCode lines { model gpuSeconds } } } } }";
    public const string Assign = "mutation($input: AssignReviewersInput!) { assignReviewers(input: $input) { assigned unfilled { applicationId missing reasons { code } } } }";
    public const string Save = "mutation($input: SaveApplicationInput!) { saveApplication(input: $input) " + Application + " }";
    public const string Submit = "mutation($input: ApplicationActInput!) { submitApplication(input: $input) " + Application + " }";
    public const string Screen = "mutation($input: ScreenApplicationInput!) { screenApplication(input: $input) " + Application + " }";
    public const string Review = "mutation($input: GiveReviewInput!) { giveReview(input: $input) " + Application + " }";
    public const string Read = "query($id: ID!) { application(id: $id) " + Application + " }";

    public const string Application =
        "{ id status isPosted isMine isMineToReview title groundCode conditions seats reviewsGiven shortfalls { code sentence } award { lines { model gpuSeconds } useTo conditions reportDue pending { kind justification } }"
        + " screenings { outcome referredTo reason } reviews { comment reviewer { id } scores { criterion value } } steps { step text receipt { actId } } }";

    /// <summary>A call of one kind, with time of the share of one member.</summary>
    public static object Call(string kind, Guid member, DateTimeOffset opens, DateTimeOffset closes, long gpuSeconds = 36_000_000, string? reviewers = null, object? eligibility = null, string model = "H100") => new
    {
        commandId = Guid.NewGuid(), title = "Time for evaluations", purpose = "To find out whether safeguards hold.", kind, opens, closes, useFrom = opens, useTo = closes.AddDays(90),
        offers = new[] { new { memberId = member, model, gpuSeconds } }, eligibility = eligibility ?? new { }, reviewers,
        criteria = kind == "SMALL" ? null : new[] { new { key = "merit", question = "How good is it?", weight = 1 } }, reviewsEach = kind == "SMALL" ? (int?)null : 1,
        draw = kind == "SMALL" ? null : new { commitment = Lot.Commitment(Seed), beacon = "The root of the first checkpoint after the closing.", beaconAt = closes },
        tiers = kind == "LOTTERY" ? new { best = "1/4", last = "1/4" } : null,
    };

    /// <summary>An open call, by its identifier.</summary>
    public static async Task<string> PublishAsync(this Api api, object input) => (await api.AskAsync(Publish, new { input }, Tokens.Secretariat)).GetProperty("publishCall").GetProperty("id").GetString()!;

    public static Task AffiliateAsync(this Api api, Scholar scholar, Guid member) => api.AskAsync(
        "mutation($input: AffiliateInstitutionInput!) { affiliateInstitution(input: $input) { member { id } } }",
        new { input = new { commandId = Guid.NewGuid(), institutionId = scholar.Institution, memberId = member } }, Tokens.Secretariat);

    /// <summary>A complete form for some time of the H100.</summary>
    public static object Form(Guid application, string call, DateTimeOffset from, long gpuSeconds = 3_600_000, Guid? project = null, string model = "H100", params Scholar[] with) => new
    {
        commandId = Guid.NewGuid(), applicationId = application, callId = call, title = "Do refusals hold?", area = "EVALUATIONS", purpose = "Find out.", method = "Measure.", data = "Public.",
        needs = new[] { new { model, gpuSeconds, leastGpuSeconds = gpuSeconds } }, useFrom = from, useTo = from.AddDays(30),
        safety = new[] { "DANGEROUS_CAPABILITY", "SENSITIVE_INFORMATION", "RELEASE_OF_WEIGHTS", "HUMAN_PARTICIPANTS" }.Select(question => new { question, yes = false }),
        projectId = project, with = with.Select(s => new { personId = s.Person, institutionId = s.Institution }),
    };

    /// <summary>Saves a complete form and submits it.</summary>
    public static async Task<JsonElement> ApplyAsync(this Api api, Scholar scholar, string call, DateTimeOffset from, long gpuSeconds = 3_600_000, params Scholar[] with)
    {
        var id = Guid.NewGuid();
        await api.AskAsync(Save, new { input = Form(id, call, from, gpuSeconds, null, "H100", with) }, scholar.Token);
        return (await api.AskAsync(Submit, new { input = Act(id) }, scholar.Token)).GetProperty("submitApplication");
    }

    public static object Act(Guid application) => new { commandId = Guid.NewGuid(), applicationId = application };

    public static async Task<JsonElement> ReadAsync(this Api api, string application, string token) => (await api.AskAsync(Read, new { id = application }, token)).GetProperty("application");

    public static async Task<JsonElement> DoAsync(this Api api, string mutation, string inputType, object input, string token) =>
        (await api.AskAsync($"mutation($input: {inputType}!) {{ {mutation}(input: $input) {Application} }}", new { input }, token)).GetProperty(mutation);

    public static async Task<string> RefusedAsync(this Api api, string mutation, string inputType, object input, string token) =>
        (await api.RefusalAsync($"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ id }} }}", new { input }, token)).Code;

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;
}

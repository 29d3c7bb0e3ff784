using System.Text.Json;

namespace Compliance.Tests.Hosting;

/// <summary>The steps of a licence and of a case of enforcement, through the doors that everyone uses.</summary>
public static class LicenceSteps
{
    public const string Nothing = """{"version":1,"holds":{"equals":[{"count":"incident"},0]}}""";

    /// <summary>A licence that was applied for, and its model.</summary>
    public static async Task<(string Licence, string Model)> ApplyAsync(this Api api, Guid developer, string safetyCase = "It is watched.")
    {
        var model = await api.RegisterAsync(Tokens.Officer(developer));
        var applied = await api.AskAsync(
            "mutation($input: ApplyForLicenceInput!) { applyForLicence(input: $input) { licence { id status } receipt { actId } } }",
            new { input = new { commandId = Guid.NewGuid(), kinds = new[] { "TRAINING", "DEPLOYMENT" }, modelIds = new[] { model }, purpose = "Training of a frontier model", safetyCase } }, Tokens.Officer(developer));
        return (applied.GetProperty("applyForLicence").GetProperty("licence").GetProperty("id").GetString()!, model);
    }

    public static object Granting(string licence, DateTimeOffset until, params (string Id, string Document)[] conditions) => new
    {
        input = new { commandId = Guid.NewGuid(), licenceId = licence, until, templates = Array.Empty<string>(), conditions = conditions.Select(c => new { id = c.Id, says = "It is well.", document = c.Document }) },
    };

    /// <summary>A licence that was granted on conditions, and its model.</summary>
    public static async Task<(string Licence, string Model)> GrantAsync(this Api api, Guid developer, DateTimeOffset until, params (string Id, string Document)[] conditions)
    {
        var (licence, model) = await api.ApplyAsync(developer);
        await api.DoAsync("grantLicence", "GrantLicenceInput", Granting(licence, until, conditions), Tokens.Monitor);
        return (licence, model);
    }

    public static object On(string licence, string ground = "For a reason.") => new { input = new { commandId = Guid.NewGuid(), licenceId = licence, ground } };

    public static object Deciding(string licence, bool upheld) => new { input = new { commandId = Guid.NewGuid(), licenceId = licence, isUpheld = upheld, ground = "For a reason." } };

    public static object In(string enforcement, string text = "For a reason.") => new { input = new { commandId = Guid.NewGuid(), enforcementId = enforcement, text } };

    public static object Judging(string enforcement, bool so) => new { input = new { commandId = Guid.NewGuid(), enforcementId = enforcement, isSo = so, ground = "For a reason." } };

    public static object Penalizing(string enforcement, string? amount = "1500000.00", string? currency = "EUR", bool suspends = true) => new
    {
        input = new { commandId = Guid.NewGuid(), enforcementId = enforcement, amount, currency, isSuspension = suspends, ground = "It was not cured." },
    };

    public static async Task<string> NoticeAsync(this Api api, string licence, string? token = null) => (await api.AskAsync(
        "mutation($input: GiveNoticeInput!) { giveNotice(input: $input) { enforcement { id } } }",
        new { input = new { commandId = Guid.NewGuid(), licenceId = licence, breach = "A report is overdue", account = "It was due on Friday.", cureAmount = 10, cureUnit = "WORKING_DAYS" } },
        token ?? Tokens.Monitor)).GetProperty("giveNotice").GetProperty("enforcement").GetProperty("id").GetString()!;

    public static Task<string> RefusedAsync(this Api api, string mutation, string inputType, object input, string token) =>
        api.CodeAsync($"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ receipt {{ actId }} }} }}", input, token);

    public static async Task<JsonElement> LicenceAsync(this Api api, string id, string fields, string? token = null) =>
        (await api.AskAsync($"query($id: ID!) {{ licence(id: $id) {{ {fields} }} }}", new { id }, token)).GetProperty("licence");

    public static async Task<JsonElement> CaseAsync(this Api api, string id, string fields, string? token = null) =>
        (await api.AskAsync($"query($id: ID!) {{ enforcement(id: $id) {{ {fields} }} }}", new { id }, token)).GetProperty("enforcement");
}

using System.Text.Json;

namespace Standards.Tests.Hosting;

/// <summary>What tests do with amendments again and again, through the doors that everyone uses.</summary>
public static class AmendmentSteps
{
    const string Fields = "id number status because group sponsor { id } coSponsors { id } amends { id } changes { wId change words { kind text } } acts { kind member { id } receipt { actId } } receipt { actId }";

    public const string Submit = $"mutation($input: SubmitAmendmentInput!) {{ submitAmendment(input: $input) {{ {Fields} }} }}";
    public const string CoSponsor = $"mutation($input: SponsorAmendmentInput!) {{ coSponsorAmendment(input: $input) {{ {Fields} }} }}";
    public const string Withdraw = $"mutation($input: SponsorAmendmentInput!) {{ withdrawAmendment(input: $input) {{ {Fields} }} }}";
    public const string Close = "mutation($input: AmendmentsInput!) { closeAmendments(input: $input) { amendments { status } } }";
    public const string Group = "mutation($input: GroupAmendmentsInput!) { groupAmendments(input: $input) { amendments { order { group amendments { number } } } } }";
    public const string Record = "mutation($input: RecordAmendmentsInput!) { recordAmendments(input: $input) { amendments { all { number status because } } } }";
    public const string Consolidate = "mutation($input: AmendmentsInput!) { consolidateAmendments(input: $input) { amendments { status next { id edition documentHash clauses { paragraphs } } consolidated { documentHash } } } }";
    public const string Preview = "query($draft: ID!, $amends: ID, $changes: [ChangeInput!]!) { previewAmendment(draftId: $draft, amends: $amends, changes: $changes) { refusalCode refusal changes { wId change words { kind text } } } }";

    public static object Rewrite(string element, string words) => new { rewrite = new { element, words } };

    public static object Submitting(string draft, object[] changes, string? amends = null, Guid? command = null) =>
        new { input = new { commandId = command ?? Guid.NewGuid(), draftId = draft, amends, changes, justification = "It reads better." } };

    public static object On(string draft) => new { input = new { commandId = Guid.NewGuid(), draftId = draft } };

    public static object Sponsoring(string amendment) => new { input = new { commandId = Guid.NewGuid(), amendmentId = amendment } };

    public static async Task<JsonElement> SubmitAsync(this Api api, string draft, Body body, string? amends, params object[] changes) =>
        (await api.AskAsync(Submit, Submitting(draft, changes, amends), body.Token)).GetProperty("submitAmendment");

    public static async Task<string> RecordAsync(this Api api, string draft, bool carried, params string[] amendments)
    {
        var input = new { commandId = Guid.NewGuid(), draftId = draft, amendmentIds = amendments, carried };
        var all = (await api.AskAsync(Record, new { input }, Tokens.Secretariat)).GetProperty("recordAmendments").GetProperty("amendments").GetProperty("all");
        return string.Join(", ", all.EnumerateArray().Select(a => a.GetProperty("status").GetString()));
    }

    public static async Task<JsonElement> AmendmentsAsync(this Api api, string draft, string fields) =>
        (await api.AskAsync("query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Draft { amendments { " + fields + " } } } }", new { ids = new[] { new { __typename = "Draft", id = draft } } }))
            .GetProperty("_entities")[0].GetProperty("amendments");
}

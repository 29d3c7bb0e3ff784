using System.Text.Json;

namespace Standards.Tests.Hosting;

/// <summary>What tests do with comments again and again, through the doors that everyone uses.</summary>
public static class CommentSteps
{
    public const string OpenConsultation = "mutation($input: OpenConsultationInput!) { openConsultation(input: $input) { isOpen opensAt closesAt memberCount receipt { actId } } }";
    public const string CloseConsultation = "mutation($input: CloseConsultationInput!) { closeConsultation(input: $input) { isOpen closedAt closedBecause closingReceipt { actId } } }";
    public const string Comment = "mutation($input: CommentOnDraftInput!) { commentOnDraft(input: $input) { id reference serial revision element clause part kind text proposedChange member { id } isFinal } }";
    public const string Replace = "mutation($input: ReplaceCommentInput!) { replaceComment(input: $input) { id revision element clause text } }";
    public const string Withdraw = "mutation($input: WithdrawCommentInput!) { withdrawComment(input: $input) { id withdrawnAt } }";
    public const string ReadTable = "mutation($input: ReadCommentTableInput!) { readCommentTable(input: $input) { digest rowCount commentCount unreadableCount rows(first: 500) { number words outcome code reason remarks comments { kind element clause text proposedChange } } } }";
    public const string ImportTable = "mutation($input: ImportCommentTableInput!) { importCommentTable(input: $input) { commentCount firstSerial } }";
    public const string Dispose = "mutation($input: DisposeOfCommentsInput!) { disposeOfComments(input: $input) { id count outcome listHash commentIds record receipt { actId } } }";

    /// <summary>An edition with clauses 1, 2, 2.1 and 3, and its identifier.</summary>
    public static async Task<string> PublishEditionAsync(this Api api, string? project = null)
    {
        var input = new
        {
            commandId = Guid.NewGuid(), projectId = project ?? await api.RegisterProjectAsync(),
            clauses = new[] { Steps.Clause("1"), Steps.Clause("2"), Steps.Clause("2.1"), Steps.Clause("3") },
        };
        return (await api.AskAsync(Steps.Publish, new { input }, Tokens.Secretariat)).GetProperty("publishDraft").GetProperty("id").GetString()!;
    }

    /// <summary>An edition on which these bodies are asked for comments, and may speak.</summary>
    public static async Task<string> OpenConsultationAsync(this Api api, params Body[] bodies)
    {
        var draft = await api.PublishEditionAsync();
        await api.GrantAsync(bodies);
        await api.AskAsync(OpenConsultation, Opening(draft, bodies), Tokens.Secretariat);
        return draft;
    }

    public static object Opening(string draft, Body[] bodies, DateTimeOffset? closesAt = null) => new
    {
        input = new { commandId = Guid.NewGuid(), draftId = draft, memberIds = bodies.Select(b => b.Organization), closesAt = closesAt ?? DateTimeOffset.UtcNow.AddDays(7) },
    };

    public static object Comments(string draft, params object[] comments) => new { input = new { commandId = Guid.NewGuid(), draftId = draft, comments } };

    public static object Say(string text, string kind = "TECHNICAL", string? clause = null, string? element = null, string? change = null) =>
        new { kind, text, clause, element, proposedChange = change };

    public static async Task<JsonElement[]> CommentAsync(this Api api, string draft, Body body, params object[] comments) =>
        [.. (await api.AskAsync(Comment, Comments(draft, comments), body.Token)).GetProperty("commentOnDraft").EnumerateArray()];

    public static Task CloseConsultationAsync(this Api api, string draft) =>
        api.AskAsync(CloseConsultation, new { input = new { commandId = Guid.NewGuid(), draftId = draft, reason = "All are in." } }, Tokens.Secretariat);

    public static object Disposing(string draft, object selection, string outcome = "ACCEPTED", string? observation = null, params string[] changed)
    {
        var input = JsonSerializer.SerializeToNode(new { commandId = Guid.NewGuid(), draftId = draft, outcome, observation, changed })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(selection)!.AsObject())
            input[name] = value?.DeepClone();
        return new { input };
    }

    public static async Task<JsonElement> DisposeAsync(this Api api, object disposing) =>
        (await api.AskAsync(Dispose, disposing, Tokens.Secretariat)).GetProperty("disposeOfComments");

    public static object Table(string draft, byte[] file, string name = "table.csv") => new { input = new { draftId = draft, fileName = name, content = Convert.ToBase64String(file) } };

    public static async Task<JsonElement> ReadTableAsync(this Api api, string draft, Body body, byte[] file) =>
        (await api.AskAsync(ReadTable, Table(draft, file), body.Token)).GetProperty("readCommentTable");

    /// <summary>Part of what was said on an edition.</summary>
    public static async Task<JsonElement> CommentsOnAsync(this Api api, string draft, string fields, string? token = null) =>
        (await api.AskAsync($"query($id: ID!) {{ draftComments(draftId: $id) {{ {fields} }} }}", new { id = draft }, token)).GetProperty("draftComments");

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).ToString();
}

using System.Text.Json;

namespace Standards.Tests.Hosting;

/// <summary>Experts, patents and scopes of projects, through the doors that everyone uses.</summary>
public static class CommitmentSteps
{
    const string Commitments =
        """
        { id scope { text changes words { kind text } receipt { actId } } scopeOfDraft mayNameExperts
          experts { id name field member { id } receipt { actId } }
          patentHolders { name because position patents form clears elements { wId location } askedBy { actId } declaration { actId } } }
        """;

    public const string Read = $"query($id: ID!) {{ project(id: $id) {Commitments} }}";
    public const string Name = $"mutation($input: NameExpertInput!) {{ nameExpert(input: $input) {Commitments} }}";
    public const string Withdraw = $"mutation($input: WithdrawExpertInput!) {{ withdrawExpert(input: $input) {Commitments} }}";
    public const string Ask = $"mutation($input: AskPatentHolderInput!) {{ askPatentHolder(input: $input) {Commitments} }}";
    public const string Declare = $"mutation($input: DeclarePatentsInput!) {{ declarePatents(input: $input) {Commitments} }}";
    public const string Approve = $"mutation($input: ApproveScopeInput!) {{ approveScope(input: $input) {Commitments} }}";

    public static object Naming(string project, string name = "A. Berg", Guid? commandId = null) =>
        new { input = new { commandId = commandId ?? Guid.NewGuid(), projectId = project, name, field = "Measurement of compute" } };

    public static object Withdrawing(string project, string expert) =>
        new { input = new { commandId = Guid.NewGuid(), projectId = project, expertId = expert, reason = "Another takes the place." } };

    public static object Asking(string project, string holder = "Example Chips") =>
        new { input = new { commandId = Guid.NewGuid(), projectId = project, holder, because = "Named in a comment of Norway." } };

    public static object Declaring(string project, string position, params string[] elements) =>
        new { input = new { commandId = Guid.NewGuid(), projectId = project, holder = "Example Chips", position, elements, patents = new[] { "EX 1 234 567" }, form = "Form of 2 March 2026" } };

    public static object Approving(string project, string text) =>
        new { input = new { commandId = Guid.NewGuid(), projectId = project, text, reason = "Resolution 4/2026" } };

    public static async Task<JsonElement> CommitmentsAsync(this Api api, string project, string? token = null) =>
        (await api.AskAsync(Read, new { id = project }, token ?? Tokens.Secretariat)).GetProperty("project");

    /// <summary>What the gates of a stage say of one kind of evidence.</summary>
    public static async Task<(string Statement, bool Met)> GateAsync(this Api api, string project, string kind)
    {
        var finding = (await api.RunAsync(project)).GetProperty("run").GetProperty("choices").EnumerateArray()
            .SelectMany(c => c.GetProperty("gate").EnumerateArray()).First(f => f.Text("kind") == kind);
        return (finding.Text("statement"), finding.GetProperty("met").GetBoolean());
    }
}

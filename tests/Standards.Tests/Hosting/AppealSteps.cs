using System.Text.Json;

namespace Standards.Tests.Hosting;

/// <summary>What tests do again and again with appeals.</summary>
public static class AppealSteps
{
    const string Act = "{ appeal { id status level until ending decisionKind staysPublication mayBeConciliated project { id } steps { step at text upheld to } } receipt { actId } }";

    public const string Lodge = "mutation($input: AppealDecisionInput!) { appealDecision(input: $input) " + Act + " }";
    public const string Escalate = "mutation($input: EscalateAppealInput!) { escalateAppeal(input: $input) " + Act + " }";
    public const string Withdraw = "mutation($input: WithdrawAppealInput!) { withdrawAppeal(input: $input) " + Act + " }";
    public const string Admit = "mutation($input: AdmitAppealInput!) { admitAppeal(input: $input) " + Act + " }";
    public const string Conciliate = "mutation($input: ConciliateAppealInput!) { conciliateAppeal(input: $input) " + Act + " }";
    public const string Decide = "mutation($input: DecideAppealInput!) { decideAppeal(input: $input) " + Act + " }";

    public static object Against(string act) => new { input = new { commandId = Guid.NewGuid(), decisionActId = act, grounds = "Two negative votes with reasons were left out." } };

    /// <summary>A ballot that was closed, by the act of its closing.</summary>
    public static async Task<(string Act, string Project)> ClosedBallotAsync(this Api api, Body voter)
    {
        await api.GrantAsync(voter);
        var ballot = await api.OpenBallotAsync([voter]);
        var closed = await api.CloseAsync(ballot, "Done.");
        var project = (await api.AskAsync("query($id: ID!) { ballot(id: $id) { project { id } } }", new { id = ballot })).GetProperty("ballot").GetProperty("project").GetProperty("id").GetString()!;
        return (closed.GetProperty("receipt").GetProperty("actId").GetString()!, project);
    }

    public static async Task<JsonElement> LodgeAppealAsync(this Api api, string act, Body member)
    {
        await api.GrantSigningAsync(member);
        return (await api.AskAsync(Lodge, Against(act), member.Token)).GetProperty("appealDecision").GetProperty("appeal");
    }

    public static async Task<JsonElement> DoAsync(this Api api, string mutation, string token, object input)
    {
        var data = await api.AskAsync(mutation, new { input }, token);
        return data.EnumerateObject().Single().Value.GetProperty("appeal");
    }
}

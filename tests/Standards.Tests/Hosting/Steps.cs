using System.Text.Json;
using Contracts.Identity;

namespace Standards.Tests.Hosting;

/// <summary>A national body with a person who may vote for it.</summary>
public sealed record Body(Guid Organization, Guid Person, string Standing)
{
    public string Token { get; } = Tokens.Delegate(Person, Organization);

    public static Body Participating() => new(Guid.NewGuid(), Guid.NewGuid(), "PARTICIPATING");

    public static Body Other() => new(Guid.NewGuid(), Guid.NewGuid(), "OTHER");

    public string[] Classes { get; init; } = [];

    public (string Name, string Value)[] Amounts { get; init; } = [];

    public object ToInput() => new { memberId = Organization, standing = Standing, classes = Classes, amounts = Amounts.Select(a => new { name = a.Name, value = a.Value }) };
}

/// <summary>What tests do again and again, through the doors that everyone uses.</summary>
public static class Steps
{
    public const string Register = "mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id symbol stage stageName } }";
    public const string Publish = "mutation($input: PublishDraftInput!) { publishDraft(input: $input) { id edition clauses { wId number } project { id } receipt { actId } } }";
    public const string Open = "mutation($input: OpenBallotInput!) { openBallot(input: $input) { id status ruleHash draft { id } electorate { member { id } standing } } }";
    public const string Cast = "mutation($input: CastVoteInput!) { castVote(input: $input) { id position revision standing castAt member { id } comments { kind text } record receipt { actId } } }";
    public const string Close = "mutation($input: CloseBallotInput!) { closeBallot(input: $input) { id status closedAt closedBecause receipt { actId } result { approved explanation } } }";

    public const string Correct = "mutation($input: CorrectVoteInput!) { correctVote(input: $input) { id result { approved explanation } votes { id position revision corrected member { id } } pronouncements { cause because at member { id } position receipt { actId } result { approved } } } }";
    public const string BreakTie = "mutation($input: BreakTieInput!) { breakTie(input: $input) { id awaitsCastingVote mayBreakTie result { approved explanation } pronouncements { cause position } } }";

    public static readonly object[] Reasons = [new { kind = "TECHNICAL", text = "The container is not specified." }];

    public static async Task<string> RegisterProjectAsync(this Api api)
    {
        var data = await api.AskAsync(Register, new { input = new { commandId = Guid.NewGuid(), symbol = $"ISO/WD {Guid.NewGuid():N}", title = "A project", stage = "40.00" } }, Tokens.Secretariat);
        return data.GetProperty("registerProject").GetProperty("id").GetString()!;
    }

    public static object Clause(string number, string? wId = null) =>
        new { wId = wId ?? $"c-{number}", number, heading = $"Clause {number}", level = number.Split('.').Length, paragraphs = new[] { "Text." } };

    public static async Task<string> OpenBallotAsync(
        this Api api, IEnumerable<Body> electorate, DateTimeOffset? closesAt = null, string disclosure = "WHEN_CAST", string rule = "iso-dis", Guid? chair = null, DateTimeOffset? opensAt = null)
    {
        var input = new
        {
            commandId = Guid.NewGuid(), projectId = await api.RegisterProjectAsync(), title = "Enquiry", ruleId = rule,
            electorate = electorate.Select(b => b.ToInput()), closesAt = closesAt ?? DateTimeOffset.UtcNow.AddDays(7), disclosure, chairId = chair, opensAt,
        };
        return (await api.AskAsync(Open, new { input }, Tokens.Secretariat)).GetProperty("openBallot").GetProperty("id").GetString()!;
    }

    /// <summary>Gives each body's person the power to vote, as Identity tells it.</summary>
    public static async Task GrantAsync(this Api api, params IEnumerable<Body> bodies)
    {
        foreach (var body in bodies)
            await api.DeliverAsync(IdentityTopics.Delegations, Grant(body));
    }

    public static DelegationGranted Grant(Body body, DateTimeOffset? from = null, DateTimeOffset? until = null, params string[] powers) => new(
        new(Guid.NewGuid()), new(body.Organization), new(body.Person), powers is [] ? [Powers.Speak, Powers.Vote] : powers,
        from ?? DateTimeOffset.UtcNow.AddDays(-1), until, Guid.NewGuid());

    public static object Vote(string ballot, string position, params object[] comments) =>
        new { input = new { commandId = Guid.NewGuid(), ballotId = ballot, position, comments } };

    public static async Task<JsonElement> CastAsync(this Api api, string ballot, Body body, string position, params object[] comments) =>
        (await api.AskAsync(Cast, Vote(ballot, position, comments), body.Token)).GetProperty("castVote");

    public static async Task<JsonElement> CloseAsync(this Api api, string ballot, string? reason) =>
        (await api.AskAsync(Close, new { input = new { commandId = Guid.NewGuid(), ballotId = ballot, reason } }, Tokens.Secretariat)).GetProperty("closeBallot");
}

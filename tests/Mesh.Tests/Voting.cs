using System.Collections.Concurrent;
using System.Text.Json;

namespace Mesh.Tests;

/// <summary>What the tests do with ballots, through the gateway, as the people that may.</summary>
static class Voting
{
    static readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Until)> Tokens = new();

    /// <returns>The identifier of a ballot that is open to these states, all participating.</returns>
    public static async Task<string> OpenAsync(House house, IEnumerable<string> codes)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var token = await TokenOfAsync(house, "secretariat");
        var project = await house.Gateway.AskAsync<JsonElement>(
            "mutation R($input: RegisterProjectInput!) { registerProject(input: $input) { id } }",
            new { input = new { commandId = Guid.CreateVersion7(), symbol = $"Test {Guid.CreateVersion7():n}", title = "A draft for a test", stage = "40.20" } }, token, cancellation);
        var opened = await house.Gateway.AskAsync<JsonElement>(
            "mutation O($input: OpenBallotInput!) { openBallot(input: $input) { id } }",
            new
            {
                input = new
                {
                    commandId = Guid.CreateVersion7(),
                    projectId = project.GetProperty("registerProject").GetProperty("id").GetString(),
                    title = "A ballot for a test",
                    ruleId = "iso-dis",
                    electorate = codes.Select(c => new { memberId = Contracts.Identity.MemberStates.IdOf(c).ToString(), standing = "PARTICIPATING" }),
                    closesAt = DateTimeOffset.UtcNow.AddDays(7),
                },
            }, token, cancellation);
        return opened.GetProperty("openBallot").GetProperty("id").GetString()!;
    }

    /// <returns>The vote as it was acknowledged.</returns>
    public static async Task<CastVote> CastAsync(House house, string ballot, string code, string position, Guid? commandId = null)
    {
        var token = await TokenOfAsync(house, $"delegate.{code.ToLowerInvariant()}");
        var answer = await house.Gateway.AskAsync<JsonElement>(
            "mutation C($input: CastVoteInput!) { castVote(input: $input) { id revision position } }",
            new { input = new { commandId = commandId ?? Guid.CreateVersion7(), ballotId = ballot, position, comments = Array.Empty<object>() } },
            token, TestContext.Current.CancellationToken);
        var vote = answer.GetProperty("castVote");
        return new(vote.GetProperty("id").GetGuid(), vote.GetProperty("revision").GetInt32(), vote.GetProperty("position").GetString()!);
    }

    public static async Task<string> TokenOfAsync(House house, string userName)
    {
        if (Tokens.TryGetValue(userName, out var known) && known.Until > DateTimeOffset.UtcNow)
            return known.Token;

        var token = await house.SignIn.TokenOfAsync(userName, TestContext.Current.CancellationToken);
        Tokens[userName] = (token, DateTimeOffset.UtcNow.AddMinutes(5));
        return token;
    }
}

/// <summary>A vote that was acknowledged.</summary>
sealed record CastVote(Guid ActId, int Revision, string Position);

using Replay.Reading;

namespace Replay.Voting;

/// <summary>What the secretariat does in a ballot: registers, opens, closes; and reads how it stands.</summary>
sealed class Secretariat(Mesh mesh)
{
    const string Name = "secretariat";
    const string Rule = "iso-dis";
    const string Stage = "40.20";
    const string Reason = "All votes of the replayed file are cast.";
    static readonly TimeSpan VotingPeriod = TimeSpan.FromDays(7 * 12);

    const string Standing = """
        votesCast
        tally { condition { id statement measure } inFavour against abstained leftOut counted sharePercent met }
        result { approved explanation conditions { condition { id statement measure } inFavour against abstained leftOut counted sharePercent met } }
        """;

    /// <returns>The ballot's identifier.</returns>
    public async Task<string> OpenAsync(string file, IEnumerable<(Member Member, Standing Standing)> electorate, CancellationToken cancellation)
    {
        var token = await mesh.SignIn.TokenOfAsync(Name, cancellation);
        var symbol = $"Replay {Guid.CreateVersion7():N}";   // a symbol names one project for good, and a file may be replayed again
        var project = await mesh.Gateway.AskAsync<Registered>(
            "mutation Register($input: RegisterProjectInput!) { registerProject(input: $input) { id } }",
            new { input = new { commandId = Guid.CreateVersion7(), symbol, title = $"Replay of {file}", stage = Stage } }, token, cancellation);
        var ballot = await mesh.Gateway.AskAsync<Opened>(
            "mutation Open($input: OpenBallotInput!) { openBallot(input: $input) { id } }",
            new
            {
                input = new
                {
                    commandId = Guid.CreateVersion7(),
                    projectId = project.RegisterProject.Id,
                    title = $"Replay of {file}",
                    ruleId = Rule,
                    electorate = electorate.Select(e => new { memberId = e.Member.Id, standing = e.Standing }),
                    closesAt = TimeProvider.System.GetUtcNow() + VotingPeriod,
                },
            }, token, cancellation);
        return ballot.OpenBallot.Id;
    }

    public async Task<BallotState> CloseAsync(string ballot, CancellationToken cancellation)
    {
        var token = await mesh.SignIn.TokenOfAsync(Name, cancellation);   // anew: the first one may have expired meanwhile
        var closed = await mesh.Gateway.AskAsync<Closed>(
            $"mutation Close($input: CloseBallotInput!) {{ closeBallot(input: $input) {{ {Standing} }} }}",
            new { input = new { commandId = Guid.CreateVersion7(), ballotId = ballot, reason = Reason } }, token, cancellation);
        return closed.CloseBallot;
    }

    public async Task<BallotState> ReadAsync(string ballot, CancellationToken cancellation) =>
        (await mesh.Gateway.AskAsync<Read>($"query Standing($id: ID!) {{ ballot(id: $id) {{ {Standing} }} }}", new { id = ballot }, token: null, cancellation)).Ballot;

    sealed record Registered(Named RegisterProject);

    sealed record Opened(Named OpenBallot);

    sealed record Named(string Id);

    sealed record Closed(BallotState CloseBallot);

    sealed record Read(BallotState Ballot);
}

/// <summary>How a ballot stands, or ended.</summary>
sealed record BallotState(int VotesCast, ConditionTally[]? Tally, BallotResult? Result);

sealed record BallotResult(bool Approved, string[] Explanation, ConditionTally[] Conditions);

sealed record ConditionTally(Condition Condition, int InFavour, int Against, int Abstained, int LeftOut, int Counted, string? SharePercent, bool Met)
{
    /// <summary>The votes that the condition asks about: those in favour, or those against.</summary>
    public int Part => Condition.Measure is Measure.InFavour ? InFavour : Against;
}

sealed record Condition(string Id, string Statement, Measure Measure);

enum Measure { InFavour, Against }

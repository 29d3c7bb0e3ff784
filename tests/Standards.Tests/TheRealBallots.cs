using Testing;

namespace Standards.Tests;

/// <summary>ISO/IEC DIS 29500, vote by vote over HTTP, each by the delegate of its body.</summary>
public sealed class TheRealBallots(StandardsHost host)
{
    [Theory]
    [InlineData("dis29500_2007-09-02.csv", false, "17/32", "6/23")]
    [InlineData("dis29500_2008-03-29.csv", true, "3/4", "10/71")]
    public async Task End_as_they_ended(string file, bool approved, params string[] shares)
    {
        var rows = File.ReadLines(Repository.Data("iso-ballots-dis29500", file)).Skip(1)
            .Select(line => line[(line.LastIndexOf('"') + 1)..].Split(','))
            .Select(fields => (Body: fields[1] == "P" ? Body.Participating() : Body.Other(), Position: fields[2].ToUpperInvariant())).ToArray();
        await host.Api.GrantAsync(rows.Select(r => r.Body));
        var ballot = await host.Api.OpenBallotAsync(rows.Select(r => r.Body));

        await Task.WhenAll(rows.Select(r => host.Api.CastAsync(ballot, r.Body, r.Position, r.Position == "DISAPPROVE" ? Steps.Reasons : [])));
        await host.Api.CloseAsync(ballot, "All bodies have voted.");

        var result = (await host.Api.AskAsync(
            "query($id: ID!) { ballot(id: $id) { result { approved conditions { share } } tally { share } } }", new { id = ballot })).GetProperty("ballot");
        Assert.Equal(approved, result.GetProperty("result").GetProperty("approved").GetBoolean());
        Assert.Equal(shares, result.GetProperty("result").GetProperty("conditions").EnumerateArray().Select(c => c.GetProperty("share").GetString()));
        Assert.Equal(shares, result.GetProperty("tally").EnumerateArray().Select(c => c.GetProperty("share").GetString()));
    }
}

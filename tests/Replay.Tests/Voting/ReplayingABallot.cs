using System.Text;
using System.Text.Json;
using Replay;
using Replay.Reading;
using Replay.Reporting;
using Replay.Voting;
using Testing;

namespace Replay.Tests.Voting;

/// <summary>The whole way, against a small house of one process that signs in, registers, and counts by the rule of an enquiry ballot.</summary>
public sealed class ReplayingABallot
{
    static async Task<(Outcome Outcome, string[] Lines)> RunAsync(SmallHouse house, string file, params string[] flags)
    {
        var options = Options.Parse(["iso-ballot", file, "--gateway", house.Address, "--identity", house.Address, "--password-file", house.PasswordFile, .. flags]);
        using var mesh = await Mesh.OfAsync(options, TestContext.Current.CancellationToken);
        var outcome = await new IsoBallot(mesh, options).RunAsync(BallotFile.Read(file), TestContext.Current.CancellationToken);
        return (outcome, Report.Text(outcome).TrimEnd().Split(Environment.NewLine));
    }

    static string FileOf(params IEnumerable<string> rows)
    {
        var path = Path.Combine(Path.GetTempPath(), $"ballot-{Guid.NewGuid():N}.csv");
        File.WriteAllLines(path, ["member_body_country,status,vote,note", .. rows], Encoding.UTF8);
        return path;
    }

    [Theory]
    [InlineData("dis29500_2007-09-02.csv", "17 of 32", "18 of 69", "not approved")]
    [InlineData("dis29500_2008-03-29.csv", "24 of 32", "10 of 71", "approved")]
    public async Task Ends_as_the_ballots_of_29500_did(string name, string inFavour, string against, string verdict)
    {
        var file = Repository.Data("iso-ballots-dis29500", name);
        await using var house = await SmallHouse.OpenAsync(others: BallotFile.Read(file).Rows.Select(r => r.Country));
        var (outcome, lines) = await RunAsync(house, file);
        Assert.Empty(outcome.Unusable);
        Assert.Contains(lines, line => line.StartsWith(inFavour, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith(against, StringComparison.Ordinal));
        Assert.Equal(verdict, lines[^1]);
        Assert.Equal(87, house.Voters.Count);
    }

    [Fact]
    public async Task Casts_each_vote_as_the_delegate_of_its_country()
    {
        await using var house = await SmallHouse.OpenAsync();
        await RunAsync(house, FileOf("Norway,P,approve,", "France,P,disapprove,", "Spain,other,abstain,"));
        Assert.Equal(["delegate.es", "delegate.fr", "delegate.no"], house.Voters.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Counts_a_small_ballot_and_names_the_rows_it_cannot_use()
    {
        await using var house = await SmallHouse.OpenAsync();
        var (_, lines) = await RunAsync(house, FileOf(
            "Norway,P,approve,", "France,P,approve,", "Spain,P,approve,", "Italy,P,approve,", "Germany,P,disapprove,", "Japan,P,disapprove,",
            "Atlantis,P,approve,", "NORWAY,P,disapprove,", "Kenya,P,maybe,"));
        Assert.Equal("line 8 \"Atlantis\" cannot be used: no member of the register has this name", lines[0]);
        Assert.Equal("line 9 \"NORWAY\" cannot be used: Norway has its row in line 2 already", lines[1]);
        Assert.Equal("line 10 \"Kenya\" cannot be used: the vote \"maybe\" is none of approve, disapprove, abstain", lines[2]);
        Assert.Contains("Participating members: 4 approve, 2 disapprove, 0 abstain", lines);
        Assert.Contains(lines, line => line.StartsWith("4 of 6", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("2 of 6", StringComparison.Ordinal));
        Assert.Equal("not approved", lines[^1]);
    }

    [Fact]
    public async Task Leaves_a_vote_to_its_member_and_the_ballot_open()
    {
        await using var house = await SmallHouse.OpenAsync();
        var (outcome, lines) = await RunAsync(house, FileOf("Norway,P,approve,", "France,P,approve,"), "--without", "norway", "--leave-open");
        Assert.Equal(["delegate.fr"], house.Voters);
        Assert.Equal(2, house.Electorate);
        Assert.Null(outcome.State.Result);
        Assert.Contains(lines, line => line.StartsWith("1 of 1", StringComparison.Ordinal));
        Assert.Equal("left open", lines[^1]);
    }

    [Fact]
    public async Task Refuses_to_leave_out_who_is_not_in_the_file()
    {
        await using var house = await SmallHouse.OpenAsync();
        var trouble = await Assert.ThrowsAsync<Trouble>(() => RunAsync(house, FileOf("Norway,P,approve,"), "--without", "France"));
        Assert.Equal((2, "--without France: no usable row is of France"), (trouble.ExitCode, trouble.Message));
    }

    [Fact]
    public async Task Refuses_a_file_of_which_no_row_can_be_used()
    {
        await using var house = await SmallHouse.OpenAsync();
        var trouble = await Assert.ThrowsAsync<Trouble>(() => RunAsync(house, FileOf("Atlantis,P,approve,")));
        Assert.Equal(2, trouble.ExitCode);
        Assert.Contains("line 2 \"Atlantis\" cannot be used", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tries_again_with_the_same_command_when_an_answer_is_lost()
    {
        await using var house = await SmallHouse.OpenAsync(losesFirstAnswers: true);
        var (outcome, _) = await RunAsync(house, FileOf("Norway,P,approve,", "France,P,disapprove,"));
        Assert.Equal(2, outcome.State.VotesCast);
        Assert.Equal(2, house.Voters.Count);
    }

    [Fact]
    public async Task Reports_a_vote_that_is_refused_by_its_line()
    {
        await using var house = await SmallHouse.OpenAsync(refuses: "delegate.fr");
        var (outcome, _) = await RunAsync(house, FileOf("Norway,P,approve,", "France,P,disapprove,"));
        Assert.Equal([new(3, "France", "the vote was refused: No delegation. (credential.missing)")], outcome.Unusable);
    }

    [Fact]
    public async Task Says_so_when_the_password_is_not_accepted()
    {
        await using var house = await SmallHouse.OpenAsync();
        await File.WriteAllTextAsync(house.PasswordFile, "wrong");
        var trouble = await Assert.ThrowsAsync<Trouble>(() => RunAsync(house, FileOf("Norway,P,approve,")));
        Assert.Equal(1, trouble.ExitCode);
        Assert.Contains("does not accept secretariat", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_so_when_nobody_answers()
    {
        var trouble = await Assert.ThrowsAsync<Trouble>(() => SignInAt("http://127.0.0.1:4099"));
        Assert.Equal(1, trouble.ExitCode);
        static Task SignInAt(string address) => Replay.SigningIn.SignIn.AtAsync(new(address), "", CancellationToken.None);
    }

    [Fact]
    public async Task Reports_the_same_as_json()
    {
        await using var house = await SmallHouse.OpenAsync();
        var (outcome, _) = await RunAsync(house, FileOf("Norway,P,approve,", "France,P,approve,", "Atlantis,P,approve,"));
        var json = JsonSerializer.Deserialize<JsonElement>(Report.Json(outcome));
        Assert.True(json.GetProperty("approved").GetBoolean());
        Assert.Equal("2 of 2", json.GetProperty("conditions")[0].GetProperty("share").GetString());
        Assert.Equal(4, json.GetProperty("unusable")[0].GetProperty("line").GetInt32());
    }
}

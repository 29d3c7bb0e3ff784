using System.Text;
using Replay.RollCalls;
using Testing;

namespace Replay.Tests.RollCalls;

public sealed class DecidingRollCalls
{
    /// <summary>6,203 roll calls, counted a second time by other means: text, strings and cross-multiplication.</summary>
    [Fact]
    public void Of_all_years_gives_the_totals_of_an_independent_count()
    {
        var table = Repository.Data("unga-votes", "votes_matrix.csv");
        var votes = File.ReadLines(table).Skip(1).Select(line => line.Split(',')[1]).Select(letters =>
            (For: letters.Count(l => l == 'Y'), Against: letters.Count(l => l == 'N'), Abstaining: letters.Count(l => l == 'A'))).ToArray();

        var totals = new Assembly().Decide(RollCallFile.Read(Path.GetDirectoryName(table)!));

        Assert.Equal(
            new Totals(
                votes.Length, votes.Sum(v => v.For), votes.Sum(v => v.Against), votes.Sum(v => v.Abstaining),
                votes.Count(v => v.For > v.Against), votes.Count(v => v.For + v.Against > 0 && v.For * 3 >= (v.For + v.Against) * 2),
                votes.Count(v => v.For == v.Against && v.For > 0), votes.Count(v => v.For + v.Against == 0)),
            totals);
        Assert.Equal((6_203, 870_109L), (totals.RollCalls, totals.Votes));
    }

    [Fact]
    public void Tells_the_two_majorities_apart() => Assert.Equal(
        new Totals(RollCalls: 5, InFavour: 9, Against: 5, Abstaining: 3, ByMajority: 3, ByTwoThirds: 2, Equal: 1, WithoutVote: 1),
        Decide("1,YYN.", "2,YYYNN", "3,YN..", "4,AA.", "5,YYYNA"));

    [Fact]
    public void Does_not_mind_line_ends_and_blank_lines() =>
        Assert.Equal(2, new Assembly().Decide("rcid,votes\r\n1,YN\r\n\r\n2,Y"u8).RollCalls);

    [Theory]
    [InlineData("1,YX", "line 2: \"X\" is none of Y, N, A and a full stop")]
    [InlineData("YYN", "votes_matrix.csv, line 2: a roll call and its votes stand there, with a comma between")]
    public void Names_the_line_that_cannot_be_used(string line, string problem)
    {
        var trouble = Assert.Throws<Trouble>(() => Decide(line));
        Assert.Equal((2, problem), (trouble.ExitCode, trouble.Message));
    }

    [Fact]
    public void Refuses_another_table() => Assert.Equal(2, Assert.Throws<Trouble>(() => new Assembly().Decide("position,country"u8)).ExitCode);

    [Fact]
    public void Says_so_when_there_is_no_table() =>
        Assert.Equal(2, Assert.Throws<Trouble>(() => RollCallFile.Read(Path.Combine(Path.GetTempPath(), "nowhere-at-all"))).ExitCode);

    [Fact]
    public void Reports_in_words() => Assert.StartsWith("2 roll calls, 5 votes\n3 for, 2 against, 0 abstaining\n", Decide("1,YYN", "2,YN").ToText(), StringComparison.Ordinal);

    static Totals Decide(params string[] lines) => new Assembly().Decide(Encoding.ASCII.GetBytes(string.Join('\n', lines.Prepend("rcid,votes"))));
}

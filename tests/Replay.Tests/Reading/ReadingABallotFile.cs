using System.Text;
using Replay;
using Replay.Reading;
using Testing;

namespace Replay.Tests.Reading;

public sealed class ReadingABallotFile
{
    static BallotFile Read(string text) => BallotFile.Parse("ballot.csv", Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Takes_one_row_a_member() => Assert.Equal(
        [
            new(2, "Norway", Standing.Participating, Position.Disapprove, "with comments"),
            new(3, "Korea, Republic of", Standing.Other, Position.Approve, ""),
        ],
        Read("member_body_country,status,vote,note\nNorway,P,disapprove,with comments\n\"Korea, Republic of\",other,approve,\n").Rows);

    [Theory]
    [InlineData("\uFEFFmember_body_country,status,vote,note\r\nNorway,P,approve,\r\n")]
    [InlineData("Member Body Country, STATUS ,Vote\n  Norway  , p ,  APPROVE  ")]
    [InlineData("\"member_body_country\",\"status\",\"vote\",\"note\"\n\"Norway\",\"P\",\"approve\",\"\"")]
    [InlineData("vote,year,status,member_body_country\napprove,2007,P,Norway\n\n\n")]
    [InlineData("member_body_country;status;vote;note\nNorway;P;approve;\n")]
    [InlineData("member_body_country\tstatus\tvote\nNorway\tP\tapprove\n")]
    [InlineData("\n\nmember_body_country,status,vote,note\n,,,\nNorway,P-member,yes\n")]
    public void Does_not_mind_how_it_was_saved(string text)
    {
        var file = Read(text);
        var row = Assert.Single(file.Rows);
        Assert.Equal(("Norway", Standing.Participating, Position.Approve, ""), (row.Country, row.Standing, row.Position, row.Note));
        Assert.Empty(file.Unusable);
    }

    [Theory]
    [InlineData("Norway,Q,approve", "the status \"Q\" is neither P nor other")]
    [InlineData("Norway,,approve", "it has no status")]
    [InlineData("Norway,P,perhaps", "the vote \"perhaps\" is none of approve, disapprove, abstain")]
    [InlineData("Norway,P", "it has no vote")]
    [InlineData(",P,approve", "it names no country")]
    public void Names_the_row_that_cannot_be_used(string row, string reason)
    {
        var file = Read($"member_body_country,status,vote,note\n\nFrance,P,approve,\n{row}\nSpain,other,abstain,\n");
        Assert.Equal((4, reason), (Assert.Single(file.Unusable).Line, file.Unusable[0].Reason));
        Assert.Equal([3, 5], file.Rows.Select(r => r.Line));
    }

    [Fact]
    public void Loses_one_row_and_not_the_rest_where_a_quote_is_never_closed()
    {
        var file = Read("member_body_country,status,vote,note\nFrance,P,approve,\"with\nSpain,P,approve,\nItaly,P,abstain,\n");
        Assert.Equal([new(2, "France", "a quote in it is not closed")], file.Unusable);
        Assert.Equal(["Spain", "Italy"], file.Rows.Select(r => r.Country));
    }

    [Fact]
    public void Counts_lines_as_an_editor_does_when_a_note_has_several()
    {
        var file = Read("member_body_country,status,vote,note\nFrance,P,approve,\"first\nsecond\"\nSpain,P,approve,\n");
        Assert.Equal([(2, "first\nsecond"), (4, "")], file.Rows.Select(r => (r.Line, r.Note)));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("country,vote\nNorway,approve\n", "has no column \"member_body_country\"")]
    [InlineData("member_body_country,status\nNorway,P\n", "has no column \"vote\"")]
    public void Refuses_what_is_no_such_table(string text, string problem)
    {
        var trouble = Assert.Throws<Trouble>(() => Read(text));
        Assert.Contains(problem, trouble.Message, StringComparison.Ordinal);
        Assert.Equal(2, trouble.ExitCode);
    }

    [Fact]
    public void Refuses_what_is_no_text() =>
        Assert.Equal(2, Assert.Throws<Trouble>(() => BallotFile.Parse("ballot.csv", [0x63, 0xf4, 0x74, 0x65, 0x2c])).ExitCode);

    [Fact]
    public void Refuses_a_file_that_is_not_there() => Assert.Equal(2, Assert.Throws<Trouble>(() => BallotFile.Read("/nowhere/ballot.csv")).ExitCode);

    [Theory]
    [InlineData("dis29500_2007-09-02.csv", 17, 15, 9, 51, 18, 18)]
    [InlineData("dis29500_2008-03-29.csv", 24, 8, 9, 61, 10, 16)]
    public void Reads_the_two_ballots_of_29500_whole(string name, params int[] totals)
    {
        var file = BallotFile.Read(Repository.Data("iso-ballots-dis29500", name));
        Assert.Empty(file.Unusable);
        var participating = file.Rows.Where(r => r.Standing is Standing.Participating).ToArray();
        Assert.Equal(totals.AsEnumerable(), Counts(participating).Concat(Counts(file.Rows)));
    }

    static IEnumerable<int> Counts(IReadOnlyCollection<BallotRow> rows) => Enum.GetValues<Position>().Select(position => rows.Count(r => r.Position == position));
}

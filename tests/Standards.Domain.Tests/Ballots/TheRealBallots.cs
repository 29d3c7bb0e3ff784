using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots;

/// <summary>ISO/IEC DIS 29500: both ballots, vote by vote, must end as they ended.</summary>
public sealed class TheRealBallots
{
    [Fact]
    public void Of_September_2007_failed() => Ends(
        "dis29500_2007-09-02.csv", approved: false, ["17/32", "6/23"],
        [
            "Not approved.",
            "53.1 % of participating members in favour (17 of 32 counted), at least 66.7 % needed: not met.",
            "26.1 % of all votes negative (18 of 69 counted), at most 25.0 % allowed: not met.",
        ]);

    [Fact]
    public void Of_March_2008_passed() => Ends(
        "dis29500_2008-03-29.csv", approved: true, ["3/4", "10/71"],
        [
            "Approved.",
            "75.0 % of participating members in favour (24 of 32 counted), at least 66.7 % needed: met.",
            "14.1 % of all votes negative (10 of 71 counted), at most 25.0 % allowed: met.",
        ]);

    static void Ends(string file, bool approved, string[] shares, string[] explanation)
    {
        var result = Rules.Shipped("iso-dis").Decide([.. Read(Repository.Data("iso-ballots-dis29500", file))]);

        Assert.Equal(approved, result.Approved);
        Assert.Equal(shares, result.Findings.Select(f => f.Share.ToString()));
        Assert.Equal(explanation, result.Explanation);
    }

    /// <summary>Both ballots counted every disapproval: each came with its reasons. A country's name may hold a comma, the rest may not.</summary>
    static IEnumerable<Standpoint> Read(string path) => File.ReadLines(path).Skip(1).Select((line, row) =>
    {
        var fields = line[(line.LastIndexOf('"') + 1)..].Split(',');
        var standing = fields[1] == "P" ? Standing.Participating : Standing.Other;
        return new Standpoint(new(Sample.Id(row)), Profile.Of(standing), Choices.Of(Enum.Parse<Position>(fields[2], ignoreCase: true), reasoned: true, namesExperts: false));
    });
}

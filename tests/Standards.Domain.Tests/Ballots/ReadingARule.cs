using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots;

/// <summary>How rules read in plain words.</summary>
public sealed class ReadingARule
{
    [Fact]
    public void Says_what_is_needed_line_by_line() => Assert.Equal(
        [
            "0 All of this is needed:",
            "1 At least 11/20 of all members are in favour.",
            "1 At least 15 members are in favour.",
            "1 One of these is enough:",
            "2 At least 13/20 of all members are in favour by population.",
            "2 At most 3 members are not in favour.",
        ],
        Lines("eu-council"));

    [Fact]
    public void Says_a_veto() => Assert.Equal(["0 All of this is needed:", "1 At least 9 members are in favour.", "1 No permanent member is against."], Lines("un-sc"));

    [Fact]
    public void Says_who_decides_where_votes_are_equal() =>
        Assert.Equal("2 The casting vote of the chair is in favour.", Lines("majority-with-chair")[^1]);

    [Fact]
    public void Says_what_experts_are_needed() => Assert.Equal(
        [
            "0 All of this is needed:",
            "1 At least 2/3 of the counted votes of participating members are in favour.",
            "1 One of these is enough:",
            "2 All of this is needed:",
            "3 There are at most 16 participating members.",
            "3 At least 4 participating members are in favour and name experts.",
            "2 At least 5 participating members are in favour and name experts.",
        ],
        Lines("iso-np"));

    static string[] Lines(string rule) => [.. Rules.Shipped(rule).PlainWords.Select(l => $"{l.Depth} {l.Text}")];
}

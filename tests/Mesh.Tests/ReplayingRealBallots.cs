using Testing;

namespace Mesh.Tests;

/// <summary>Both ballots on DIS 29500, vote by vote, each by its country's delegate; the outcome is ISO's.</summary>
[Collection("one house, and one test kills parts of it")]
public sealed class ReplayingRealBallots
{
    [Fact]
    public async Task Fails_as_in_2007()
    {
        var (code, said) = await House.RunAsync("replay", "iso-ballot", Repository.Data("iso-ballots-dis29500", "dis29500_2007-09-02.csv"));
        Assert.Equal(0, code);
        Assert.Contains("17 of 32", said, StringComparison.Ordinal);
        Assert.Contains("18 of 69", said, StringComparison.Ordinal);
        Assert.Contains("53.1 %", said, StringComparison.Ordinal);
        Assert.Contains("26.1 %", said, StringComparison.Ordinal);
        Assert.EndsWith("not approved", said.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passes_as_in_2008()
    {
        var (code, said) = await House.RunAsync("replay", "iso-ballot", Repository.Data("iso-ballots-dis29500", "dis29500_2008-03-29.csv"));
        Assert.Equal(0, code);
        Assert.Contains("24 of 32", said, StringComparison.Ordinal);
        Assert.Contains("10 of 71", said, StringComparison.Ordinal);
        Assert.Equal("approved", said.TrimEnd().Split('\n')[^1].Trim());
    }

    [Fact]
    public async Task Names_the_rows_that_it_cannot_use_and_counts_the_others()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """
            member_body_country,status,vote,note
            Norway,P,approve,
            Kenya,P,approve,
            "Korea, Republic of",P,approve,with comments
            Brazil,P,approve,
            France,P,disapprove,with comments
            Japan,P,disapprove,with comments
            Atlantis,P,approve,
            Chile,other,maybe,
            Peru,other,abstain,
            """);
        var (code, said) = await House.RunAsync("replay", "iso-ballot", file);
        Assert.True(code == 0, said);
        Assert.Contains("Atlantis", said, StringComparison.Ordinal);
        Assert.Contains("maybe", said, StringComparison.Ordinal);
        Assert.Contains("4 of 6", said, StringComparison.Ordinal);
        Assert.Contains("2 of 6", said, StringComparison.Ordinal);
        Assert.EndsWith("not approved", said.TrimEnd(), StringComparison.Ordinal);   // 2 of 6 negative is more than a quarter
    }
}

using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots.History;

/// <summary>Qualified majorities by Article 16(4) of the Treaty on European Union, with the populations of the year.</summary>
/// <remarks>
/// Populations in hundredths of a per cent of the Union's: Council Decision (EU, Euratom) 2015/2393 for 2016, as reported by
/// Agence Europe, bulletin 11449. The votes on glyphosate were taken by the same majority in the committees of the Commission.
/// </remarks>
public sealed class CouncilOfTheUnion
{
    static readonly string[] In2016 =
    [
        "DE 1593", "FR 1304", "UK 1273", "IT 1207", "ES 912", "PL 747", "RO 390", "NL 337", "BE 221", "EL 213", "CZ 205", "PT 204", "HU 194", "SE 192",
        "AT 169", "BG 142", "DK 111", "FI 108", "SK 106", "IE 91", "HR 83", "LT 57", "SI 41", "LV 39", "EE 26", "CY 17", "LU 11", "MT 8",
    ];

    /// <summary>24 June 2016: 19 for, France and Malta against, seven abstaining; 51.49 % of the population.</summary>
    [Fact]
    public void Did_not_prolong_glyphosate_in_june_2016()
    {
        var result = Decide(In2016, not: ["FR", "MT", "DE", "IT", "AT", "PT", "BG", "EL", "LU"]);

        Assert.Equal(
            [
                "Not approved.",
                "67.9 % of all members in favour (19 of 28), at least 55.0 % needed: met.",
                "19 members in favour, at least 15 needed: met.",
                "One of the next 2 points is enough: not met.",
                "51.5 % of all members in favour by population (5,150 of 10,001), at least 65.0 % needed: not met.",
                "9 members not in favour, at most 3 allowed: not met.",
            ],
            result.Explanation);
        // France had voted against and Germany abstained: either alone would have sufficed.
        Assert.Contains("1 abstention of a member changed into an approval (only 1 of 7).", result.Statements());
    }

    /// <summary>27 November 2017: 18 for, nine against, Portugal abstaining: a majority by 0.7 per cent of the population (65.71 % with that year's figures; here those of 2016).</summary>
    [Fact]
    public void Renewed_glyphosate_in_november_2017_by_a_hair()
    {
        var result = Decide(In2016, not: ["BE", "EL", "FR", "HR", "IT", "CY", "LU", "MT", "AT", "PT"]);

        Assert.Equal("65.6 % of all members in favour by population (6,564 of 10,001), at least 65.0 % needed: met.", result.Explanation[4]);
        Assert.Contains("1 approval of a member changed into an opposing vote (any of 14 of 18).", result.Statements());   // all but Lithuania, Slovenia, Latvia and Estonia
    }

    /// <summary>9 November 2017: 14 for, nine against, five abstaining: neither count was met.</summary>
    [Fact]
    public void Did_not_renew_it_three_weeks_before() => Assert.Equal(
        [false, false, false, false],
        Decide(In2016, not: ["BE", "EL", "FR", "HR", "IT", "CY", "LU", "MT", "AT", "PT", "DE", "BG", "PL", "RO"]).Findings.Select(f => f.Met));

    /// <summary>Three states, however great, are no blocking minority.</summary>
    [Fact]
    public void Is_not_blocked_by_three_states()
    {
        var result = Decide(In2016, not: ["DE", "FR", "IT"]);

        Assert.True(result.Approved);
        Assert.Equal([true, true, false, true], result.Findings.Select(f => f.Met));
        Assert.False(Decide(In2016, not: ["DE", "FR", "IT", "MT"]).Approved);
    }

    /// <summary>55 % of 27 states is 15, of 28 is 16.</summary>
    [Theory]
    [InlineData(27, 14, false)]
    [InlineData(27, 15, true)]
    [InlineData(28, 15, false)]
    [InlineData(28, 16, true)]
    public void Needs_enough_states(int states, int inFavour, bool met) => Assert.Equal(
        met, Rules.Shipped("eu-council").Decide(Poll.Of(
            (inFavour, Poll.Weighing("population", 100), Choice.InFavour), (states - inFavour, Poll.Weighing("population", 1), Choice.Against))).Approved);

    static Result Decide(string[] year, string[] not) => Rules.Shipped("eu-council").Decide(
        [.. year.Select((line, i) => new Standpoint(Poll.Member(i), Poll.Weighing("population", int.Parse(line[3..], System.Globalization.CultureInfo.InvariantCulture)),
            !not.Contains(line[..2]) ? Choice.InFavour : not.Length == 9 && line[..2] is not ("FR" or "MT") ? Choice.Abstaining : Choice.Against))]);
}

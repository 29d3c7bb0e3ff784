using Replay.Voting;

namespace Replay.Tests.Voting;

public sealed class ChoosingAMember
{
    static readonly Members.Organization Niger = new("1", "NE", "Niger"), Nigeria = new("2", "NG", "Nigeria"), CoteDIvoire = new("3", "CI", "Côte d’Ivoire");
    static readonly Members.Organization South = new("4", "KR", "Republic of Korea"), North = new("5", "KP", "Democratic People's Republic of Korea");
    static readonly Members.Organization Iran = new("6", "IR", "Iran (Islamic Republic of)"), Other = new("7", "XX", "Iranistan");

    [Fact]
    public void Takes_the_first_hit_that_was_found_by_a_name_not_shown() =>
        Assert.Equal("GB", Members.Choose("UK", [new("8", "GB", "United Kingdom"), new("9", "UA", "Ukraine")]).Member?.Code);

    [Fact]
    public void Takes_the_only_hit_also_for_a_part_of_a_word() =>
        Assert.Equal("SY", Members.Choose("Syria", [new("8", "SY", "Syrian Arab Republic")]).Member?.Code);

    [Fact]
    public void Does_not_take_a_few_letters_for_a_name()
    {
        Assert.Equal("no member of the register has this name", Members.Choose("ige", [Niger]).Problem);
        Assert.Equal("no member of the register has this name", Members.Choose("Nige", [Niger, Nigeria]).Problem);
    }

    [Fact]
    public void Takes_the_code() => Assert.Equal("NE", Members.Choose("ne", [Niger, Nigeria]).Member?.Code);

    [Fact]
    public void Takes_the_only_hit_that_was_found_by_a_name_not_shown() => Assert.Equal("CI", Members.Choose("Ivory Coast", [CoteDIvoire]).Member?.Code);

    [Fact]
    public void Takes_the_exact_name_of_several() => Assert.Equal("NE", Members.Choose("niger", [Niger, Nigeria]).Member?.Code);

    [Fact]
    public void Takes_the_one_in_which_it_stands_as_a_word() => Assert.Equal("IR", Members.Choose("Iran", [Iran, Other]).Member?.Code);

    [Fact]
    public void Does_not_guess_between_two() =>
        Assert.Equal("it may mean Republic of Korea or Democratic People's Republic of Korea", Members.Choose("Korea", [South, North]).Problem);

    [Fact]
    public void Says_that_there_is_none() => Assert.Equal("no member of the register has this name", Members.Choose("Atlantis", []).Problem);
}

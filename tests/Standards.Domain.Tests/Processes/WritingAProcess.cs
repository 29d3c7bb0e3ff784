using Standards.Domain.Processes;

namespace Standards.Domain.Tests.Processes;

public sealed class WritingAProcess
{
    public static TheoryData<string> All => [.. Shipped.Names];

    [Fact]
    public void Three_are_shipped() => Assert.Equal(["interim-standard", "international-standard", "technical-report"], Shipped.Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void Is_reading_it_back(string name)
    {
        var process = Shipped.Process(name);

        Assert.Equal(name, process.Id);
        Assert.Equal(System.Text.Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Shipped.Text(name))), process.Freeze().CanonicalJson);
        Assert.Equal(process.Freeze(), process.Freeze().Thaw().Freeze());
    }

    [Theory]
    [InlineData("\"P12W\"", "\"12W\"", "The ballot of stage 10.20: openFor \"12W\" is no period: P, a whole number up to 9999 (years up to 100), and one of D, W, M, Y, such as P12W.")]
    [InlineData("\"version\": 1", "\"version\": 0", "The process: version is a whole number from 1 up.")]
    [InlineData("\"version\": 1", "\"version\": 1, \"x\": 1", "The process has an unknown member \"x\".")]
    [InlineData("\"fromEnd\": \"P6M\", ", "", "A limit has no member \"fromEnd\".")]
    [InlineData("\"begins\": \"00.00\"", "\"begins\": \"00.01\"", "The process: begins \"00.01\" is no stage code of the harmonized stages, such as 40.20.")]
    [InlineData("\"of\": \"COMMITTEE\"", "\"of\": \"NOBODY\"", "A decision of stage 00.20: \"NOBODY\" is no of; it is one of SECRETARIAT, COMMITTEE, MANAGEMENT_BOARD.")]
    [InlineData("\"consequence\": \"ADVANCE\"", "\"consequence\": 7", "A deadline of stage 60.60: consequence is not a text.")]
    [InlineData("\"final\": true", "\"final\": \"yes\"", "Stage 00.98: final is neither true nor false.")]
    [InlineData("\"international-standard\"", "\"International standard\"", "The process: \"International standard\" is no id: small letters, digits and hyphens, at most 64.")]
    public void Says_what_is_wrong_and_where(string was, string becomes, string problem)
    {
        var text = Shipped.Text("international-standard");
        Assert.Contains(was, text, StringComparison.Ordinal);

        var wrong = Assert.Throws<FormatException>(() => ProcessDefinition.Parse(ReplaceFirst(text, was, becomes)));

        Assert.Equal(problem, wrong.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"a\",\"id\":\"a\"}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]")]
    public void Refuses_what_is_no_process(string text) => Assert.Throws<FormatException>(() => ProcessDefinition.Parse(text));

    [Fact]
    public void Has_a_bound() => Assert.Throws<FormatException>(() => ProcessDefinition.Parse(new string(' ', 100_001)));

    [Fact]
    public void Frozen_is_safe_from_change()
    {
        var frozen = Shipped.Process("interim-standard").Freeze();

        Assert.Throws<FormatException>(() => (frozen with { CanonicalJson = frozen.CanonicalJson.Replace("P90D", "P91D", StringComparison.Ordinal) }).Thaw());
    }

    [Theory]
    [InlineData("P12W", "2026-01-31", "2026-04-25")]
    [InlineData("P1M", "2026-01-31", "2026-02-28")]
    [InlineData("P1Y", "2024-02-29", "2025-02-28")]
    [InlineData("-P12M", "2026-03-02", "2025-03-02")]
    [InlineData("P0D", "2026-03-02", "2026-03-02")]
    public void Periods_are_of_the_calendar(string period, string start, string end)
    {
        Assert.Equal(period, Period.Parse(period).ToString());
        Assert.Equal(Day(end), Period.Add(Day(start), Period.Parse(period)));
    }

    [Fact]
    public void Periods_are_added_at_once() => Assert.Equal(Day("2026-03-31"), Period.Add(Day("2026-01-31"), Period.Parse("P1M"), Period.Parse("P1M")));

    [Theory]
    [InlineData("P1M", 28, 31)]
    [InlineData("P1Y", 365, 366)]
    [InlineData("P12W", 84, 84)]
    public void Periods_have_a_least_and_a_most(string period, int fewest, int most) =>
        Assert.Equal((fewest, most), (Period.Parse(period).FewestDays, Period.Parse(period).MostDays));

    [Fact]
    public void A_difference_names_each_member_that_changed()
    {
        var before = Shipped.Process("interim-standard");
        var after = ProcessDefinition.Parse(Shipped.Text("interim-standard").Replace("\"openFor\": \"P6W\"", "\"openFor\": \"P5W\"", StringComparison.Ordinal)
            .Replace("{\"evidence\": \"EXPERTS_NAMED\", \"atLeast\": 3}", "{\"evidence\": \"SCOPE_UNCHANGED\", \"atLeast\": null}", StringComparison.Ordinal)) with { Version = 2 };

        Assert.Empty(ProcessDifference.Between(before, before with { Version = 2 }));
        Assert.Equal(
            [
                new ProcessChange("stages › 20.00 › decisions › 40.00 › gate › EXPERTS_NAMED › atLeast", "3", null),
                new ProcessChange("stages › 20.00 › decisions › 40.00 › gate › EXPERTS_NAMED › evidence", "EXPERTS_NAMED", null),
                new ProcessChange("stages › 20.00 › decisions › 40.00 › gate › SCOPE_UNCHANGED › evidence", null, "SCOPE_UNCHANGED"),
                new ProcessChange("stages › 40.20 › ballot › openFor", "P6W", "P5W"),
            ],
            ProcessDifference.Between(before, after));
    }

    static string ReplaceFirst(string text, string was, string becomes)
    {
        var at = text.IndexOf(was, StringComparison.Ordinal);
        return text[..at] + becomes + text[(at + was.Length)..];
    }

    static DateTimeOffset Day(string date) => DateTimeOffset.Parse(date + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
}

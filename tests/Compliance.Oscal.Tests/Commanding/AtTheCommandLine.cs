using System.Text;
using Compliance.Oscal.Cli;

namespace Compliance.Oscal.Tests.Commanding;

public sealed class AtTheCommandLine
{
    static (int Code, string Output, string Errors) Run(params string[] words)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var code = Commands.Run(words, output, errors);
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    [Fact]
    public void Counts_controls() => Assert.Equal((0, "124\n", ""), Run("resolve", Repository.Data("oscal", "sp800-53-rev4", "NIST_SP-800-53_rev4_LOW-baseline_profile.json"), "--count"));

    [Fact]
    public void Prints_in_the_notation_of_the_profile_or_in_another()
    {
        var profile = Repository.Data("oscal", "profile-resolution", "base-test_profile.xml");
        Assert.StartsWith("<?xml", Run("resolve", profile).Output, StringComparison.Ordinal);
        Assert.StartsWith("{", Run("resolve", profile, "--to", "json").Output, StringComparison.Ordinal);
        Assert.StartsWith("catalog:", Run("resolve", profile, "--to", "yaml").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broken_profile.xml", "(oscal.import_missing)")]
    [InlineData("circular_profile.xml", "(oscal.import_cycle)")]
    public void Says_what_is_wrong_in_one_line(string profile, string code)
    {
        var (exit, output, errors) = Run("resolve", Repository.Data("oscal", "profile-resolution", profile));
        Assert.Equal((1, ""), (exit, output));
        Assert.EndsWith(code, Assert.Single(errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.Contains(code, Run("check", Repository.Data("oscal", "profile-resolution", profile)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_how_it_is_used_and_that_a_file_is_not_there()
    {
        Assert.Equal(2, Run().Code);
        Assert.Equal(2, Run("resolve", "x", "--into", "xml").Code);
        Assert.Equal(2, Run("convert", "x").Code);
        Assert.Contains("oscal.file_missing", Run("resolve", "nowhere.xml").Errors, StringComparison.Ordinal);
        Assert.Contains("oscal.file_missing", Run("convert", "nowhere.xml", "--to", "json").Errors, StringComparison.Ordinal);
    }
}

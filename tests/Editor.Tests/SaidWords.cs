using System.Text.RegularExpressions;

namespace Editor.Tests;

/// <summary>The editor's script holds no sentence: what it says stands on the page under names, and each name has one.</summary>
public sealed partial class SaidWords
{
    static readonly string Web = Path.Combine(Repository.Root, "web");

    [Fact]
    public void Each_name_that_the_script_says_stands_on_the_page()
    {
        var given = Given().Matches(File.ReadAllText(Path.Combine(Web, "Pages", "Drafting", "ManuscriptWords.cs"))).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var scripts = Directory.GetFiles(Path.Combine(Web, "assets", "editor"), "*.js").Select(File.ReadAllText).ToArray();
        var said = scripts.SelectMany(s => Said().Matches(s).Concat(Acts().Matches(s)).Concat(States().Matches(s))).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        Assert.True(said.Count > 60, $"{said.Count} names were found");
        Assert.Empty(said.Except(given));
    }

    [GeneratedRegex("""\("(?<name>\w+)", "[^"]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Given();

    [GeneratedRegex(@"\bsay\('(?<name>\w+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();

    [GeneratedRegex(@"\{ id: '(?<name>\w+)', keys", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Acts();

    [GeneratedRegex(@"become\('(?<name>\w+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex States();
}

using Launcher.Preparing;

namespace Launcher.Tests.Preparing;

public sealed class NamingTheStateOfTheSources : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("sources-").FullName;

    public NamingTheStateOfTheSources()
    {
        Write(".gitignore", "node_modules/\nbin/\n");
        Write("web/.gitignore", "wwwroot/fonts/\n");
        Write("web/Page.cs", "one");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    string Fingerprint => SourceFingerprint.Of(root, ["web", "absent"]);

    void Write(string path, string text)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    [Fact]
    public void Is_the_same_while_nothing_changes() => Assert.Equal(Fingerprint, Fingerprint);

    [Theory]
    [InlineData("web/Page.cs")]
    [InlineData("web/New.cs")]
    [InlineData("web/wwwroot/site.css")]
    [InlineData("Directory.Build.props")]
    public void Changes_with_what_is_written(string path)
    {
        var before = Fingerprint;
        Write(path, "two, longer");
        Assert.NotEqual(before, Fingerprint);
    }

    [Theory]
    [InlineData("web/bin/Page.dll")]
    [InlineData("web/assets/node_modules/x/index.js")]
    [InlineData("web/wwwroot/fonts/serif.woff2")]
    [InlineData("elsewhere/Page.cs")]
    public void Does_not_change_with_what_is_made(string path)
    {
        var before = Fingerprint;
        Write(path, "made");
        Assert.Equal(before, Fingerprint);
    }

    [Fact]
    public void Changes_when_a_file_goes()
    {
        var before = Fingerprint;
        File.Delete(Path.Combine(root, "web/Page.cs"));
        Assert.NotEqual(before, Fingerprint);
    }
}

namespace Launcher.Tests;

public sealed class SecretsTests : IDisposable
{
    readonly Instance instance = new Instance(Directory.CreateTempSubdirectory("secrets-").FullName, "main", 0).Prepare();

    public void Dispose() => Directory.Delete(instance.Root, recursive: true);

    [Fact]
    public void Stay_what_they_were()
    {
        var drawn = new Secrets(instance).Get("client-web");
        Assert.Equal(32, drawn.Length);
        Assert.Equal(drawn, new Secrets(instance).Get("client-web"));
        Assert.NotEqual(drawn, new Secrets(instance).Get("client-other"));
    }

    [Fact]
    public void A_key_has_32_bytes_in_base_64()
    {
        var drawn = new Secrets(instance).Get("disclosures-key");
        Assert.Equal(32, Convert.FromBase64String(drawn).Length);
        Assert.Equal(drawn, new Secrets(instance).Get("disclosures-key"));
    }

    [Fact]
    public void Are_for_their_owner_alone()
    {
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(new Secrets(instance).File("client-web")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(instance.Secrets));
    }

    [Fact]
    public void Asked_for_by_many_at_once_are_drawn_once()
    {
        var drawn = Enumerable.Range(0, 64).AsParallel().WithDegreeOfParallelism(16).Select(_ => new Secrets(instance).Get("contended")).Distinct(StringComparer.Ordinal).ToList();
        Assert.Single(drawn);
        Assert.Equal(["contended"], Directory.EnumerateFiles(instance.Secrets).Select(Path.GetFileName));
    }
}

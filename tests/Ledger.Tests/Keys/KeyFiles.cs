using Ledger.Keys;

namespace Ledger.Tests.Keys;

public sealed class KeyFiles : IDisposable
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    readonly string folder = Directory.CreateTempSubdirectory("ledger-keys-").FullName;

    string Path => System.IO.Path.Combine(folder, "secrets", "signing-key");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Are_made_once_and_only_for_their_owner()
    {
        var made = KeyFile.ReadOrCreate(Path, "log");
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(System.IO.Path.GetDirectoryName(Path)!));
        Assert.Equal(made.Verifier.ToString(), KeyFile.ReadOrCreate(Path, "log").Verifier.ToString());
        Assert.Single(Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!));
    }

    [Fact]
    public async Task Are_one_where_several_start_at_once()
    {
        foreach (var start in Enumerable.Range(0, 100))
        {
            var path = System.IO.Path.Combine(folder, $"{start}", "signing-key");
            var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => KeyFile.ReadOrCreate(path, "log").Verifier.ToString())));
            Assert.Single(keys.Distinct());
        }
    }

    [Fact]
    public void Are_refused_when_others_may_read_them()
    {
        KeyFile.ReadOrCreate(Path, "log");
        File.SetUnixFileMode(Path, OwnerOnly | UnixFileMode.OtherRead);
        Assert.Contains("chmod 600", Assert.Throws<InvalidDataException>(() => KeyFile.ReadOrCreate(Path, "log")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public void Are_refused_when_they_hold_no_key_and_are_not_written_over(string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, content);
        File.SetUnixFileMode(Path, OwnerOnly);
        Assert.Throws<InvalidDataException>(() => KeyFile.ReadOrCreate(Path, "log"));
        Assert.Equal(content, File.ReadAllText(Path));
    }
}

namespace Compliance.Oscal.Cli;

/// <summary>Documents in files; nothing is fetched from the network.</summary>
static class Files
{
    public static Uri Address(string file) => new(Path.GetFullPath(file));

    public static Stream? Fetch(Uri address) => address.IsFile && File.Exists(address.LocalPath) ? File.OpenRead(address.LocalPath) : null;
}

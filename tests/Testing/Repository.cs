using Xunit;

namespace Testing;

/// <summary>Where the sources and the real inputs are.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the real inputs (AIGOV_DATA, else <c>../shared/data</c>); the test is skipped, with the reason, where they are absent.</summary>
    public static string Data(params IEnumerable<string> path)
    {
        var folder = Environment.GetEnvironmentVariable("AIGOV_DATA") ?? Path.Combine(Root, "..", "shared", "data");
        var file = Path.Combine([folder, .. path]);
        Assert.SkipUnless(Path.Exists(file), $"the real input {string.Join('/', path)} is not here; set AIGOV_DATA to the folder that has it");
        return Path.GetFullPath(file);
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AdvancedAIGov.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

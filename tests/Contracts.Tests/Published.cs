using Testing;

namespace Contracts.Tests;

/// <summary>A published file under docs/schema. AIGOV_PUBLISH=1 writes it anew; the difference is then reviewed.</summary>
static class Published
{
    static bool Writes => Environment.GetEnvironmentVariable("AIGOV_PUBLISH") == "1";

    public static void Equals(string path, string current)
    {
        var file = Path.Combine(Repository.Root, "docs", "schema", path);
        if (Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, current);
        }
        Assert.True(File.Exists(file), $"docs/schema/{path} is not published. Run this test with AIGOV_PUBLISH=1 and review what it writes.");
        Assert.Equal(File.ReadAllText(file), current);
    }

    /// <summary>Every published file of a folder still stands for something.</summary>
    public static void HasOnly(string folder, IEnumerable<string> names)
    {
        var path = Path.Combine(Repository.Root, "docs", "schema", folder);
        var known = names.ToHashSet(StringComparer.Ordinal);
        var left = Directory.EnumerateFiles(path).Where(f => !known.Contains(Path.GetFileName(f)!)).ToList();
        if (Writes)
            left.ForEach(File.Delete);
        else
            Assert.Empty(left);
    }
}

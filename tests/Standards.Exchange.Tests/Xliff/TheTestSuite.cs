using Standards.Exchange.Xliff;

namespace Standards.Exchange.Tests.Xliff;

/// <summary>The test suite of XLIFF 2.1.</summary>
public sealed class TheTestSuite(ITestOutputHelper output)
{
    static string[] Files(string kind) =>
        [.. new[] { "core", "modules" }.SelectMany(part => Directory.EnumerateFiles(Repository.Data("xliff", "xliff-21", "test-suite", part, kind), "*.xlf")).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_valid_file_is_accepted()
    {
        string[] files = [.. Files("valid"), .. Directory.EnumerateFiles(Repository.Data("xliff", "xliff-21", "test-suite", "core", "in-out"), "*.xlf")];
        var refused = files.Select(f => (f, Problems: XliffValidator.Check(File.ReadAllBytes(f)))).Where(f => !f.Problems.IsEmpty).ToArray();
        output.WriteLine($"valid: {files.Length - refused.Length} of {files.Length} accepted");
        Assert.True(refused.Length == 0, string.Join('\n', refused.Select(r => $"{Path.GetFileName(r.f)}: {r.Problems[0]}")));
    }

    [Fact]
    public void Every_invalid_file_is_rejected_by_the_name_of_its_rule()
    {
        var files = Files("invalid");
        var found = files.Select(f => (Name: Path.GetFileName(f), Problems: XliffValidator.Check(File.ReadAllBytes(f)))).ToArray();
        output.WriteLine($"invalid: {found.Count(f => !f.Problems.IsEmpty)} of {files.Length} rejected");
        foreach (var (name, problems) in found)
            output.WriteLine($"  {name}: {(problems.IsEmpty ? "accepted" : string.Join(", ", problems.Select(p => p.Constraint).Distinct()))}");
        Assert.Equal(162, files.Length);
        Assert.Empty(found.Where(f => f.Problems.IsEmpty).Select(f => f.Name));
    }
}

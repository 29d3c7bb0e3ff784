using Testing;

namespace Architecture.Tests;

public sealed class TheHouse
{
    static string Services => Path.Combine(Repository.Root, "services");

    [Fact]
    public void Has_pure_domains()
    {
        Assert.All(House.Domains, d => Assert.Empty(Rules.ForeignReferences(d)));
        Assert.All(House.Domains.Where(d => d.GetName().Name != "BuildingBlocks.Domain"), d => Assert.Empty(Rules.ImpureTypes(d, d.GetName().Name!)));
    }

    [Fact]
    public void Finds_an_impure_domain() => Assert.Equal(
        ["Architecture.Tests.Planted.ReadsAFile", "Architecture.Tests.Planted.ReadsTheClock"],
        Rules.ImpureTypes(House.Planted, "Architecture.Tests.Planted").Order());

    [Fact]
    public void Finds_a_domain_that_knows_its_service() => Assert.Contains("Standards.Domain", Rules.ForeignReferences(House.Planted));

    [Fact]
    public void Has_no_door_between_services_but_contracts() =>
        Assert.All(House.Deployables, s => Assert.Empty(Rules.NeighboursOf(s, House.Services)));

    [Fact]
    public void Finds_a_second_door() => Assert.NotEmpty(Rules.NeighboursOf(House.Planted, House.Services));

    [Fact]
    public void Seals_its_classes() =>
        Assert.All([.. House.Domains, .. House.Deployables], a => Assert.Empty(Rules.OpenClasses(a, a.GetName().Name!)));

    [Fact]
    public void Finds_an_open_class() => Assert.Equal(
        ["Architecture.Tests.Planted.OpenForNoReason"], Rules.OpenClasses(House.Planted, "Architecture.Tests.Planted"));

    [Fact]
    public void Tests_every_use_case() => Assert.Empty(Rules.UntestedUseCases(Services, Path.Combine(Repository.Root, "tests")));

    [Fact]
    public void Finds_an_untested_use_case()
    {
        using var planted = new Folder();
        planted.Write("services/Standards/Standards/CastingAVote/CastVote.cs", "");
        planted.Write("services/Standards/Standards/Storage/Tables.cs", "");
        planted.Write("tests/Standards.Tests/OpeningABallot.cs", "");
        Assert.Equal(["Standards/CastingAVote"], Rules.UntestedUseCases(planted.Of("services"), planted.Of("tests")));
    }

    [Fact]
    public void Documents_the_public_types_of_its_domains() =>
        Assert.All(Directory.EnumerateDirectories(Services, "*.Domain", SearchOption.AllDirectories), d => Assert.Empty(Rules.UndocumentedTypes(d)));

    [Fact]
    public void Finds_an_undocumented_type()
    {
        using var planted = new Folder();
        planted.Write("A.cs", "/// <summary>Said.</summary>\npublic sealed record A;\n\npublic sealed record B;\n[Serializable]\npublic enum C { }\n");
        Assert.Equal(["A.cs:4", "A.cs:6"], Rules.UndocumentedTypes(planted.Of("")));
    }

    [Fact]
    public void Names_no_machine() => Assert.Empty(Rules.MachinePaths(TextFiles()));

    [Fact]
    public void Finds_the_path_of_a_machine()
    {
        using var planted = new Folder();
        planted.Write("a.md", "fine\nsee /ro" + "ot/notes\n");
        Assert.EndsWith("a.md:2", Assert.Single(Rules.MachinePaths([planted.Of("a.md")])));
    }

    static IEnumerable<string> TextFiles() =>
        new[] { "services", "web", "tests", "infra", "charts", "docs" }
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" or ".md" or ".mjs" or ".js" or ".json" or ".yaml" or ".sql" or ".css" or ".graphql" or "")
            .Where(f => !f.Contains("node_modules", StringComparison.Ordinal));
}

/// <summary>A folder for planted files, gone after the test.</summary>
sealed class Folder : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("planted").FullName;

    public string Of(string path) => Path.Combine(root, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Of(path))!);
        File.WriteAllText(Of(path), text);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}

using System.Xml.Linq;
using Compliance.Oscal.Resolving;
using static Compliance.Oscal.Tests.Resolving.Profiles;

namespace Compliance.Oscal.Tests.Resolving;

/// <summary>The cases of the Profile Resolution Specification, and the baselines of SP 800-53 revision 4.</summary>
public sealed class TheCasesOfNist(ITestOutputHelper output)
{
    static readonly Dictionary<string, string> Refused = new()
    {
        ["broken_profile"] = "oscal.import_missing",
        ["circular_profile"] = "oscal.import_cycle",
        ["home_profile"] = "oscal.import_cycle",
    };

    [Fact]
    public void Each_gives_the_expected_catalog()
    {
        var folder = Repository.Data("oscal", "profile-resolution");
        var files = Directory.EnumerateFiles(Path.Combine(folder, "output-expected"), "*.xml").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(18, files.Count);
        foreach (var expected in files)
        {
            var name = Path.GetFileName(expected).Replace("_RESOLVED.xml", "", StringComparison.Ordinal);
            var outcome = Resolve(Path.Combine(folder, name + ".xml"));
            if (Refused.TryGetValue(name, out var code))
            {
                Assert.Equal(code, Assert.IsType<Outcome<Resolution>.Refused>(outcome).Reason.Code);
                output.WriteLine($"{name}: {code}");
                continue;
            }
            var catalog = Done(OscalFile.Write(Done(outcome).Catalog, OscalFormat.Xml));
            Assert.Equal(Canonical.Of(XElement.Load(expected)), Canonical.Of(XElement.Load(new MemoryStream(catalog))));
            output.WriteLine($"{name}: equal");
        }
    }

    /// <summary>The specification: "A different serialization format of any given input must not result in a differing output catalog."</summary>
    [Theory]
    [InlineData(OscalFormat.Json)]
    [InlineData(OscalFormat.Yaml)]
    public void In_another_notation_each_gives_the_same(OscalFormat format)
    {
        var folder = Repository.Data("oscal", "profile-resolution");
        using var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml").Concat(Directory.EnumerateFiles(Path.Combine(folder, "catalogs"), "*.xml")))
        {
            // The names stay, so that the references lead to them; what is in them tells the notation.
            var target = Path.Combine(copy.Path, Path.GetRelativePath(folder, file).Replace(".xml", ".data", StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var text = System.Text.Encoding.UTF8.GetString(Done(OscalFile.Write(Done(OscalFile.Read(File.ReadAllBytes(file))), format)));
            File.WriteAllText(target, text.Replace(".xml", ".data", StringComparison.Ordinal));
        }
        foreach (var profile in Directory.EnumerateFiles(copy.Path, "*.data").Where(f => !Refused.ContainsKey(Path.GetFileNameWithoutExtension(f))))
        {
            var expected = Path.Combine(folder, "output-expected", Path.GetFileNameWithoutExtension(profile) + "_RESOLVED.xml");
            var catalog = Done(OscalFile.Write(Done(Resolve(profile)).Catalog, OscalFormat.Xml));
            Assert.Equal(Canonical.Of(XElement.Load(expected)), Canonical.Of(XElement.Load(new MemoryStream(catalog))));
        }
    }

    [Theory]
    [InlineData("LOW", 124)]
    [InlineData("MODERATE", 261)]
    [InlineData("HIGH", 343)]
    public void A_baseline_equals_the_catalog_that_NIST_resolved(string baseline, int controls)
    {
        var profile = Repository.Data("oscal", "sp800-53-rev4", $"NIST_SP-800-53_rev4_{baseline}-baseline_profile.json");
        var expected = JsonNode.Parse(File.ReadAllBytes(Repository.Data("oscal", "sp800-53-rev4", $"NIST_SP-800-53_rev4_{baseline}-baseline-resolved-profile_catalog-min.json")))!.AsObject();
        var resolution = Done(Resolve(profile));
        Assert.Equal(controls, ProfileResolver.CountControls(resolution.Catalog));
        Assert.Empty(resolution.Warnings);
        // Compared as text, so that the order of properties counts too.
        Assert.Equal(WithoutWhatVaries(expected), WithoutWhatVaries(resolution.Catalog.Content));
    }

    static string WithoutWhatVaries(JsonObject catalog)
    {
        var copy = catalog.DeepClone();
        copy["catalog"]!["uuid"] = "";
        copy["catalog"]!["metadata"]!["last-modified"] = "";
        copy["catalog"]!["metadata"]!["props"]![0]!["value"] = "";
        copy["catalog"]!["metadata"]!["links"]![0]!["href"] = "";
        return copy.ToJsonString();
    }
}

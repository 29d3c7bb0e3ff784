using System.Xml.Linq;
using Compliance.Oscal.Tests.Documents;
using CsCheck;
using NJsonSchema;
using static Compliance.Oscal.Tests.Resolving.Profiles;

namespace Compliance.Oscal.Tests.Files;

/// <summary>Nothing is lost between the three notations.</summary>
public sealed class KeepingEverything(ITestOutputHelper output)
{
    static List<string> Examples() =>
        [.. new[] { "examples", "sp800-53-rev4" }.SelectMany(f => Directory.EnumerateFiles(Repository.Data("oscal", f), "*.json")).Order(StringComparer.Ordinal)];

    [Fact]
    public void Each_example_comes_back_the_same_from_XML_and_from_YAML()
    {
        var files = Examples();
        Assert.Equal(17, files.Count);
        foreach (var file in files)
        {
            var document = Done(OscalFile.Read(File.ReadAllBytes(file)));
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllBytes(file)), document.Content), file);
            foreach (var format in Enum.GetValues<OscalFormat>())
            {
                var back = Done(OscalFile.Read(Done(OscalFile.Write(document, format))));
                Assert.Equal(format, back.Format);
                Assert.True(JsonNode.DeepEquals(document.Content, back.Content), $"{file} {format}");
            }
        }
        output.WriteLine($"{files.Count} documents of the models {string.Join(", ", files.Select(f => Done(OscalFile.Read(File.ReadAllBytes(f))).Model).Distinct())}");
    }

    [Fact]
    public void The_XML_of_NIST_comes_back_the_same_from_JSON()
    {
        var folder = Repository.Data("oscal", "profile-resolution");
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories))
        {
            var document = Done(OscalFile.Read(File.ReadAllBytes(file)));
            var json = Done(OscalFile.Write(document, OscalFormat.Json));
            var xml = Done(OscalFile.Write(Done(OscalFile.Read(json)), OscalFormat.Xml));
            // White space around words at the end of a paragraph has no meaning; Canonical says what has.
            Assert.Equal(Resolving.Canonical.Of(XElement.Load(file)), Resolving.Canonical.Of(XElement.Load(new MemoryStream(xml))));
        }
    }

    [Fact]
    public void Every_document_comes_back_the_same() => RandomDocuments.Of().Sample(document =>
    {
        foreach (var format in Enum.GetValues<OscalFormat>())
        {
            var file = Done(OscalFile.Write(document, format));
            var back = Done(OscalFile.Read(file, format));
            if (!JsonNode.DeepEquals(document.Content, back.Content))
                Assert.Fail($"{format}\n{document.Content.ToJsonString()}\n{back.Content.ToJsonString()}\n{System.Text.Encoding.UTF8.GetString(file)}");
        }
    }, iter: 300);

    /// <summary>A law: what prose says survives without the spelling that is kept beside it.</summary>
    [Fact]
    public void Prose_says_the_same_after_Markdown() => RandomDocuments.Of(OscalFormat.Xml).Sample(document =>
    {
        var xml = Done(OscalFile.Write(document, OscalFormat.Xml));
        var once = WithoutSpelling(xml);
        var twice = WithoutSpelling(Done(OscalFile.Write(Done(OscalFile.Read(System.Text.Encoding.UTF8.GetBytes(once))), OscalFormat.Xml)));
        Assert.Equal(Resolving.Canonical.Of(XElement.Parse(once)), Resolving.Canonical.Of(XElement.Parse(twice)));
    }, seed: "a4M-mUhQqLI1", iter: 200);   // first where strong words, emphasis and the rest of a word touch

    static string WithoutSpelling(byte[] xml)
    {
        var tree = XDocument.Load(new MemoryStream(xml), LoadOptions.PreserveWhitespace);
        tree.DescendantNodes().OfType<XProcessingInstruction>().Remove();
        return tree.ToString(SaveOptions.DisableFormatting);
    }

    [Fact]
    public async Task What_is_written_is_valid_against_the_schemas()
    {
        var schema = await JsonSchema.FromFileAsync(Repository.Data("oscal", "schemas", "oscal_complete_schema.json"));
        Assert.NotEmpty(schema.Validate("""{"catalog":{"uuid":"1"}}"""));
        foreach (var file in Examples())
        {
            var before = schema.Validate(File.ReadAllText(file)).Count;
            var written = Done(OscalFile.Write(Done(OscalFile.Read(Done(OscalFile.Write(Done(OscalFile.Read(File.ReadAllBytes(file))), OscalFormat.Xml)))), OscalFormat.Json));
            var errors = schema.Validate(System.Text.Encoding.UTF8.GetString(written));
            Assert.True(errors.Count <= before, $"{file}: {string.Join('\n', errors.Select(e => e.ToString()))}");
            output.WriteLine($"{Path.GetFileName(file)}: {errors.Count} errors, {before} before");
        }
        foreach (var name in new[] { "LOW", "MODERATE", "HIGH" })
        {
            var resolved = Done(Resolve(Repository.Data("oscal", "sp800-53-rev4", $"NIST_SP-800-53_rev4_{name}-baseline_profile.json"))).Catalog;
            Assert.Empty(schema.Validate(resolved.Content.ToJsonString()));
        }
    }
}

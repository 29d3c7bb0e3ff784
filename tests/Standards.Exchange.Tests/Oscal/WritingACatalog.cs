using System.Text.Json.Nodes;
using CsCheck;
using NJsonSchema;
using Standards.Exchange.Oscal;
using Standards.Exchange.Tests.Documents;
using static Standards.Exchange.Tests.Documents.Sample;

namespace Standards.Exchange.Tests.Oscal;

public sealed class WritingACatalog
{
    static readonly Document Rules = new(
    [
        E("scope", ElementKind.Clause, "Scope", E("scope-1", ElementKind.Paragraph, "This document shall not be a control.")),
        E("rules", ElementKind.Clause, "Rules",
            Requirement("r1", Modality.Shall, "A developer shall *evaluate* each model:", E("r1-n", ElementKind.Note, "Before release.")),
            Requirement("r2", Modality.Should, "A developer should publish."),
            E("sub", ElementKind.Clause, "More", Requirement("r3", Modality.Shall, "It shall report."))),
    ]);

    [Fact]
    public async Task Is_valid_against_the_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Repository.Data("oscal", "schemas", "oscal_catalog_schema.json"));
        Assert.NotEmpty(schema.Validate("""{"catalog":{"uuid":"1"}}"""));
        RandomDocuments.Of().Sample(document =>
        {
            var json = OscalCatalog.CatalogOf(document, Sample.Edition).ToJsonString();
            Assert.Empty(schema.Validate(json).Select(e => e.ToString()));
            Assert.Equal(OscalCatalog.RequirementsOf(document).Select(r => r.WId.Value), ControlsIn(JsonNode.Parse(json)!).Select(c => (string)c["id"]!));
        }, iter: 200);
    }

    [Fact]
    public void Makes_a_control_of_each_shall_and_of_nothing_else()
    {
        var controls = ControlsIn(OscalCatalog.CatalogOf(Rules, Sample.Edition)).ToList();
        Assert.Equal(["r1", "r3"], controls.Select(c => (string)c["id"]!));
        Assert.Equal(@"A developer shall \*evaluate\* each model:", (string)controls[0]["parts"]![0]!["prose"]!);
        Assert.Equal("guidance", (string)controls[0]["parts"]![1]!["name"]!);
        Assert.Equal("r1", (string)Property(controls[0], "wid")["value"]!);
    }

    [Fact]
    public void Keeps_the_uuid_of_an_element_through_editions_and_gives_each_catalog_its_own()
    {
        var next = Sample.Edition with { Number = 3 };
        Assert.Equal(Uuid(Sample.Edition), Uuid(next));
        Assert.NotEqual(Uuid(Sample.Edition), Uuid(Sample.Edition with { Symbol = "AIGOV 2" }));
        Assert.NotEqual(OscalCatalog.UuidOf(Sample.Edition), OscalCatalog.UuidOf(next));
        Assert.Equal(OscalCatalog.Write(Rules, next), OscalCatalog.Write(Rules, next));

        static string Uuid(Edition edition) => (string)Property(ControlsIn(OscalCatalog.CatalogOf(Rules, edition)).First(), "wid")["uuid"]!;
    }

    static Element Requirement(string id, Modality modality, string text, params ImmutableArray<Element> below) =>
        new(Id(id), ElementKind.Requirement, Inline.Of(text), new Traits.OfRequirement(modality), below);

    static JsonNode Property(JsonNode control, string name) => control["props"]!.AsArray().Single(p => (string)p!["name"]! == name)!;

    static IEnumerable<JsonNode> ControlsIn(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(m => m.Key == "controls" ? m.Value!.AsArray()! : m.Value is null ? [] : ControlsIn(m.Value))!,
        JsonArray a  => a.SelectMany(n => ControlsIn(n!)),
        _            => [],
    };
}

using Compliance.Oscal.Checking;
using static Compliance.Oscal.Tests.Resolving.Profiles;

namespace Compliance.Oscal.Tests.Checking;

public sealed class CheckingADocument
{
    const string Metadata = """ "metadata":{"title":"T","last-modified":"2026-01-01T00:00:00Z","version":"1","oscal-version":"1.1.0"} """;

    static string[] Findings(string text) => [.. OscalRules.Check(Done(OscalFile.Read(System.Text.Encoding.UTF8.GetBytes(text)))).Select(f => $"{f.Code} {f.Place}")];

    [Fact]
    public void Finds_nothing_in_a_good_one() => Assert.Empty(Findings(Catalog));

    [Fact]
    public void Finds_a_UUID_that_names_two_things() =>
        Assert.Equal(["oscal.uuid_duplicate /catalog/back-matter/resources/1/uuid"], Findings(Catalog.Replace("8000-000000000002", "8000-000000000001", StringComparison.Ordinal)));

    [Fact]
    public void Finds_an_id_that_names_two_controls() =>
        Assert.Equal(["oscal.id_duplicate /catalog/groups/1/controls/0/id"], Findings(Catalog.Replace("\"id\":\"c\"", "\"id\":\"a\"", StringComparison.Ordinal)));

    [Fact]
    public void Finds_references_to_nothing()
    {
        var text = Catalog.Replace("param, top", "param, gone", StringComparison.Ordinal).Replace("""{"id":"b","title":"B",""", """{"id":"b","title":"B","links":[{"href":"#gone"}],""", StringComparison.Ordinal);
        Assert.Equal(["oscal.reference_missing /catalog/groups/0/controls/1/links/0/href", "oscal.reference_missing /catalog/groups/1/controls/0/parts/0/prose"], Findings(text).Order(StringComparer.Ordinal));
        var parties = Metadata.Replace("\"title\"", """ "responsible-parties":[{"role-id":"r","party-uuids":["8a1e0a6c-8c1c-4d6f-9a43-0d8a4f2f3b09"]}],"title" """, StringComparison.Ordinal);
        Assert.Equal(["oscal.reference_missing /catalog/metadata/responsible-parties/0/role-id", "oscal.reference_missing /catalog/metadata/responsible-parties/0/party-uuids/0"],
            Findings($$"""{"catalog":{"uuid":"8a1e0a6c-8c1c-4d6f-9a43-0d8a4f2f3b01",{{parties}} } }"""));
    }

    [Fact]
    public void Finds_values_that_are_not_allowed_or_missing() => Assert.Equal(
        ["oscal.required_missing /profile", "oscal.value_malformed /profile/uuid", "oscal.value_malformed /profile/metadata/last-modified", "oscal.value_not_allowed /profile/merge/combine/method"],
        Findings($$"""{"profile":{"uuid":"x",{{Metadata.Replace("T00:00:00Z", "", StringComparison.Ordinal)}},"merge":{"combine":{"method":"mix"} } } }"""));
}

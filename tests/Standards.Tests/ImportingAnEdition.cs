using System.IO.Compression;
using System.Text;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Exchange.Json;

namespace Standards.Tests;

public sealed class ImportingAnEdition(StandardsHost host)
{
    public const string Import = "mutation($input: ImportEditionInput!) { importEdition(input: $input) { id edition documentHash clauses { wId } } }";

    const string Preview = "query($format: ExchangeFormat!, $content: String!) { previewImport(format: $format, content: $content) { elementCount documentHash clauses { number heading } repairs { code place message } } }";

    const string Loose = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body><section eId="s1"><heading>Scope</heading><content><p>See <ref href="#gone">there</ref>.</p></content></section></body></act></akomaNtoso>""";

    static readonly Document Text = new([Of("scope", ElementKind.Clause, "Scope",
        new Element(Id("r1"), ElementKind.Requirement, Inline.Of("A developer shall report."), new Traits.OfRequirement(Modality.Shall), []),
        Of("t", ElementKind.Table, "Kinds", Of("t-1", ElementKind.Row, "", new Element(Id("t-1-1"), ElementKind.Cell, Inline.Of("One"), new Traits.OfCell(true, 2, 1), []))))]);

    [Fact]
    public async Task Shows_what_would_come_of_a_file_and_keeps_nothing()
    {
        var preview = (await host.Api.AskAsync(Preview, new { format = "AKOMA_NTOSO", content = Base64(Loose) }, Tokens.Secretariat)).GetProperty("previewImport");
        Assert.Equal("Scope", Assert.Single(preview.GetProperty("clauses").EnumerateArray()).GetProperty("heading").GetString());
        Assert.Equal(["link.left_out", "identifier.made"], preview.GetProperty("repairs").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Publishes_the_document_as_the_next_edition_with_all_it_has()
    {
        var project = await host.Api.RegisterProjectAsync();
        var input = new { commandId = Guid.NewGuid(), projectId = project, format = "JSON", content = Convert.ToBase64String(Packed(CanonicalDocument.Write(Text))) };
        var draft = (await host.Api.AskAsync(Import, new { input }, Tokens.Secretariat)).GetProperty("importEdition");
        Assert.Equal((1, DocumentJson.HashOf(Text)), (draft.GetProperty("edition").GetInt32(), draft.GetProperty("documentHash").GetString()));

        var again = (await host.Api.AskAsync(Import, new { input }, Tokens.Secretariat)).GetProperty("importEdition");
        Assert.Equal(draft.GetProperty("id").GetString(), again.GetProperty("id").GetString());

        var akn = (await host.Api.AskAsync(
            "query($id: ID!) { project(id: $id) { draft { export(format: AKOMA_NTOSO, address: \"https://standards.example/\") { content } } } }", new { id = project }))
            .GetProperty("project").GetProperty("draft").GetProperty("export").GetProperty("content").GetString();
        var preview = (await host.Api.AskAsync(Preview, new { format = "AKOMA_NTOSO", content = akn }, Tokens.Secretariat)).GetProperty("previewImport");
        Assert.Equal(DocumentJson.HashOf(Text), preview.GetProperty("documentHash").GetString());
    }

    [Fact]
    public async Task Refuses_an_identifier_of_an_element_that_was_withdrawn()
    {
        var project = await host.Api.RegisterProjectAsync();
        await PublishAsync(project, Text);
        await PublishAsync(project, new([Of("scope", ElementKind.Clause, "Scope")]));
        var refusal = await host.Api.RefusalAsync(Import, Input(project, Text), Tokens.Secretariat);
        Assert.Equal("draft.identifier_reused", refusal.Code);
    }

    [Theory]
    [InlineData("AKOMA_NTOSO", "<!DOCTYPE a [<!ENTITY b \"c\">]><akomaNtoso>&b;</akomaNtoso>", "exchange.entities_forbidden")]
    [InlineData("AKOMA_NTOSO", "<html/>", "exchange.wrong_format")]
    [InlineData("JSON", "{", "exchange.malformed")]
    [InlineData("DOCX", "PK", "exchange.wrong_format")]
    public async Task Refuses_by_name(string format, string file, string code) =>
        Assert.Equal(code, (await host.Api.RefusalAsync(Preview, new { format, content = Base64(file) }, Tokens.Secretariat)).Code);

    [Fact]
    public async Task Refuses_a_bomb_of_packing() => Assert.Equal(
        "exchange.too_large", (await host.Api.RefusalAsync(Preview, new { format = "AKOMA_NTOSO", content = Convert.ToBase64String(Packed(new byte[50 * 1024 * 1024])) }, Tokens.Secretariat)).Code);

    [Fact]
    public async Task Refuses_what_is_not_base64() =>
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(Preview, new { format = "JSON", content = "not base64!" }, Tokens.Secretariat)).Code);

    [Fact]
    public async Task Is_for_the_secretariat()
    {
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(Preview, new { format = "JSON", content = "" })).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Preview, new { format = "JSON", content = "" }, Body.Participating().Token)).Code);
    }

    Task PublishAsync(string project, Document document) => host.Api.AskAsync(Import, Input(project, document), Tokens.Secretariat);

    static object Input(string project, Document document) =>
        new { input = new { commandId = Guid.NewGuid(), projectId = project, format = "JSON", content = Convert.ToBase64String(CanonicalDocument.Write(document)) } };

    static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    static WId Id(string id) => WId.TryParse(id, out var known) ? known : throw new ArgumentException(id, nameof(id));

    static Element Of(string id, ElementKind kind, string text, params System.Collections.Immutable.ImmutableArray<Element> children) => new(Id(id), kind, Inline.Of(text), children);
}

using System.Text;
using System.Text.Json;
using static Standards.Tests.Hosting.ManuscriptSteps;
using static Standards.Tests.Hosting.PictureSteps;

namespace Standards.Tests;

public sealed class ReadingAPicture(StandardsHost host)
{
    const string File = "query($id: ID!, $format: ExchangeFormat!) { project(id: $id) { draft { export(format: $format, address: \"https://standards.example/projects/1/draft\") { content } } } }";

    [Fact]
    public async Task That_of_a_working_text_is_for_its_writers_until_an_edition_has_it()
    {
        var (project, ann, ben) = await host.Api.ManuscriptOfTwoAsync();
        var sha256 = (await host.Api.AddPictureAsync(project, ann.Token)).Text("sha256");
        foreach (var token in new[] { ann.Token, ben.Token, Tokens.Secretariat })
            Assert.False((await host.Api.PictureAsync(sha256, token)).GetProperty("shown").GetBoolean());
        foreach (var token in new[] { null, Body.Participating().Token, Tokens.Integrator })
            Assert.Equal(JsonValueKind.Null, (await host.Api.PictureAsync(sha256, token)).ValueKind);

        await PublishAsync(project, ann, sha256);
        var shown = await host.Api.PictureAsync(sha256);
        Assert.True(shown.GetProperty("shown").GetBoolean());
        Assert.Equal(sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(shown.GetProperty("content").GetBytesFromBase64())));
        Assert.Equal(JsonValueKind.Null, (await host.Api.PictureAsync(new string('0', 64))).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await host.Api.PictureAsync("'; drop table picture")).ValueKind);
    }

    [Fact]
    public async Task A_picture_of_an_edition_may_be_used_in_another_text()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        var sha256 = (await host.Api.AddPictureAsync(project, ann.Token)).Text("sha256");
        await PublishAsync(project, ann, sha256);
        var (other, ben, _) = await host.Api.ManuscriptOfTwoAsync();
        Assert.Equal(1, (await host.Api.SaveAsync(Saving(other, 0, [Clause("c-1", "Clause 1", Figure("f-1", sha256)), "c-2", "c-3"]), ben.Token)).GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task The_page_and_every_file_show_it_with_its_words()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        var sha256 = (await host.Api.AddPictureAsync(project, ann.Token)).Text("sha256");
        await PublishAsync(project, ann, sha256);

        var html = (await host.Api.AskAsync("query($id: ID!) { project(id: $id) { draft { sections { html } } } }", new { id = project }))
            .GetProperty("project").GetProperty("draft").GetProperty("sections")[0].Text("html");
        Assert.Contains($"<img src=\"/pictures/{sha256}\" alt=\"A green field.\" width=\"40\" height=\"20\"/>", html, StringComparison.Ordinal);
        Assert.Contains("<img src=\"data:image/svg+xml;base64,", await TextAsync("HTML"), StringComparison.Ordinal);
        Assert.Contains($"![A green field.](https://standards.example/pictures/{sha256})", await TextAsync("MARKDOWN"), StringComparison.Ordinal);
        Assert.Contains(sha256, await TextAsync("JSON"), StringComparison.Ordinal);
        Assert.Contains("<img src=\"data:image/svg+xml;base64,", await TextAsync("AKOMA_NTOSO"), StringComparison.Ordinal);

        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(await BytesAsync("DOCX")), isEditable: false);
        Assert.Equal(["image/png", "image/svg+xml"], word.MainDocumentPart!.ImageParts.Select(p => p.ContentType).Order(StringComparer.Ordinal));
        Assert.Equal("A green field.", word.MainDocumentPart.Document!.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Single().Description!.Value);

        using var pdf = UglyToad.PdfPig.PdfDocument.Open(await BytesAsync("PDF"));
        Assert.Contains(pdf.GetPages(), p => p.Paths.Any(path => path.IsFilled && path.FillColor is { } colour && colour.ToRGBValues() is (0, > 0.6, 0)));

        async Task<byte[]> BytesAsync(string format) => (await host.Api.AskAsync(File, new { id = project, format }))
            .GetProperty("project").GetProperty("draft").GetProperty("export").GetProperty("content").GetBytesFromBase64();

        async Task<string> TextAsync(string format) => Encoding.UTF8.GetString(await BytesAsync(format));
    }

    [Fact]
    public async Task A_file_brings_its_pictures_along_and_names_those_that_it_lacks()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        var drawing = Drawing();
        var fresh = Standards.Exchange.Pictures.Picture.Read(drawing).Picture!.Sha256;
        var kept = (await host.Api.AddPictureAsync(project, ann.Token)).Text("sha256");
        var file = $"""
            <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body><section eId="s1" wId="s1"><heading>Cycle</heading><content>
            {Shown("a", $"data:image/svg+xml;base64,{Convert.ToBase64String(drawing)}")}{Shown("b", $"https://standards.example/pictures/{kept}")}
            {Shown("c", "cycle.png")}{Shown("d", "data:image/png;base64,AAAA")}{Shown("e", $"https://standards.example/pictures/{new string('1', 64)}")}
            </content></section></body></act></akomaNtoso>
            """;
        var content = Convert.ToBase64String(Encoding.UTF8.GetBytes(file));
        var preview = (await host.Api.AskAsync("query($content: String!) { previewImport(format: AKOMA_NTOSO, content: $content) { documentHash repairs { code message } } }", new { content }, Tokens.Secretariat))
            .GetProperty("previewImport");
        Assert.Equal(3, preview.GetProperty("repairs").EnumerateArray().Count(r => r.Text("code") == "picture.left_out"));

        var input = new { commandId = Guid.NewGuid(), projectId = await host.Api.RegisterProjectAsync(), format = "AKOMA_NTOSO", content };
        var draft = (await host.Api.AskAsync("mutation($input: ImportEditionInput!) { importEdition(input: $input) { documentHash elements { kind figure { sha256 alternative } } } }", new { input }, Tokens.Secretariat))
            .GetProperty("importEdition");
        Assert.Equal(preview.Text("documentHash"), draft.Text("documentHash"));
        Assert.Equal([fresh, kept], draft.GetProperty("elements").EnumerateArray().Where(e => e.Text("kind") == "FIGURE").Select(e => e.GetProperty("figure").Text("sha256")));
        Assert.True((await host.Api.PictureAsync(fresh)).GetProperty("shown").GetBoolean());

        static string Shown(string id, string src) => $"<tblock class=\"figure\" eId=\"{id}\" wId=\"{id}\"><heading>Title {id}</heading><p><img src=\"{src}\" alt=\"Words of {id}.\"/></p></tblock>";
    }

    async Task PublishAsync(string project, Body writer, string sha256)
    {
        await host.Api.SaveAsync(Saving(project, 0, [Clause("c-1", "Clause 1", Figure("f-1", sha256)), "c-2", "c-3"]), writer.Token);
        await host.Api.AskAsync(Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, revision = 1 } }, Tokens.Secretariat);
    }
}

using System.Text;
using System.Text.Json;

namespace Standards.Tests;

public sealed class ExportingAnEdition(StandardsHost host)
{
    const string Export = """
        query($id: ID!, $edition: Int!, $format: ExchangeFormat!, $language: String) { project(id: $id) { edition(number: $edition) { documentHash
          export(format: $format, address: "https://standards.example/projects/1/editions/1", language: $language) { name mediaType content sha256 } } } }
        """;

    [Theory]
    [InlineData("HTML", "text/html; charset=utf-8", ".html", "<html lang=\"en\"")]
    [InlineData("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", "PK")]
    [InlineData("MARKDOWN", "text/markdown; charset=utf-8", ".md", "Clause 1")]
    [InlineData("JSON", "application/json", ".json", "{\"elements\":")]
    [InlineData("AKOMA_NTOSO", "application/akn+xml", ".akn.xml", "<akomaNtoso")]
    [InlineData("OSCAL", "application/oscal+json", ".oscal.json", "\"oscal-version\": \"1.2.1\"")]
    [InlineData("XLIFF", "application/xliff+xml", ".ar.xlf", "trgLang=\"ar\"")]
    public async Task Gives_any_edition_to_anyone_in_any_format(string format, string mediaType, string ending, string holds)
    {
        var project = await host.Api.RegisterProjectAsync();
        await host.Api.AskAsync(Steps.Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, clauses = new[] { Steps.Clause("1") } } }, Tokens.Secretariat);
        await host.Api.AskAsync(Steps.Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, clauses = new[] { Steps.Clause("1"), Steps.Clause("2") } } }, Tokens.Secretariat);

        var edition = (await host.Api.AskAsync(Export, new { id = project, edition = 1, format, language = format == "XLIFF" ? "ar" : null })).GetProperty("project").GetProperty("edition");
        var file = edition.GetProperty("export");
        var bytes = file.GetProperty("content").GetBytesFromBase64();
        Assert.Equal(mediaType, file.GetProperty("mediaType").GetString());
        Assert.EndsWith("-edition-1" + ending, file.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Contains(holds, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), file.GetProperty("sha256").GetString());
        if (format == "JSON")
            Assert.Equal(edition.GetProperty("documentHash").GetString(), file.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task Gives_nothing_for_an_edition_that_there_is_not()
    {
        var project = await host.Api.RegisterProjectAsync();
        Assert.Equal(JsonValueKind.Null, (await host.Api.AskAsync(Export, new { id = project, edition = 1, format = "HTML" })).GetProperty("project").GetProperty("edition").ValueKind);
    }

    [Fact]
    public async Task Refuses_a_language_that_there_is_not()
    {
        var project = await host.Api.RegisterProjectAsync();
        await host.Api.AskAsync(Steps.Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, clauses = new[] { Steps.Clause("1") } } }, Tokens.Secretariat);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(Export, new { id = project, edition = 1, format = "XLIFF", language = "de" })).Code);
        Assert.Equal("translation.not_complete", (await host.Api.RefusalAsync(Export, new { id = project, edition = 1, format = "HTML", language = "ar" })).Code);
    }
}

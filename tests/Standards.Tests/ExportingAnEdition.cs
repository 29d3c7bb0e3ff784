using System.Text;
using System.Text.Json;
using BuildingBlocks.Graph;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Tokens;

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
    public async Task Answers_other_services_what_a_published_edition_requires_as_it_was_last_corrected_wherever_it_runs()
    {
        var number = await host.Api.PublishStandardAsync(StandardSteps.Today);
        var standard = Standards.Storage.Identifiers.OfStandard(number);
        var answer = (await AskAsync(standard, 1))!;
        Assert.Equal((number, 1, StandardSteps.Today, null), (answer.Number, answer.Edition, answer.InForceFrom, answer.WithdrawnOn));
        using var catalog = JsonDocument.Parse(answer.File!);
        Assert.Equal($"urn:advancedaigov:standard:{number}:1", catalog.RootElement.GetProperty("catalog").GetProperty("metadata").GetProperty("links")[0].GetProperty("href").GetString());
        Assert.Equal("r-1", catalog.RootElement.GetProperty("catalog").GetProperty("groups")[0].GetProperty("controls")[0].GetProperty("id").GetString());
        Assert.Equal(answer.File!, (await AskAsync(standard, 1))!.File!);
        Assert.Null(await AskAsync(standard, 2));
        Assert.Null(await AskAsync(Guid.NewGuid(), 1));

        async Task<Contracts.Standards.AdoptedCatalog?> AskAsync(Guid id, int edition)
        {
            using var http = new HttpClient();
            using var response = await http.GetAsync(new Uri($"{host.Url}/{Contracts.Standards.StandardsAnswers.Catalog}?standard={id}&edition={edition}"), TestContext.Current.CancellationToken);
            return response.StatusCode is System.Net.HttpStatusCode.NotFound ? null
                : await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Contracts.Standards.AdoptedCatalog>(response.Content, BuildingBlocks.EventStore.StoredJson.Options, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Prints_a_tagged_file_with_an_outline_and_numbered_pages()
    {
        var project = await host.Api.RegisterProjectAsync();
        await host.Api.AskAsync(Steps.Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, clauses = new[] { Steps.Clause("1"), Steps.Clause("2") } } }, Tokens.Secretariat);

        var file = (await host.Api.AskAsync(Export, new { id = project, edition = 1, format = "PDF" })).GetProperty("project").GetProperty("edition").GetProperty("export");
        Assert.Equal("application/pdf", file.GetProperty("mediaType").GetString());
        Assert.EndsWith("-edition-1.pdf", file.GetProperty("name").GetString(), StringComparison.Ordinal);
        using var pdf = PdfDocument.Open(file.GetProperty("content").GetBytesFromBase64());
        Assert.True(pdf.Structure.Catalog.CatalogDictionary.ContainsKey(NameToken.StructTreeRoot));
        Assert.Equal("en", ((StringToken)pdf.Structure.Catalog.CatalogDictionary.Data["Lang"]).Data);
        Assert.True(pdf.TryGetBookmarks(out var outline));
        Assert.Contains(outline.GetNodes(), n => n.Title.Contains("Clause 2", StringComparison.Ordinal));
        var sheets = pdf.GetPages().Select(p => ContentOrderTextExtractor.GetText(p)).ToList();
        Assert.All(sheets, (text, i) => Assert.Contains($"{i + 1} / {sheets.Count}", text, StringComparison.Ordinal));
        Assert.Contains("Clause 1", string.Concat(sheets), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Printing:Browser", "/nowhere/chromium", "export.printer_missing")]
    [InlineData("Printing:Browser", "/bin/false", "export.printer_failed")]
    [InlineData("Printing:Endpoint", "http://127.0.0.1:9", "export.printer_failed")]
    public async Task Says_where_nothing_can_be_printed(string setting, string value, string code)
    {
        using var printer = new Standards.ExportingAnEdition.Printer(
            new ConfigurationBuilder().AddInMemoryCollection([new(setting, value), new("Printing:Patience", "00:00:03")]).Build(), NullLogger<Standards.ExportingAnEdition.Printer>.Instance);
        Assert.Equal(code, (await Assert.ThrowsAsync<RefusalError>(() => printer.PrintAsync("<p>Words</p>"u8.ToArray(), CancellationToken.None))).Code);
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

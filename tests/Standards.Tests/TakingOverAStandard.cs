using static Standards.Tests.Hosting.StandardSteps;

namespace Standards.Tests;

public sealed class TakingOverAStandard(StandardsHost host)
{
    readonly DateOnly tomorrow = Today.AddDays(1);

    [Fact]
    public async Task Puts_it_into_the_register_with_its_source()
    {
        var input = Taking(NewNumber(), tomorrow);
        await host.Api.AskAsync(TakeOver, new { input }, Tokens.Secretariat);

        var edition = (await host.Api.StandardAsync((string)input["number"]!, "editions { source project { id } }")).GetProperty("editions")[0];
        Assert.Equal(("Founding conference, resolution 4", System.Text.Json.JsonValueKind.Null), (edition.GetProperty("source").GetString(), edition.GetProperty("project").ValueKind));
    }

    [Fact]
    public async Task Twice_with_one_command_id_is_one_edition()
    {
        var input = Taking(NewNumber(), tomorrow);
        await host.Api.AskAsync(TakeOver, new { input }, Tokens.Secretariat);
        var again = await host.Api.AskAsync(TakeOver, new { input }, Tokens.Secretariat);

        Assert.Equal(1, again.GetProperty("takeOverStandard").GetProperty("standard").GetProperty("editions").GetArrayLength());
    }

    [Theory]
    [InlineData("standard.unreadable")]
    [InlineData("{\"v\":1,\"elements\":[],\"more\":1}")]
    [InlineData("{\"v\":9,\"elements\":[]}")]
    public async Task Is_refused_with_a_text_that_cannot_be_read(string text) => await RefusedAsync("document.malformed", "text", text);

    [Fact]
    public async Task Takes_a_file_as_its_preview_showed_it()
    {
        const string Akn =
            """
            <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="agreement"><meta/><body>
              <section eId="sec_1"><num>1</num><heading>Reporting</heading><content><p>A developer reports within 30 days.</p></content></section>
            </body></act></akomaNtoso>
            """;
        var file = new { format = "AKOMA_NTOSO", content = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Akn)) };
        var preview = (await host.Api.AskAsync(
            "query($format: ExchangeFormat!, $content: String!) { previewImport(format: $format, content: $content) { documentHash } }", file, Tokens.Secretariat)).GetProperty("previewImport");
        var input = Taking(NewNumber(), tomorrow);
        input.Remove("text");
        input["file"] = file;

        var edition = (await host.Api.AskAsync(TakeOver, new { input }, Tokens.Secretariat)).GetProperty("takeOverStandard").GetProperty("standard").GetProperty("editions")[0];
        Assert.Equal(preview.GetProperty("documentHash").GetString(), edition.GetProperty("textHash").GetString());
    }

    [Fact]
    public async Task Is_refused_with_a_file_that_cannot_be_read() =>
        await RefusedFileAsync("exchange.malformed", new { format = "AKOMA_NTOSO", content = Convert.ToBase64String("<akn"u8) }, text: null);

    [Fact]
    public async Task Is_refused_with_a_text_and_a_file() => await RefusedFileAsync("input.invalid", new { format = "JSON", content = "e30=" }, Text);

    async Task RefusedFileAsync(string code, object file, string? text)
    {
        var input = Taking(NewNumber(), tomorrow);
        (input["file"], input["text"]) = (file, text);
        Assert.Equal(code, (await host.Api.RefusalAsync(TakeOver, new { input }, Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Is_refused_with_a_text_that_is_no_document() => await RefusedAsync("standard.malformed", "text", "{\"v\":1,\"elements\":[]}");

    [Fact]
    public async Task Is_refused_without_a_source() => await RefusedAsync("input.invalid", "source", " ");

    [Fact]
    public async Task Is_refused_under_what_is_no_number() => await RefusedAsync("input.invalid", "number", "no number");

    [Fact]
    public async Task Is_refused_with_a_day_in_the_past() => await RefusedAsync("input.invalid", "entersIntoForceOn", Today.AddDays(-1).Iso());

    async Task RefusedAsync(string code, string field, object? value)
    {
        var input = Taking(NewNumber(), tomorrow);
        input[field] = value;
        Assert.Equal(code, (await host.Api.RefusalAsync(TakeOver, new { input }, Tokens.Secretariat)).Code);
    }
}

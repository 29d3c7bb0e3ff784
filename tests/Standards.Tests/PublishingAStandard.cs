using BuildingBlocks.EventStore;
using Contracts.Standards;
using static Standards.Tests.Hosting.StandardSteps;

namespace Standards.Tests;

public sealed class PublishingAStandard(StandardsHost host)
{
    readonly DateOnly tomorrow = Today.AddDays(1);

    [Fact]
    public async Task Puts_it_into_the_register_with_a_receipt_and_tells_the_other_services()
    {
        var input = Publication(NewNumber(), tomorrow, tomorrow.AddYears(1));
        var done = (await host.Api.AskAsync(Publish, new { input }, Tokens.Secretariat)).GetProperty("publishStandard");

        Assert.Equal("PUBLISHED", done.GetProperty("standard").GetProperty("status").GetString());
        var act = Guid.Parse(done.GetProperty("receipt").GetProperty("actId").GetString()!);
        Assert.Equal("standards.standard-edition-published", await host.Database.ReadAsync<string>("select kind from binding_record where act_id = $1", Sql.Uuid(act)));
        var stream = $"standard-{Storage.Identifiers.OfStandard((string)input["number"]!)}";
        var told = System.Text.Json.JsonSerializer.Deserialize<StandardPublished>(
            Assert.Single(await host.Database.MessagesAsync(StandardsTopics.Publications, stream)), StoredJson.Options)!;
        Assert.Equal((1, tomorrow, tomorrow.AddYears(1), act), (told.Edition, told.EntersIntoForceOn, told.LatestEntryOn, told.ActId));
        Assert.Equal(done.GetProperty("standard").GetProperty("editions")[0].GetProperty("textHash").GetString(), told.TextHash);
    }

    [Fact]
    public async Task Takes_the_current_draft_of_its_project()
    {
        var project = await host.Api.RegisterProjectAsync();
        await host.Api.AskAsync(Steps.Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, clauses = new[] { Steps.Clause("1", "scope") } } }, Tokens.Secretariat);
        var input = Publication(NewNumber(), Today);
        (input["text"], input["projectId"]) = (null, project);
        await host.Api.AskAsync(Publish, new { input }, Tokens.Secretariat);

        Assert.Equal("Clause 1", await host.Api.WordsAsync((string)input["number"]!, "scope", Today));
        var standards = (await host.Api.AskAsync("query($id: ID!) { project(id: $id) { standards { number } } }", new { id = project })).GetProperty("project").GetProperty("standards");
        Assert.Equal((string)input["number"]!, standards[0].GetProperty("number").GetString());
    }

    [Fact]
    public async Task Twice_with_one_command_id_is_one_edition()
    {
        var input = Publication(NewNumber(), tomorrow);
        await host.Api.AskAsync(Publish, new { input }, Tokens.Secretariat);
        var again = await host.Api.AskAsync(Publish, new { input }, Tokens.Secretariat);

        Assert.Equal(1, again.GetProperty("publishStandard").GetProperty("standard").GetProperty("editions").GetArrayLength());
    }

    [Fact]
    public async Task Is_refused_without_a_text() => await RefusedAsync("standard.no_text", "text", null);

    [Theory]
    [InlineData("standard.unreadable")]
    [InlineData("{\"v\":1,\"elements\":[],\"more\":1}")]
    [InlineData("{\"v\":9,\"elements\":[]}")]
    public async Task Is_refused_with_a_text_that_cannot_be_read(string text) => await RefusedAsync("document.malformed", "text", text);

    [Fact]
    public async Task Is_refused_with_a_text_that_is_no_document() => await RefusedAsync("standard.malformed", "text", "{\"v\":1,\"elements\":[]}");

    [Fact]
    public async Task Is_refused_under_what_is_no_number() => await RefusedAsync("input.invalid", "number", "no number");

    [Fact]
    public async Task Is_refused_with_a_day_in_the_past() => await RefusedAsync("input.invalid", "entersIntoForceOn", Today.AddDays(-1).Iso());

    [Fact]
    public async Task Is_refused_for_a_project_that_there_is_not() => await RefusedAsync("project.unknown", "projectId", Guid.NewGuid());

    async Task RefusedAsync(string code, string field, object? value)
    {
        var input = Publication(NewNumber(), tomorrow);
        input[field] = value;
        Assert.Equal(code, (await host.Api.RefusalAsync(Publish, new { input }, Tokens.Secretariat)).Code);
    }
}

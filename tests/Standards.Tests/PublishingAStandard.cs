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
        var input = Publication(await host.Api.ReadyAsync(), NewNumber(), tomorrow, tomorrow.AddYears(1));
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
    public async Task Takes_the_current_draft_of_its_project_and_moves_it()
    {
        var project = await host.Api.ReadyAsync();
        var number = NewNumber();
        await host.Api.AskAsync(Publish, new { input = Publication(project, number, Today) }, Tokens.Secretariat);

        Assert.Equal("Clause 1", await host.Api.WordsAsync(number, "scope", Today));
        var moved = (await host.Api.AskAsync(
            "query($id: ID!) { project(id: $id) { stage standards { number } run { steps { kind from to name standard { number } gate { met } } } } }", new { id = project })).GetProperty("project");
        Assert.Equal(("60.60", number), (moved.StageOf(), moved.GetProperty("standards")[0].GetProperty("number").GetString()));
        var step = moved.GetProperty("run").GetProperty("steps")[0];
        Assert.Equal(("MOVED_BY_PUBLICATION", "60.00", "60.60", number), (
            step.GetProperty("kind").GetString(), step.GetProperty("from").GetString(), step.GetProperty("to").GetString(), step.GetProperty("standard").GetProperty("number").GetString()));
        Assert.All(step.GetProperty("gate").EnumerateArray(), g => Assert.True(g.GetProperty("met").GetBoolean()));
    }

    [Fact]
    public async Task Is_the_only_way_to_the_stage_of_publication()
    {
        var project = await host.Api.ReadyAsync();

        Assert.Equal("project.standard_first", (await host.Api.RefusalAsync(Runs.Advance, Runs.AdvanceInput(project, "60.60"), Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Is_done_once_by_the_same_command()
    {
        var input = Publication(await host.Api.ReadyAsync(), NewNumber(), tomorrow);
        var first = await host.Api.AskAsync(Publish, new { input }, Tokens.Secretariat);
        var again = await host.Api.AskAsync(Publish, new { input }, Tokens.Secretariat);

        Assert.Equal(first.ToString(), again.ToString());
        Assert.Equal(1, again.GetProperty("publishStandard").GetProperty("standard").GetProperty("editions").GetArrayLength());
    }

    [Fact]
    public async Task Is_not_done_again_by_another_command()
    {
        var project = await host.Api.ReadyAsync();
        await host.Api.AskAsync(Publish, new { input = Publication(project, NewNumber(), tomorrow) }, Tokens.Secretariat);

        await RefusedAsync("project.not_for_publication", project);
    }

    [Fact]
    public async Task Sets_the_day_on_which_the_process_lets_it_lapse()
    {
        var project = await host.Api.StartAsync("60.00");
        await host.Api.PublishDraftAsync(project);
        await host.Api.AttestAsync(project, "COMMENTS_DISPOSED", 4, 4);
        await host.Api.AttestAsync(project, "TRANSLATIONS_COMPLETE", 6, 6);
        await host.Api.AttestAsync(project, "PATENT_DECLARATIONS_IN", 3, 3);
        var input = Publication(project, NewNumber(), tomorrow);
        await host.Api.AskAsync(Publish, new { input }, Tokens.Secretariat);

        var edition = (await host.Api.StandardAsync((string)input["number"]!, "editions { publishedOn sunsetOn }")).GetProperty("editions")[0];
        Assert.Equal(DateOnly.Parse(edition.GetProperty("publishedOn").GetString()!, null).AddMonths(24).AddDays(1).Iso(), edition.GetProperty("sunsetOn").GetString());
        var lapse = (await host.Api.RunAsync(project)).GetProperty("run").GetProperty("schedule").EnumerateArray().Single(d => d.GetProperty("consequence").GetString() == "LAPSE");
        Assert.Equal(edition.GetProperty("sunsetOn").GetString(), DateOnly.FromDateTime(lapse.GetProperty("at").GetDateTime()).AddDays(1).Iso());
    }

    [Fact]
    public async Task Waits_for_the_gate_and_says_what_is_missing()
    {
        var project = await host.Api.StartAsync("60.00");
        await host.Api.PublishDraftAsync(project);

        await RefusedAsync("project.gate_not_met", project);
    }

    [Fact]
    public async Task Is_refused_before_the_stage_of_publication()
    {
        var project = await host.Api.StartAsync("40.00");
        await host.Api.PublishDraftAsync(project);

        await RefusedAsync("project.not_for_publication", project);
    }

    [Fact]
    public async Task Is_refused_for_a_project_under_no_process()
    {
        var project = await host.Api.RegisterProjectAsync();
        await host.Api.PublishDraftAsync(project);

        await RefusedAsync("project.not_started", project);
    }

    [Fact]
    public async Task Leaves_the_project_where_it_is_if_the_standard_refuses()
    {
        var project = await host.Api.ReadyAsync();

        await RefusedAsync("input.invalid", project, "number", "no number");
        await RefusedAsync("input.invalid", project, "entersIntoForceOn", Today.AddDays(-1).Iso());
        Assert.Equal("60.00", (await host.Api.RunAsync(project)).StageOf());
    }

    [Fact]
    public async Task Is_refused_without_a_draft() => await RefusedAsync("standard.no_text", await host.Api.StartAsync("60.00", "technical-report", "months-18"));

    [Fact]
    public async Task Is_refused_for_a_project_that_there_is_not() => await RefusedAsync("project.unknown", Guid.NewGuid().ToString());

    async Task RefusedAsync(string code, string project, string? field = null, object? value = null)
    {
        var input = Publication(project, NewNumber(), tomorrow);
        if (field is not null)
            input[field] = value;
        Assert.Equal(code, (await host.Api.RefusalAsync(Publish, new { input }, Tokens.Secretariat)).Code);
    }
}

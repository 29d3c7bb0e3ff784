using Contracts.Ledger;

namespace Standards.Tests;

public sealed class AdvancingAProject(StandardsHost host)
{
    [Fact]
    public async Task Is_recorded_with_its_cause_and_sent_to_the_ledger()
    {
        var project = await host.Api.StartAsync("40.60");

        Assert.Equal("40.93", (await host.Api.AdvanceAsync(project, "40.93")).GetProperty("advanceProject").GetProperty("stage").GetString());

        var step = (await host.Api.RunAsync(project)).GetProperty("run").GetProperty("steps")[0];
        Assert.Equal(
            ("MOVED_BY_DECISION", "40.60", "40.93", "COMMITTEE", "Resolution 12/2026"),
            (step.GetProperty("kind").GetString()!, step.GetProperty("from").GetString()!, step.GetProperty("to").GetString()!, step.GetProperty("authority").GetString()!, step.GetProperty("reason").GetString()!));
        var acts = await host.Database.ActsAsync($"project-{project}");
        Assert.Equal(3, acts.Length);
        Assert.Contains("standards.project-moved", acts[2], StringComparison.Ordinal);
        Assert.Contains(step.GetProperty("receipt").GetProperty("actId").GetString()!, acts[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_what_is_missing_and_goes_on_once_it_is_there()
    {
        var project = await host.Api.StartAsync("40.00");
        var (code, message) = await host.Api.RefusalAsync(Runs.Advance, Runs.AdvanceInput(project, "40.20"), Tokens.Secretariat);
        Assert.Equal(("project.gate_not_met", "Something is missing. No edition of the draft is published. It is not attested that the patent declarations are in."), (code, message));

        await host.Api.PublishDraftAsync(project);
        await host.Api.AttestAsync(project, "PATENT_DECLARATIONS_IN", 3, 3);
        var choice = (await host.Api.RunAsync(project)).GetProperty("run").GetProperty("choices")[0];
        Assert.True(choice.GetProperty("isOpen").GetBoolean());
        Assert.Equal("40.20", (await host.Api.AdvanceAsync(project, "40.20")).GetProperty("advanceProject").GetProperty("stage").GetString());
    }

    [Fact]
    public async Task Twice_by_the_same_command_is_once()
    {
        var project = await host.Api.StartAsync("40.60");
        var input = Runs.AdvanceInput(project, "40.93");

        Assert.Equal((await host.Api.AskAsync(Runs.Advance, input, Tokens.Secretariat)).ToString(), (await host.Api.AskAsync(Runs.Advance, input, Tokens.Secretariat)).ToString());
        Assert.Equal(3, await host.Database.CountEventsAsync($"project-{project}"));
    }

    [Theory]
    [InlineData("60.60", "project.no_such_move")]
    [InlineData("nonsense", "project.no_such_move")]
    public async Task Goes_only_where_the_definition_leads(string to, string code) =>
        Assert.Equal(code, (await host.Api.RefusalAsync(Runs.Advance, Runs.AdvanceInput(await host.Api.StartAsync("40.60"), to), Tokens.Secretariat)).Code);

    [Fact]
    public async Task Needs_a_project_under_a_process()
    {
        Assert.Equal("project.not_started", (await host.Api.RefusalAsync(Runs.Advance, Runs.AdvanceInput(await host.Api.RegisterProjectAsync(), "40.20"), Tokens.Secretariat)).Code);
        Assert.Equal("project.unknown", (await host.Api.RefusalAsync(Runs.Advance, Runs.AdvanceInput(Guid.NewGuid().ToString(), "40.20"), Tokens.Secretariat)).Code);
    }

    [Theory]
    [InlineData("APPROVE", "60.00", true)]
    [InlineData("DISAPPROVE", "40.60", false)]
    public async Task Is_done_by_the_ballot_of_the_stage_when_it_closes(string position, string to, bool approved)
    {
        var norway = Body.Participating();
        await host.Api.GrantAsync(norway);
        var project = await host.Api.StartAsync("40.20");
        var ballot = await host.Api.OpenAsync(project, "iso-dis", DateTimeOffset.UtcNow.AddDays(43), norway);
        await host.Api.CastAsync(ballot, norway, position, Steps.Reasons);
        var other = await host.Api.OpenAsync(project, "iso-cd", DateTimeOffset.UtcNow.AddDays(43), norway);
        await host.Api.CloseAsync(other, "Not the stage's ballot.");

        var closed = await host.Api.CloseAsync(ballot, "Everyone has voted.");

        await Runs.EventuallyAsync(async () => (await host.Api.RunAsync(project)).StageOf() == to);
        var step = (await host.Api.RunAsync(project)).GetProperty("run").GetProperty("steps")[0];
        Assert.Equal(
            ("MOVED_BY_BALLOT", ballot, approved, closed.GetProperty("closedAt").GetDateTimeOffset()),
            (step.GetProperty("kind").GetString()!, step.GetProperty("ballot").GetProperty("id").GetString()!, step.GetProperty("approved").GetBoolean(), step.GetProperty("at").GetDateTimeOffset()));
        Assert.Equal(3, await host.Database.CountEventsAsync($"project-{project}"));
    }

    [Fact]
    public async Task Is_not_done_by_a_ballot_that_is_too_short_for_its_stage()
    {
        var project = await host.Api.StartAsync("40.20");
        var input = new
        {
            commandId = Guid.NewGuid(), projectId = project, title = "A question", ruleId = "iso-dis", closesAt = DateTimeOffset.UtcNow.AddDays(41),
            electorate = new[] { new { memberId = Guid.NewGuid(), standing = "PARTICIPATING" } },
        };

        Assert.Equal(("ballot.too_short", "By its process this ballot is open for at least 6 weeks."), await host.Api.RefusalAsync(Steps.Open, new { input }, Tokens.Secretariat));
    }

    [Fact]
    public async Task To_an_end_ends_the_work_on_its_text_and_the_questions_on_it()
    {
        var norway = Body.Participating();
        await host.Api.GrantAsync(norway);
        var project = await host.Api.StartAsync("40.60");
        var draft = await host.Api.PublishEditionAsync(project);
        var before = new { input = new { commandId = Guid.NewGuid(), projectId = project, clauses = new[] { Steps.Clause("1") } } };
        var published = (await host.Api.AskAsync(Steps.Publish, before, Tokens.Secretariat)).ToString();
        await host.Api.AdvanceAsync(project, "40.98");

        Assert.Equal(published, (await host.Api.AskAsync(Steps.Publish, before, Tokens.Secretariat)).ToString());   // sent again: it was accepted
        var opening = new
        {
            commandId = Guid.NewGuid(), projectId = project, title = "Too late", ruleId = "un-ga-majority", electorate = new[] { norway.ToInput() }, closesAt = DateTimeOffset.UtcNow.AddDays(200),
        };
        (string Document, object Input, string Token)[] acts =
        [
            (Steps.Open, new { input = opening }, Tokens.Secretariat),
            (Steps.Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, clauses = new[] { Steps.Clause("1") } } }, Tokens.Secretariat),
            (CommentSteps.OpenConsultation, CommentSteps.Opening(draft, [norway]), Tokens.Secretariat),
            (AmendmentSteps.Submit, AmendmentSteps.Submitting(draft, [AmendmentSteps.Rewrite("c-1.p1", "Other words.")]), norway.Token),
            (ManuscriptSteps.Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, revision = 1 } }, Tokens.Secretariat),
        ];
        foreach (var (document, input, token) in acts)
            Assert.Equal("project.ended", (await host.Api.RefusalAsync(document, input, token)).Code);
    }

    [Fact]
    public async Task By_two_at_the_same_instant_is_done_once()
    {
        var project = await host.Api.StartAsync("40.60");

        var codes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Api.CodeAsync(Runs.Advance, Runs.AdvanceInput(project, "40.93"), Tokens.Secretariat)));

        Assert.Single(codes, "");
        Assert.All(codes.Where(c => c.Length > 0), c => Assert.Equal("project.no_such_move", c));
    }
}

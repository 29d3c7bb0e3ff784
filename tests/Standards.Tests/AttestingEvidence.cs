using Contracts.Ledger;

namespace Standards.Tests;

public sealed class AttestingEvidence(StandardsHost host)
{
    [Fact]
    public async Task Stands_with_its_statement_and_a_receipt()
    {
        var project = await host.Api.StartAsync("60.00");

        var attested = Assert.Single((await host.Api.AttestAsync(project, "COMMENTS_DISPOSED", 41, 41)).GetProperty("attestEvidence").GetProperty("run").GetProperty("attestations").EnumerateArray());

        Assert.Equal(("COMMENTS_DISPOSED", 41, 41, "By the minutes of the meeting."), (
            attested.GetProperty("kind").GetString()!, attested.GetProperty("count").GetInt32(), attested.GetProperty("of").GetInt32(), attested.GetProperty("statement").GetString()!));
        var act = (await host.Database.ActsAsync($"project-{project}"))[^1];
        Assert.Contains("standards.evidence-attested", act, StringComparison.Ordinal);
        Assert.Contains(attested.GetProperty("receipt").GetProperty("actId").GetString()!, act, StringComparison.Ordinal);
    }

    /// <summary>Comments that the platform holds are counted, whatever is attested, on editions that another has replaced too.</summary>
    [Fact]
    public async Task Of_comments_gives_way_to_the_comments_themselves()
    {
        var norway = Body.Participating();
        await host.Api.GrantAsync(norway);
        var project = await host.Api.StartAsync("40.60");
        await host.Api.AdvanceAsync(project, "40.93");
        var draft = await host.Api.PublishEditionAsync(project);
        Assert.Equal("It is not attested that every comment has been disposed of.", await GateAsync());

        await host.Api.AskAsync(CommentSteps.OpenConsultation, CommentSteps.Opening(draft, [norway]), Tokens.Secretariat);
        var comments = await host.Api.CommentAsync(draft, norway, CommentSteps.Say("One."), CommentSteps.Say("Two."), CommentSteps.Say("Three."));
        await host.Api.AskAsync(CommentSteps.Withdraw, new { input = new { commandId = Guid.NewGuid(), commentId = comments[2].Text("id") } }, norway.Token);
        await host.Api.AttestAsync(project, "COMMENTS_DISPOSED", 41, 41);
        Assert.Equal("Comments disposed of: 0 of 2.", await GateAsync());

        await host.Api.CloseConsultationAsync(draft);
        await host.Api.DisposeAsync(CommentSteps.Disposing(draft, new { commentIds = new[] { comments[0].Text("id") } }));
        await host.Api.PublishEditionAsync(project);
        Assert.Equal("Comments disposed of: 1 of 2.", await GateAsync());
        Assert.Equal(
            ("project.gate_not_met", "Something is missing. Comments disposed of: 1 of 2."), await host.Api.RefusalAsync(Runs.Advance, Runs.AdvanceInput(project, "40.20"), Tokens.Secretariat));

        await host.Api.DisposeAsync(CommentSteps.Disposing(draft, new { commentIds = new[] { comments[1].Text("id") } }, "REJECTED", "It is said in clause 3."));
        Assert.Equal("Comments disposed of: 2 of 2.", await GateAsync());
        Assert.Equal("40.20", (await host.Api.AdvanceAsync(project, "40.20")).GetProperty("advanceProject").GetProperty("stage").GetString());
        var passed = (await host.Api.RunAsync(project)).GetProperty("run").GetProperty("steps")[0].GetProperty("gate");
        Assert.Contains(passed.EnumerateArray(), f => f.Text("statement") == "Comments disposed of: 2 of 2." && f.GetProperty("met").GetBoolean());

        async Task<string> GateAsync() => (await host.Api.RunAsync(project)).GetProperty("run").GetProperty("choices")[0].GetProperty("gate")
            .EnumerateArray().Single(f => f.Text("kind") == "COMMENTS_DISPOSED").Text("statement");
    }

    [Theory]
    [InlineData("COMMENTS_DISPOSED", 42, 41)]
    [InlineData("COMMENTS_DISPOSED", 1, null)]
    [InlineData("EXPERTS_NAMED", -1, null)]
    [InlineData("DRAFT_PUBLISHED", 1, null)]
    [InlineData("BALLOT_APPROVED", 1, null)]
    public async Task Of_what_cannot_be_is_refused(string kind, int count, int? of) =>
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(Runs.Attest, Runs.AttestInput(await host.Api.StartAsync("60.00"), kind, count, of), Tokens.Secretariat)).Code);

    [Fact]
    public async Task Is_gone_when_the_stage_is()
    {
        var project = await host.Api.StartAsync("40.60");
        await host.Api.AttestAsync(project, "COMMENTS_DISPOSED", 41, 41);
        await host.Api.AdvanceAsync(project, "40.93");
        await host.Api.PublishDraftAsync(project);
        Assert.True((await host.Api.RunAsync(project)).GetProperty("run").GetProperty("choices")[0].GetProperty("isOpen").GetBoolean());   // the same passage
        await host.Api.AdvanceAsync(project, "40.20");

        Assert.Equal(0L, await host.Database.ReadAsync<long>("select count(*) from project_run where run -> 'attested' <> '[]' and project_id = $1", BuildingBlocks.EventStore.Sql.Uuid(Guid.Parse(project))));
    }
}

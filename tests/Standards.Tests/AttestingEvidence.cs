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

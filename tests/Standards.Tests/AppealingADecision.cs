using BuildingBlocks.EventStore;
using static Standards.Tests.Hosting.StandardSteps;

namespace Standards.Tests;

public sealed class AppealingADecision(StandardsHost host)
{
    readonly Body kenya = Body.Participating();

    [Fact]
    public async Task Against_the_result_of_a_ballot_goes_to_the_parent_committee_and_is_bound()
    {
        var decision = await ClosedBallotAsync();
        var appeal = await LodgeAsync(decision.Act);

        Assert.Equal(("LODGED", "PARENT_COMMITTEE", "BALLOT_RESULT", true), (
            appeal.GetProperty("status").GetString()!, appeal.GetProperty("level").GetString()!, appeal.GetProperty("decisionKind").GetString()!,
            appeal.GetProperty("staysPublication").GetBoolean()));
        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from binding_record where kind = 'standards.appeal-lodged' and record like $1", Sql.Text($"%{appeal.GetProperty("id").GetString()}%")));
    }

    [Fact]
    public async Task Holds_up_publication_until_it_is_taken_back()
    {
        await host.Api.GrantAsync(kenya);
        var project = await host.Api.ReadyAsync();
        var ballot = await host.Api.OpenAsync(project, "iso-dis", DateTimeOffset.UtcNow.AddDays(7), kenya);
        var decision = (await host.Api.CloseAsync(ballot, "Done.")).GetProperty("receipt").GetProperty("actId").GetString()!;
        var appeal = (await LodgeAsync(decision)).GetProperty("id").GetString()!;
        var input = Publication(project, NewNumber(), Today);
        Assert.Equal("standard.stayed", (await host.Api.RefusalAsync(Publish, new { input }, Tokens.Secretariat)).Code);

        await host.Api.AskAsync(AppealSteps.Withdraw, new { input = new { commandId = Guid.NewGuid(), appealId = appeal } }, kenya.Token);

        await host.Api.AskAsync(Publish, new { input }, Tokens.Secretariat);
    }

    [Fact]
    public async Task Twice_is_refused_and_twice_with_one_command_id_is_one_appeal()
    {
        var decision = await ClosedBallotAsync();
        var input = AppealSteps.Against(decision.Act);
        await host.Api.GrantSigningAsync(kenya);
        var first = await host.Api.AskAsync(AppealSteps.Lodge, input, kenya.Token);

        Assert.Equal(first.ToString(), (await host.Api.AskAsync(AppealSteps.Lodge, input, kenya.Token)).ToString());
        Assert.Equal("appeal.already_lodged", (await host.Api.RefusalAsync(AppealSteps.Lodge, AppealSteps.Against(decision.Act), kenya.Token)).Code);
    }

    [Fact]
    public async Task Needs_a_decision_of_ours()
    {
        await host.Api.GrantSigningAsync(kenya);
        var number = await host.Api.PublishStandardAsync(Today);
        var published = (await host.Api.StandardAsync(number, "editions { receipt { actId } }")).GetProperty("editions")[0].GetProperty("receipt").GetProperty("actId").GetString()!;

        foreach (var act in new[] { Guid.NewGuid().ToString(), published })
            Assert.Equal("appeal.no_decision", (await host.Api.RefusalAsync(AppealSteps.Lodge, AppealSteps.Against(act), kenya.Token)).Code);
    }

    [Fact]
    public async Task Against_the_taking_up_of_a_project_is_one_against_a_stage_decision()
    {
        await host.Api.GrantSigningAsync(kenya);
        var project = Guid.Parse(await host.Api.RegisterProjectAsync());
        var act = await host.Database.ReadAsync<Guid>("select act_id from project where id = $1", Sql.Uuid(project));

        var appeal = (await host.Api.AskAsync(AppealSteps.Lodge, AppealSteps.Against(act.ToString()), kenya.Token)).GetProperty("appealDecision").GetProperty("appeal");
        Assert.Equal(("STAGE_DECISION", project.ToString()), (appeal.GetProperty("decisionKind").GetString()!, appeal.GetProperty("project").GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Needs_the_power_to_sign() =>
        Assert.Equal("credential.missing", (await host.Api.RefusalAsync(AppealSteps.Lodge, AppealSteps.Against(Guid.NewGuid().ToString()), kenya.Token)).Code);

    Task<(string Act, string Project)> ClosedBallotAsync() => host.Api.ClosedBallotAsync(kenya);

    Task<System.Text.Json.JsonElement> LodgeAsync(string act) => host.Api.LodgeAppealAsync(act, kenya);
}

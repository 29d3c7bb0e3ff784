namespace Standards.Tests;

public sealed class ReadingAnAppeal(StandardsHost host)
{
    readonly Body kenya = Body.Participating();

    [Fact]
    public async Task Tells_every_step_to_everyone_and_to_its_project()
    {
        var decision = await host.Api.ClosedBallotAsync(kenya);
        var id = (await host.Api.LodgeAppealAsync(decision.Act, kenya)).GetProperty("id").GetString()!;

        var appeal = (await host.Api.AskAsync("query($id: ID!) { appeal(id: $id) { grounds decision { actId } decidedAt lodgedAt until steps { step text receipt { actId } } } }", new { id })).GetProperty("appeal");
        Assert.Equal((decision.Act, "LODGED"), (appeal.GetProperty("decision").GetProperty("actId").GetString()!, appeal.GetProperty("steps")[0].GetProperty("step").GetString()!));
        Assert.Equal(TimeSpan.FromDays(28), appeal.GetProperty("until").GetDateTime() - appeal.GetProperty("lodgedAt").GetDateTime());
        var ofProject = (await host.Api.AskAsync("query($id: ID!) { project(id: $id) { appeals { id } } }", new { id = decision.Project })).GetProperty("project").GetProperty("appeals");
        Assert.Equal(id, ofProject[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Lists_the_pending_ones()
    {
        var id = (await host.Api.LodgeAppealAsync((await host.Api.ClosedBallotAsync(kenya)).Act, kenya)).GetProperty("id").GetString()!;
        Assert.Contains(id, await IdsAsync(pending: true));
        Assert.DoesNotContain(id, await IdsAsync(pending: false));

        await host.Api.DoAsync(AppealSteps.Withdraw, kenya.Token, new { commandId = Guid.NewGuid(), appealId = id });
        Assert.DoesNotContain(id, await IdsAsync(pending: true));
        Assert.Contains(id, await IdsAsync(pending: false));
    }

    async Task<IEnumerable<string?>> IdsAsync(bool pending) =>
        (await host.Api.AskAsync("query($pending: Boolean!) { appeals(pending: $pending, first: 200) { nodes { id } } }", new { pending }))
        .GetProperty("appeals").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString());
}

using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class RevokingAnAward : AwardsInVirtualTime
{
    const string Revoke = "mutation($input: RevokeAwardInput!) { revokeAward(input: $input) { id status ending revocation { condition reasons receipt { actId } effect { stopped ended receipt { actId } } } returned { model gpuSeconds } steps { step } } }";
    readonly Scholar scholar = Scholar.New();

    [Fact]
    public async Task Ends_at_once_what_runs_and_what_waits_refuses_new_requests_and_gives_back_what_is_left()
    {
        var (before, member) = (await AvailableAsync(Project(1)), await AvailableAsync(Norway));
        var award = await AwardAsync(scholar, Project(1), 72_000);
        var running = await Api.RequestAsync(scholar.Token, Asking(Project(1), devices: 1, minutes: 600));
        await Host.TickAsync();
        var waiting = await Api.RequestAsync(scholar.Token, Asking(Project(1), devices: 8, minutes: 600));
        var other = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(2), devices: 1, minutes: 600));
        Time.Advance(TimeSpan.FromSeconds(600));

        var input = Revoking(award);
        var revoked = await RevokeAsync(input);   // no tick: it is obeyed at once

        Assert.Equal(("ENDED", "REVOKED"), (revoked.Text("status"), revoked.Text("ending")));
        Assert.Equal((1, 1), (revoked.GetProperty("revocation").GetProperty("effect").GetProperty("stopped").GetInt32(), revoked.GetProperty("revocation").GetProperty("effect").GetProperty("ended").GetInt32()));
        Assert.Equal(0L, await Host.Database.ReadAsync<long>("select count(*) from simulated_job where ended is null"));
        foreach (var id in new[] { running, waiting })
            Assert.Equal(("ENDED", "Revoked"), ((await Api.LookAsync(id)).Text("state"), (await Api.LookAsync(id)).Text("endReason")));
        Assert.Equal("WAITING", (await Api.LookAsync(other)).Text("state"));
        Assert.Equal("award.revoked", (await Api.RefusalAsync(Ask, new { input = Asking(Project(1), 1) }, scholar.Token)).Code);
        Assert.True(await Host.Database.ReadAsync<bool>("select count(distinct kind) = 2 from binding_record where kind in ('collaborative.application-revoked', 'collaborative.revocation-obeyed')"));

        await Host.TickAsync();   // what ran is charged, and then all is back
        await EndAllAsync();
        Assert.Equal((before, member - 600), (await AvailableAsync(Project(1)), await AvailableAsync(Norway)));
        Assert.Equal(72_000 - 600, (await ReadAsync(award)).GetProperty("returned").EnumerateArray().Sum(r => r.GetProperty("gpuSeconds").GetInt64()));
        Assert.Equal("RUNNING", (await Api.LookAsync(other)).Text("state"));

        Assert.Equal("REVOKED", (await RevokeAsync(input)).Text("ending"));   // sent again, it changes nothing
        await EndAllAsync();
        Assert.Equal((before, member - 600), (await AvailableAsync(Project(1)), await AvailableAsync(Norway)));
        Assert.Equal("REVOKED", (await ReadAsync(award)).GetProperty("steps").EnumerateArray().Last().Text("step"));
    }

    [Fact]
    public async Task Stands_again_with_what_went_back_when_an_appeal_is_upheld_by_somebody_else()
    {
        var (before, member) = (await AvailableAsync(Project(1)), await AvailableAsync(Norway));
        var award = await AwardAsync(scholar, Project(1), 72_000);
        await Api.RequestAsync(scholar.Token, Asking(Project(1), devices: 1, minutes: 600));
        await Host.TickAsync();
        Time.Advance(TimeSpan.FromSeconds(600));
        await RevokeAsync(Revoking(award));
        await Host.TickAsync();
        await EndAllAsync();
        Assert.Equal((before, member - 600), (await AvailableAsync(Project(1)), await AvailableAsync(Norway)));

        Assert.Equal("application.not_yours", await Api.RefusedAsync("appealRefusal", "AppealRefusalInput", Appealing(award), Scholar.New().Token));
        await Api.DoAsync("appealRefusal", "AppealRefusalInput", Appealing(award), scholar.Token);
        Assert.Equal("decision.own_decision", await Api.RefusedAsync("decideRefusalAppeal", "DecideRefusalAppealInput", Upholding(award), Tokens.Secretariat));
        Assert.Equal("award.revoked", (await Api.RefusalAsync(Ask, new { input = Asking(Project(1), 1) }, scholar.Token)).Code);
        var other = Tokens.SecretaryOf(Guid.NewGuid());
        Assert.Equal("AWARDED", (await Api.DoAsync("decideRefusalAppeal", "DecideRefusalAppealInput", Upholding(award), other)).Text("status"));
        Assert.Equal((before + 72_000 - 600, member - 72_000), (await AvailableAsync(Project(1)), await AvailableAsync(Norway)));

        var asked = await Api.RequestAsync(scholar.Token, Asking(Project(1), devices: 1, minutes: 1));
        await Host.TickAsync();
        Assert.Equal("RUNNING", (await Api.LookAsync(asked)).Text("state"));
        Assert.Equal("null", (await ReadAsync(award)).GetProperty("revocation").GetRawText());

        await RevokeAsync(Revoking(award), other);   // revoked again, all that is left goes back again
        await Host.TickAsync();
        await EndAllAsync();
        Assert.Equal(before, await AvailableAsync(Project(1)));
        Assert.Equal(0L, await Host.Database.ReadAsync<long>("select coalesce(sum(amount), 0)::bigint from posting_entry"));

        static object Appealing(string id) => new { commandId = Guid.NewGuid(), applicationId = id, grounds = "It was published." };

        static object Upholding(string id) => new { commandId = Guid.NewGuid(), applicationId = id, upheld = true, reasons = "So it was." };
    }

    [Fact]
    public async Task Is_for_the_secretariat_without_an_interest_and_names_a_condition_that_there_is()
    {
        var award = await AwardAsync(scholar, Project(1), 3_600);
        Assert.Equal("auth.forbidden", await Api.RefusedAsync("revokeAward", "RevokeAwardInput", Revoking(award), scholar.Token));
        Assert.Equal("award.no_such_condition", await Api.RefusedAsync("revokeAward", "RevokeAwardInput", Revoking(award, "Something else."), Tokens.Secretariat));
        Assert.Equal("input.invalid", await Api.RefusedAsync("revokeAward", "RevokeAwardInput", new { commandId = Guid.NewGuid(), applicationId = award, reasons = "" }, Tokens.Secretariat));
        Assert.Equal("application.unknown", await Api.RefusedAsync("revokeAward", "RevokeAwardInput", Revoking(Guid.NewGuid().ToString()), Tokens.Secretariat));
    }

    [Fact]
    public async Task Leaves_the_project_what_another_award_gives_it()
    {
        var (first, other) = (await AwardAsync(scholar, Project(1), 7_200), Scholar.New());
        await AwardAsync(other, Project(1), 3_600);
        await RevokeAsync(Revoking(first));
        var asked = await Api.RequestAsync(scholar.Token, Asking(Project(1), devices: 1, minutes: 1));
        await Host.TickAsync();
        Assert.Equal("RUNNING", (await Api.LookAsync(asked)).Text("state"));
    }

    [Fact]
    public async Task What_is_decided_is_carried_out_after_a_restart_before_anything_else()
    {
        var before = await AvailableAsync(Project(1));
        var award = await AwardAsync(scholar, Project(1), 72_000);
        var running = await Api.RequestAsync(scholar.Token, Asking(Project(1), devices: 1, minutes: 600));
        await Host.TickAsync();
        var waiting = await Api.RequestAsync(scholar.Token, Asking(Project(1), devices: 1, minutes: 600));
        Time.Advance(TimeSpan.FromSeconds(60));

        // The decision alone, as if the service were killed right after it.
        var command = new global::Collaborative.Domain.Applications.ApplicationCommand.Revoke(default, new(Guid.NewGuid()), new(Guid.NewGuid()), null, "It mines coins.", default);
        await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Orleans.IGrainFactory>(Host.Services)
            .GetGrain<global::Collaborative.ApplyingForTime.IApplicationGrain>(award).DoAsync(BuildingBlocks.EventStore.Order.Of(Guid.NewGuid(), "test", award), BuildingBlocks.EventStore.Asked.Of(command));
        Assert.Equal("RUNNING", (await Api.LookAsync(running)).Text("state"));
        await Host.StopAsync();
        await Host.StartAsync();
        await Host.TickAsync();
        Assert.Equal(("Revoked", "Revoked"), ((await Api.LookAsync(running)).Text("endReason"), (await Api.LookAsync(waiting)).Text("endReason")));
        Assert.Equal(0L, await Host.Database.ReadAsync<long>("select count(*) from simulated_job where ended is null"));
        await EndAllAsync();
        Assert.Equal(before, await AvailableAsync(Project(1)));
    }

    static object Revoking(string award, string? condition = null) => new { commandId = Guid.NewGuid(), applicationId = award, condition, reasons = "It mines coins." };

    async Task<JsonElement> RevokeAsync(object input, string? by = null) => (await Api.AskAsync(Revoke, new { input }, by ?? Tokens.Secretariat)).GetProperty("revokeAward");

    async Task<JsonElement> ReadAsync(string award) =>
        (await Api.AskAsync("query($id: ID!) { application(id: $id) { status revocation { reasons } returned { model gpuSeconds } steps { step } } }", new { id = award }, scholar.Token)).GetProperty("application");
}

using static Standards.Tests.Hosting.CommitmentSteps;

namespace Standards.Tests;

public sealed class NamingAnExpert(StandardsHost host)
{
    [Fact]
    public async Task Is_counted_by_the_gate_a_member_once_and_has_its_receipt()
    {
        var (norway, japan) = (Body.Participating(), Body.Participating());
        await host.Api.GrantAsync(norway, japan);
        var project = await host.Api.StartAsync("10.00", "technical-report", "months-18");
        Assert.Equal(("It is not attested that at least 3 members have named an expert.", false), await host.Api.GateAsync(project, "EXPERTS_NAMED"));

        var named = (await host.Api.AskAsync(Name, Naming(project), norway.Token)).GetProperty("nameExpert").GetProperty("experts")[0];
        await host.Api.AskAsync(Name, Naming(project, "B. Dahl"), norway.Token);
        await host.Api.AskAsync(Name, Naming(project, "C. Endo"), japan.Token);
        Assert.Equal(("Experts named: 2 experts, at least 3 needed.", false), await host.Api.GateAsync(project, "EXPERTS_NAMED"));
        Assert.Equal((norway.Organization.ToString(), "A. Berg"), (named.GetProperty("member").Text("id"), named.Text("name")));
        var act = (await host.Database.ActsAsync($"commitments-{project}"))[0];
        Assert.Contains("standards.expert-named", act, StringComparison.Ordinal);
        Assert.Contains(named.GetProperty("receipt").Text("actId"), act, StringComparison.Ordinal);

        Assert.Equal("expert.not_yours", (await host.Api.RefusalAsync(Withdraw, Withdrawing(project, named.Text("id")), japan.Token)).Code);
        var left = (await host.Api.AskAsync(Withdraw, Withdrawing(project, named.Text("id")), norway.Token)).GetProperty("withdrawExpert").GetProperty("experts");
        Assert.Equal(["B. Dahl", "C. Endo"], left.EnumerateArray().Select(e => e.Text("name")));
    }

    [Fact]
    public async Task With_an_approving_vote_counts_as_well()
    {
        var members = Enumerable.Range(0, 5).Select(_ => Body.Participating()).ToArray();
        await host.Api.GrantAsync(members);
        var project = await host.Api.StartAsync("10.20", "international-standard", "months-36");
        var ballot = await host.Api.OpenAsync(project, "iso-np", DateTimeOffset.UtcNow.AddDays(100), members);
        foreach (var (member, n) in members.Select((m, n) => (m, n)))
            await host.Api.AskAsync(Steps.Cast, new { input = new { commandId = Guid.NewGuid(), ballotId = ballot, position = "APPROVE", experts = n == 0 ? Array.Empty<string>() : [$"Expert {n}"] } }, member.Token);
        await host.Api.CloseAsync(ballot, "All have voted.");
        await Runs.EventuallyAsync(async () => (await host.Api.RunAsync(project)).StageOf() == "10.60");

        var read = await host.Api.CommitmentsAsync(project);
        Assert.Equal(["Expert 1", "Expert 2", "Expert 3", "Expert 4"], read.GetProperty("experts").EnumerateArray().Select(e => e.Text("name")).Order(StringComparer.Ordinal));
        Assert.All(read.GetProperty("experts").EnumerateArray(), e => Assert.Equal(System.Text.Json.JsonValueKind.Null, e.GetProperty("id").ValueKind));
        Assert.Equal(("Experts named: 4 experts, at least 5 needed.", false), await host.Api.GateAsync(project, "EXPERTS_NAMED"));

        await host.Api.AskAsync(Name, Naming(project), members[0].Token);
        Assert.Equal(("Experts named: 5 experts, at least 5 needed.", true), await host.Api.GateAsync(project, "EXPERTS_NAMED"));
    }

    [Fact]
    public async Task Is_for_participating_members_of_the_committee_that_does_the_work()
    {
        var (norway, chile) = (Body.Participating(), Body.Other());
        await host.Api.GrantAsync(norway, chile);
        var committee = await host.Api.FoundAsync(DateTimeOffset.UtcNow.AddYears(-3), norway);
        await host.Api.AskAsync(CommitteeSteps.Admit, CommitteeSteps.Admitting(committee, chile, "OBSERVING"), Tokens.Secretariat);
        var project = (await host.Api.AskAsync(
            Steps.Register, new { input = new { commandId = Guid.NewGuid(), symbol = $"AIGOV {Guid.NewGuid():N}", title = "A project", stage = "20.00", committeeId = committee } }, Tokens.Secretariat))
            .GetProperty("registerProject").Text("id");

        Assert.Equal("expert.not_participating", (await host.Api.RefusalAsync(Name, Naming(project), chile.Token)).Code);
        Assert.False((await host.Api.CommitmentsAsync(project, chile.Token)).GetProperty("mayNameExperts").GetBoolean());
        Assert.True((await host.Api.CommitmentsAsync(project, norway.Token)).GetProperty("mayNameExperts").GetBoolean());
        Assert.False((await host.Api.AskAsync(Read, new { id = project })).GetProperty("project").GetProperty("mayNameExperts").GetBoolean());
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(Name, Naming(project))).Code);
        Assert.Equal("credential.missing", (await host.Api.RefusalAsync(Name, Naming(project), Tokens.Secretariat)).Code);

        var command = Guid.NewGuid();
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Equal(1, (await host.Api.AskAsync(Name, Naming(project, commandId: command), norway.Token)).GetProperty("nameExpert").GetProperty("experts").GetArrayLength());
        Assert.Equal("expert.already_named", (await host.Api.RefusalAsync(Name, Naming(project), norway.Token)).Code);
        Assert.Equal("project.unknown", (await host.Api.RefusalAsync(Name, Naming($"{Guid.NewGuid()}"), norway.Token)).Code);
    }
}

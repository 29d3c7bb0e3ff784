namespace Collaborative.Tests;

public sealed class AffiliatingAnInstitution(PoolWorld host)
{
    const string Affiliate = "mutation($input: AffiliateInstitutionInput!) { affiliateInstitution(input: $input) { institution { id } member { id } receipt { actId } } }";

    [Fact]
    public async Task Gives_it_a_member_state_and_takes_it_back()
    {
        var (institution, member) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(member.ToString(), await MemberAsync(institution, member));
        Assert.Equal(member.ToString(), await MemberAsync(institution, member));
        Assert.Null(await MemberAsync(institution, null));
        Assert.Equal(2L, await host.Database.ReadAsync<long>("select count(*) from binding_record where record like $1", BuildingBlocks.EventStore.Sql.Text($"%{institution}%")));
    }

    [Fact]
    public async Task Is_listed_with_the_act_by_which_it_is_so()
    {
        var (institution, member) = (Guid.NewGuid(), Guid.NewGuid());
        var act = Act(await DoAsync(institution, member));
        Assert.NotNull(act);
        Assert.Null(Act(await DoAsync(institution, member)));   // it was so already
        var listed = (await host.Api.AskAsync("{ affiliations { institution { id } member { id } receipt { actId } } }", token: Tokens.Secretariat)).GetProperty("affiliations").EnumerateArray()
            .Single(a => a.GetProperty("institution").GetProperty("id").GetString() == institution.ToString());
        Assert.Equal((member.ToString(), act), (listed.GetProperty("member").GetProperty("id").GetString(), Act(listed)));
        Assert.NotNull(Act(await DoAsync(institution, null)));
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync("{ affiliations { institution { id } } }", token: Scholar.New().Token)).Code);
    }

    static string? Act(System.Text.Json.JsonElement affiliation) =>
        affiliation.GetProperty("receipt") is { ValueKind: System.Text.Json.JsonValueKind.Object } receipt ? receipt.GetProperty("actId").GetString() : null;

    [Fact]
    public async Task Is_for_the_secretariat() => Assert.Equal(
        "auth.forbidden", (await host.Api.RefusalAsync(Affiliate, new { input = new { commandId = Guid.NewGuid(), institutionId = Guid.NewGuid() } }, Scholar.New().Token)).Code);

    async Task<System.Text.Json.JsonElement> DoAsync(Guid institution, Guid? member) =>
        (await host.Api.AskAsync(Affiliate, new { input = new { commandId = Guid.NewGuid(), institutionId = institution, memberId = member } }, Tokens.Secretariat)).GetProperty("affiliateInstitution");

    async Task<string?> MemberAsync(Guid institution, Guid? member)
    {
        var data = await DoAsync(institution, member);
        return data.GetProperty("member") is { ValueKind: System.Text.Json.JsonValueKind.Object } known ? known.GetProperty("id").GetString() : null;
    }
}

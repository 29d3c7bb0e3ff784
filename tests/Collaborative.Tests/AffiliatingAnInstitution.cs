namespace Collaborative.Tests;

public sealed class AffiliatingAnInstitution(PoolWorld host)
{
    const string Affiliate = "mutation($input: AffiliateInstitutionInput!) { affiliateInstitution(input: $input) { institution { id } member { id } } }";

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
    public async Task Is_for_the_secretariat() => Assert.Equal(
        "auth.forbidden", (await host.Api.RefusalAsync(Affiliate, new { input = new { commandId = Guid.NewGuid(), institutionId = Guid.NewGuid() } }, Scholar.New().Token)).Code);

    async Task<string?> MemberAsync(Guid institution, Guid? member)
    {
        var data = await host.Api.AskAsync(Affiliate, new { input = new { commandId = Guid.NewGuid(), institutionId = institution, memberId = member } }, Tokens.Secretariat);
        return data.GetProperty("affiliateInstitution").GetProperty("member") is { ValueKind: System.Text.Json.JsonValueKind.Object } known ? known.GetProperty("id").GetString() : null;
    }
}

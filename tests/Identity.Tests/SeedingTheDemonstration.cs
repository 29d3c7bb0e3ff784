using Contracts.Identity;

namespace Identity.Tests;

public sealed class SeedingTheDemonstration(SeededWorld world) : IClassFixture<SeededWorld>
{
    [Fact]
    public async Task A_second_time_changes_nothing()
    {
        var before = await CountsAsync();
        Assert.Equal(193L, before[2]);   // alternates have none
        await world.RestartAsync();
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task Grants_every_delegate_through_the_outbox_and_binds_each_grant()
    {
        Assert.Equal([193L], await world.ReadAsync<long>("select count(*) from outbox where topic = 'identity.delegations' and type = 'DelegationGranted'"));
        Assert.Equal([193L], await world.ReadAsync<long>("select count(*) from outbox where topic = 'ledger.acts'"));
        Assert.Equal([193L], await world.ReadAsync<long>("select count(*) from binding_record where kind = 'identity.delegation-granted'"));
    }

    [Fact]
    public async Task Gives_organizations_the_identifiers_that_every_service_computes() =>
        Assert.Equal([MemberStates.IdOf("NO").Value], await world.ReadAsync<Guid>("select id from organization where code = 'NO'"));

    [Fact]
    public async Task Hashes_the_shared_password_once()
    {
        Assert.Equal([1L], await world.ReadAsync<long>("select count(distinct password_hash) from account"));
        Assert.Equal([399L], await world.ReadAsync<long>("select count(*) from account"));
    }

    [Fact]
    public async Task Opens_accounts_by_role() => Assert.Equal(
        ["alternate.no", "compliance", "delegate.no", "head.bd", "head.ca", "head.de", "head.jp", "head.ke", "head.no", "integrator", "monitor", "researcher", "researcher.second", "secretariat", "secretariat.legal"],
        await world.ReadAsync<string>("select user_name from account where (user_name not like 'delegate.%' and user_name not like 'alternate.%') or user_name like '%.no' order by 1"));

    async Task<IReadOnlyList<long>> CountsAsync() => await world.ReadAsync<long>(
        """
        select n from (values (1, (select count(*) from event)), (2, (select count(*) from organization)), (3, (select count(*) from delegation)),
          (4, (select count(*) from account)), (5, (select count(*) from outbox)), (6, (select count(*) from openiddict_applications))) as c (place, n) order by place
        """);
}

public sealed class SeededWorld : IdentityWorld;

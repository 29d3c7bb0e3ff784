using Identity.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Identity.Tests.Sessions;

public sealed class Prunings(MovedWorld world) : IClassFixture<MovedWorld>
{
    [Fact]
    public async Task End_what_is_out_of_use_and_forget_it_later()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web());
        var id = tokens["idClaims"]!.Text("sid");
        var pruning = world.Services.GetServices<IHostedService>().OfType<Pruning>().Single();

        world.Time.Pass(TimeSpan.FromDays(13));
        await pruning.PruneAsync(CancellationToken.None);
        Assert.Equal([true], await world.ReadAsync<bool>($"select ended_at is null from session where id = '{id}'"));

        world.Time.Pass(TimeSpan.FromDays(2));
        await pruning.PruneAsync(CancellationToken.None);
        Assert.Equal([14], await world.ReadAsync<int>($"select extract(day from ended_at - last_seen_at)::int from session where id = '{id}'"));

        world.Time.Pass(TimeSpan.FromDays(91));
        await pruning.PruneAsync(CancellationToken.None);
        Assert.Equal([0L], await world.ReadAsync<long>($"select count(*) from session where id = '{id}'"));
    }

    [Fact]
    public async Task Clear_away_tokens_and_grants_that_ran_out()
    {
        await OAuthClient.RunAsync("code", world.Web());
        // OpenIddict prunes by the database's rows and the machine's clock.
        await world.ReadAsync<Guid>("update openiddict_tokens set creation_date = now() - interval '60 days', expiration_date = now() - interval '1 day' returning id");
        await world.ReadAsync<Guid>("update openiddict_authorizations set creation_date = now() - interval '60 days' returning id");
        await world.Services.GetServices<IHostedService>().OfType<Pruning>().Single().PruneAsync(CancellationToken.None);
        Assert.Equal([0L], await world.ReadAsync<long>("select count(*) from openiddict_tokens"));
        Assert.Equal([0L], await world.ReadAsync<long>("select count(*) from openiddict_authorizations"));
    }
}

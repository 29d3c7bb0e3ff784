using Collaborative.ChargingRuns;
using Collaborative.Domain.Accounts;
using Collaborative.Domain.Queues;
using Collaborative.GrantingTime;
using Collaborative.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

/// <summary>Books are kept as they stand: a start reads those, and what came after.</summary>
public sealed class GrantingTimeKept : InVirtualTime
{
    const int Runs = 1_200;

    [Fact]
    public async Task A_start_reads_no_event_that_the_kept_books_have_and_finds_the_same()
    {
        Assert.Equal(0, await Host.Database.ReadAsync<long>("select count(*) from kept_books"));
        await ChargeAsync(0, Runs);
        await ChargeAsync(Runs, 5);
        var (before, from) = (await StandingAsync(), await Host.Database.ReadAsync<long>("select version::bigint from kept_books"));
        await SayAsync($"update event set data = '{{}}' where stream = 'books-shared' and version <= {from}");   // whoever reads them fails

        await Host.StopAsync();
        await Host.StartAsync();

        var after = await StandingAsync();
        Assert.Equal(before.Postings, after.Postings);
        Assert.Equal(before.Balances.AsEnumerable(), after.Balances);
        Assert.Equal(before.Usage.AsEnumerable(), after.Usage);
        await ChargeAsync(Runs + 5, 1);
        Assert.Equal(before.Postings + 1, (await StandingAsync()).Postings);
        await ChargeAsync(0, 1);   // it was charged before
        Assert.Equal(before.Postings + 1, (await StandingAsync()).Postings);
    }

    [Fact]
    public void Books_without_a_posting_are_kept_as_such()
    {
        var empty = Domain.Accounts.Books.Recall(PackedBooks.Unpack(PackedBooks.Pack(new Domain.Accounts.Books().Keep())));
        Assert.Equal((0, default), (empty.Postings, empty.Open));
    }

    [Theory]
    [InlineData("set_byte(body, 0, 77)")]         // of another format
    [InlineData("substring(body for 40)")]
    [InlineData("''::bytea")]
    public async Task What_cannot_be_read_is_read_from_its_postings(string damaged)
    {
        await ChargeAsync(0, Runs);
        var before = await StandingAsync();
        await SayAsync($"update kept_books set body = {damaged}");

        await Host.StopAsync();
        await Host.StartAsync();

        var after = await StandingAsync();
        Assert.Equal(before.Postings, after.Postings);
        Assert.Equal(before.Balances.AsEnumerable(), after.Balances);
        await ChargeAsync(Runs, 1);   // and it is kept anew
        Assert.Equal(before.Postings + 1, Domain.Accounts.Books.Recall(PackedBooks.Unpack(await Host.Database.ReadAsync<byte[]>("select body from kept_books"))).Postings);
    }

    IBooksGrain Ledger => Host.Services.GetRequiredService<IGrainFactory>().GetGrain<IBooksGrain>(Identifiers.SharedPool);

    async Task<BookStanding> StandingAsync() => (await Ledger.StandingAsync(Time.GetUtcNow())).Read<BookStanding>();

    async Task ChargeAsync(int first, int count)
    {
        var now = Time.GetUtcNow();
        var answers = await Ledger.ChargeAsync(Sent.Of(Enumerable.Range(first, count).Select(n => new OverRun(
            new(new(new Guid(n + 1, 0, 7, [0, 0, 0, 0, 0, 0, 0, 0])), new(Project(1 + (n % Projects))), new("H100"), 1 + (n % 4), new(now.AddMinutes(-30), now.AddMinutes(-10)), "run", now), ForNothing: n % 10 == 0))));
        Assert.All(answers, a => Assert.Null(a.Code));
    }

    async Task SayAsync(string sql)
    {
        await using var command = Host.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

using BuildingBlocks.EventStore;
using Collaborative.Domain.Accounts;
using Collaborative.Domain.Capacity;
using Collaborative.Domain.Cycles.Records;
using Microsoft.Extensions.DependencyInjection;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

/// <summary>What stands on an account is what stands on it and on all below it.</summary>
public sealed class ReadingAStatementWithin : InVirtualTime
{
    const string Balances = "query($id: ID!, $at: DateTime) { timeAccount(id: $id) { balances(at: $at) { model available used granted availableHere usedHere } below { id name balances(at: $at) { available used } } } }";
    const string Lines = "query($id: ID!, $from: DateTime!, $to: DateTime!, $first: Int!, $after: String, $within: Boolean!) { timeAccount(id: $id) { statement(from: $from, to: $to, first: $first, after: $after, within: $within) { cursor number kind purpose amount balance accountId accountName } } }";
    static readonly EventCodec<BookEvent> Codec = new("books", CycleJson.Options);
    static readonly AcceleratorModel H100 = new("H100");

    [Fact]
    public async Task Of_a_member_is_the_sum_of_what_ran_in_its_projects_now_and_at_any_instant()
    {
        string[] ofNorway = [await AskAsync(Project(1), 1, 30), await AskAsync(Project(2), 2, 60), await AskAsync(Project(3), 1, 60)];
        await AskAsync(Id("project of Kenya"), 1, 30);
        await Host.TickAsync();
        var began = Time.GetUtcNow();
        var looks = new List<DateTimeOffset> { began };
        for (var i = 0; i < 8; i++)
        {
            Time.Advance(TimeSpan.FromMinutes(10));
            await Host.TickAsync();
            looks.Add(Time.GetUtcNow());
        }

        var runs = await Task.WhenAll(ofNorway.Select(RanAsync));
        Assert.All(runs, r => Assert.True(r.Seconds > 0));
        foreach (var at in looks)
            Assert.Equal(runs.Where(r => r.Ended <= at).Sum(r => r.Seconds), await UsedAsync(Norway, at));
        var all = runs.Sum(r => r.Seconds);
        Assert.Equal(all, await UsedAsync(Norway, null));
        Assert.Equal(all + await UsedAsync(Kenya, null), await UsedAsync(Institution, null));

        var lines = await LinesAsync(Norway, began, Time.GetUtcNow().AddSeconds(1));
        Assert.Equal(all, lines.Where(l => l.Purpose == "Used").Sum(l => l.Amount));
        Assert.Equal(["Project 1", "Project 2", "Project 3"], lines.Where(l => l.Purpose == "Used").Select(l => l.Name).Order(StringComparer.Ordinal));
        Assert.All(await LinesAsync(Norway, began, Time.GetUtcNow().AddSeconds(1), within: false), l => Assert.Equal(Norway, l.Account));
        Assert.Empty(await LinesAsync(Norway, Time.GetUtcNow().AddDays(1), Time.GetUtcNow().AddDays(2)));
    }

    [Fact]
    public async Task Counts_once_what_goes_from_one_to_another()
    {
        var before = await AtAsync(Norway);
        await Api.AskAsync(Grant, new { input = new { commandId = Guid.NewGuid(), fromAccountId = Project(1), toAccountId = Project(2), model = "H100", gpuSeconds = 3_600, reference = "between", transfer = true } }, Tokens.Secretariat);
        await Api.GrantAsync(Norway, Programme, 7_200);
        var after = await AtAsync(Norway);
        Assert.Equal((34L * 365 * 86_400, 34L * 365 * 86_400), (before.GetProperty("granted").GetInt64(), after.GetProperty("granted").GetInt64()));
        Assert.Equal((365L * 86_400, (365L * 86_400) - 7_200), (before.GetProperty("availableHere").GetInt64(), after.GetProperty("availableHere").GetInt64()));
        Assert.Equal(after.GetProperty("granted").GetInt64(), after.GetProperty("available").GetInt64() + after.GetProperty("used").GetInt64());
    }

    [Fact]
    public async Task Is_what_the_books_say_of_every_account_line_by_line()
    {
        await AskAsync(Project(1), 1, 10);
        await AskAsync(Project(2), 2, 30);
        await Host.TickAsync();
        var first = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromMinutes(20));
        await Host.TickAsync();
        Time.Advance(TimeSpan.FromMinutes(20));
        await Host.TickAsync();

        var books = await BooksAsync();
        DateTimeOffset[] instants = [first.AddYears(-1), first, first.AddMinutes(20), first.AddMinutes(21), Time.GetUtcNow()];
        Guid[] accounts = [Institution, Norway, Kenya, Programme, Project(1), Project(2), Project(9)];
        foreach (var (account, at) in accounts.SelectMany(a => instants.Select(at => (a, at))))
            foreach (var (field, purpose) in new[] { ("available", Purpose.Available), ("used", Purpose.Used) })
            {
                Assert.Equal(books.StoodWithin(new(account), at).GetValueOrDefault((purpose, H100)).Within.Value, await NumberAsync(account, at, field));
                Assert.Equal(books.BalanceAt(new(new(account), purpose, H100), at).Value, await NumberAsync(account, at, $"{field}Here"));
            }
        foreach (var account in accounts)
        {
            var said = Statement.Of(books, new(account), new(first.AddYears(-1), Time.GetUtcNow().AddSeconds(1)))!.Sections
                .SelectMany(s => s.Lines.Select(l => (l.Number, Amount: l.Amount.Value, Balance: l.Balance.Value, Purpose: $"{s.Place.Purpose}", Account: s.Place.Account.Value))).OrderBy(l => l.Number).ThenBy(l => l.Amount).ToArray();
            var read = new List<(int Number, long Amount, long Balance, string Purpose, Guid Account)>();
            for (string? after = null; (await LinesAsync(account, first.AddYears(-1), Time.GetUtcNow().AddSeconds(1), 7, after)) is [.., var last] part; after = last.Cursor)
                read.AddRange(part.Select(l => (l.Number, l.Amount, l.Balance, l.Purpose, l.Account)));
            Assert.Equal(said, read.OrderBy(l => l.Number).ThenBy(l => l.Amount));
            Assert.Equal(read.Select(l => l.Number).Order(), read.Select(l => l.Number));
        }
    }

    [Fact]
    public async Task Is_told_of_each_account_below()
    {
        var below = (await ReadAsync(Institution, null)).GetProperty("below").EnumerateArray().Select(b => (b.Text("name"), b.GetProperty("balances")[0].GetProperty("available").GetInt64())).ToArray();
        Assert.Equal([("Kenya", 365L * 86_400), ("Norway", 34L * 365 * 86_400)], below);
        Assert.Equal(0, (await ReadAsync(Project(1), null)).GetProperty("below").GetArrayLength());
    }

    Task<string> AskAsync(Guid project, int workers, int minutes) => Api.RequestAsync(Tokens.Secretariat, Asking(project, 8, workers, minutes));

    async Task<(DateTimeOffset Ended, long Seconds)> RanAsync(string request)
    {
        var run = Assert.Single((await Api.LookAsync(request)).GetProperty("runs").EnumerateArray());
        var ended = run.GetProperty("ended").GetDateTimeOffset();
        return (ended, run.GetProperty("devices").GetInt32() * (long)(ended - run.GetProperty("started").GetDateTimeOffset()).TotalSeconds);
    }

    async Task<JsonElement> ReadAsync(Guid account, DateTimeOffset? at) => (await Api.AskAsync(Balances, new { id = account, at })).GetProperty("timeAccount");

    async Task<JsonElement> AtAsync(Guid account) => (await ReadAsync(account, null)).GetProperty("balances")[0];

    Task<long> UsedAsync(Guid account, DateTimeOffset? at) => NumberAsync(account, at, "used");

    async Task<long> NumberAsync(Guid account, DateTimeOffset? at, string field) =>
        (await ReadAsync(account, at)).GetProperty("balances").EnumerateArray().Select(b => b.GetProperty(field).GetInt64()).SingleOrDefault();

    async Task<List<(string Cursor, int Number, long Amount, long Balance, string Purpose, Guid Account, string Name)>> LinesAsync(
        Guid account, DateTimeOffset from, DateTimeOffset to, int first = 200, string? after = null, bool within = true) =>
        [.. (await Api.AskAsync(Lines, new { id = account, from, to, first, after, within })).GetProperty("timeAccount").GetProperty("statement").EnumerateArray().Select(l => (
            l.Text("cursor"), l.GetProperty("number").GetInt32(), l.GetProperty("amount").GetInt64(), l.GetProperty("balance").GetInt64(), l.Text("purpose"), l.GetProperty("accountId").GetGuid(), l.Text("accountName")))];

    async Task<Domain.Accounts.Books> BooksAsync()
    {
        var books = new Domain.Accounts.Books();
        foreach (var recorded in await Host.Services.GetRequiredService<EventStore>().ReadStreamAsync("books-shared", cancellation: TestContext.Current.CancellationToken))
            books.Apply(Codec.Read(recorded));
        return books;
    }
}

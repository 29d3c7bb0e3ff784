using System.Text.Json;
using static Standards.Tests.Hosting.StandardSteps;

namespace Standards.Tests;

public sealed class ReadingThePublicRegister(StandardsHost host)
{
    const string List = "query($status: StandardStatus, $search: String, $first: Int!, $after: String) { standards(status: $status, search: $search, first: $first, after: $after) { totalCount endCursor hasNextPage nodes { number status } } }";

    [Fact]
    public async Task Finds_standards_by_words_and_by_how_they_stand()
    {
        var inForce = await host.Api.PublishStandardAsync(Today);
        var coming = await host.Api.PublishStandardAsync(Today.AddDays(9));

        Assert.Equal([inForce], await NumbersAsync("IN_FORCE", inForce));
        Assert.Empty(await NumbersAsync("PUBLISHED", inForce));
        Assert.Equal([coming], await NumbersAsync("PUBLISHED", coming));
        Assert.Equal([coming], await NumbersAsync(null, coming.ToLowerInvariant()[2..]));
        Assert.Empty(await NumbersAsync(null, "100%_"));
    }

    [Fact]
    public async Task Goes_on_by_pages()
    {
        foreach (var _ in Enumerable.Range(0, 3))
            await host.Api.PublishStandardAsync(Today);
        var seen = new HashSet<string>();
        var (total, after) = (0, (string?)null);
        for (var more = true; more;)
        {
            var page = (await host.Api.AskAsync(List, new { first = 2, after })).GetProperty("standards");
            foreach (var node in page.GetProperty("nodes").EnumerateArray())
                Assert.True(seen.Add(node.GetProperty("number").GetString()!));
            (total, after, more) = (page.GetProperty("totalCount").GetInt32(), page.GetProperty("endCursor").GetString(), page.GetProperty("hasNextPage").GetBoolean());
        }
        Assert.Equal(total, seen.Count);
    }

    [Fact]
    public async Task Tells_the_text_in_force_since_when_until_when_and_why()
    {
        var number = await host.Api.PublishStandardAsync(Today.AddDays(10));
        await host.Api.AskAsync(Correct, new
        {
            input = new
            {
                commandId = Guid.NewGuid(), number, edition = 1, kind = "AMENDMENT", title = "Faster", from = Today.AddDays(20).Iso(),
                changes = new[] { new { change = "REPLACE", target = "r-2", words = "Within 10 days." } },
            },
        }, Tokens.Secretariat);

        var standard = await host.Api.StandardAsync(number, $"inForce(on: \"{Today.AddDays(15).Iso()}\") {{ edition since until hash because {{ kind on receipt {{ actId }} }} }} timeline {{ on because {{ kind number }} }}");
        var text = standard.GetProperty("inForce");
        Assert.Equal((1, Today.AddDays(10).Iso(), Today.AddDays(20).Iso()), (
            text.GetProperty("edition").GetInt32(), text.GetProperty("since").GetString()!, text.GetProperty("until").GetString()!));
        Assert.Equal(64, text.GetProperty("hash").GetString()!.Length);
        Assert.Equal([Today.AddDays(10).Iso(), Today.AddDays(20).Iso()], standard.GetProperty("timeline").EnumerateArray().Select(t => t.GetProperty("on").GetString()));
        Assert.Equal("AMENDMENT", standard.GetProperty("timeline")[1].GetProperty("because")[0].GetProperty("kind").GetString());

        var before = (await host.Api.StandardAsync(number, "inForce { edition hash parts { wId } }")).GetProperty("inForce");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, 0), (before.GetProperty("edition").ValueKind, before.GetProperty("hash").ValueKind, before.GetProperty("parts").GetArrayLength()));
    }

    [Fact]
    public async Task Knows_nothing_under_other_numbers()
    {
        foreach (var number in new[] { "NO-SUCH", "no number", "" })
            Assert.Equal(JsonValueKind.Null, (await host.Api.AskAsync("query($number: String!) { standard(number: $number) { id } }", new { number })).GetProperty("standard").ValueKind);
    }

    [Fact]
    public async Task Refuses_what_is_no_member_or_too_long_a_search()
    {
        var number = await host.Api.PublishStandardAsync(Today);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync("query($number: String!) { standard(number: $number) { inForce(member: \"x\") { edition } } }", new { number })).Code);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(List, new { first = 1, search = new string('a', 201) })).Code);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(List, new { first = 0 })).Code);
    }

    [Fact]
    public async Task Is_the_same_from_another_replica_and_after_a_restart()
    {
        await using var other = new Other(host);
        var number = await host.Api.PublishStandardAsync(Today);
        var there = await host.StartAsync();
        Assert.Equal("Within 30 days.", await there.WordsAsync(number, "r-2", Today));
        await host.Api.AskAsync(Correct, new
        {
            input = new
            {
                commandId = Guid.NewGuid(), number, edition = 1, kind = "CORRIGENDUM", title = "Faster", from = Today.Iso(),
                changes = new[] { new { change = "REPLACE", target = "r-2", words = "Within 10 days." } },
            },
        }, Tokens.Secretariat);
        Assert.Equal("Within 10 days.", await there.WordsAsync(number, "r-2", Today));
    }

    async Task<IEnumerable<string?>> NumbersAsync(string? status, string search) =>
        (await host.Api.AskAsync(List, new { status, search, first = 50 })).GetProperty("standards").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("number").GetString());

    sealed class Other(StandardsHost host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await host.StopNewestAsync();
    }
}

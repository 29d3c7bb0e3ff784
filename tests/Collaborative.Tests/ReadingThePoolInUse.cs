using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class ReadingThePoolInUse : InVirtualTime
{
    const string Lending = "query($level: Int!) { capacityPool { shares { lending(level: $level) { level borrowerName lenderName source model exact devices } } } }";

    [Fact]
    public async Task Says_who_lends_to_whom_and_how_much_of_a_site_is_held()
    {
        Assert.Empty(await LoansAsync(2));
        await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 6));
        await Host.TickAsync();

        // Norway has 32 devices and holds 48; the eight that are kept for Kenya are not lent.
        Assert.Equal(["Norway has 16 H100 of Kenya (SIBLING)"], await LoansAsync(2));
        // Of its programme a project has one device and holds 48: 31 of those beside, and 16 come from above.
        Assert.Equal(["Programme has 16 H100 of Norway (ABOVE)"], await LoansAsync(3));
        var projects = await LoansAsync(4);
        Assert.Equal(32, projects.Length);
        Assert.Equal(("Project 1 has 1 H100 of Project 2 (SIBLING)", "Project 1 has 16 H100 of Programme (ABOVE)"), (projects[0], projects[^1]));

        var site = Assert.Single((await Api.AskAsync("{ capacityPool { sites { site members { id } clusters capacity { exact } pledged { exact } held { model exact } } } }")).GetProperty("capacityPool").GetProperty("sites").EnumerateArray());
        Assert.Equal(("A site", Norway.ToString(), "one"), (site.GetProperty("site").GetString(), site.GetProperty("members")[0].GetProperty("id").GetString(), site.GetProperty("clusters")[0].GetString()));
        Assert.Equal(("64", "64", "48"), (Exact("capacity"), Exact("pledged"), Exact("held")));

        string? Exact(string name) => site.GetProperty(name)[0].GetProperty("exact").GetString();
    }

    [Fact]
    public async Task Refuses_a_level_that_is_none() =>
        Assert.Equal("input.invalid", (await Api.RefusalAsync(Lending, new { level = 1 })).Code);

    async Task<string[]> LoansAsync(int level) =>
    [
        .. (await Api.AskAsync(Lending, new { level })).GetProperty("capacityPool").GetProperty("shares").GetProperty("lending").EnumerateArray().Select(l =>
            $"{l.GetProperty("borrowerName").GetString()} has {l.GetProperty("exact").GetString()} {l.GetProperty("model").GetString()} of {l.GetProperty("lenderName").GetString()} ({l.GetProperty("source").GetString()})"),
    ];
}

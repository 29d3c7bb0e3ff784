using Contracts.Identity;
using Testing;

namespace Identity.Tests;

public sealed class ReadingTheRegister(IdentityWorld world)
{
    [Fact]
    public async Task Shows_a_state_in_six_languages_with_those_who_may_act_for_it()
    {
        var norway = (await world.AskAsync(
            """
            query($id: ID!) { organization(id: $id) {
              id code kind region en: name fr: name(language: "fr") es: name(language: "es") ru: name(language: "ru") ar: name(language: "ar") zh: name(language: "zh")
              delegations { id powers from until revokedAt receipt { actId } organization { code } person { title roles organization { code } } } } }
            """,
            new { id = MemberStates.IdOf("no").ToString() }))["data"]!["organization"]!;

        Assert.Equal(("NO", "MEMBER_STATE", "Europe"), (norway.Text("code"), norway.Text("kind"), norway.Text("region")));
        Assert.Equal(["Norway", "Norvège", "Noruega", "Норвегия", "النرويج", "挪威"], new[] { "en", "fr", "es", "ru", "ar", "zh" }.Select(norway.Text));
        var delegation = Assert.Single(norway["delegations"]!.AsArray())!;
        Assert.Equal("[\"SPEAK\",\"VOTE\",\"SIGN\"]", delegation["powers"]!.ToJsonString());
        Assert.Equal("Delegate, Norway", delegation["person"]!.Text("title"));
        Assert.Equal(delegation.Text("id"), delegation["receipt"]!.Text("actId"));
    }

    [Fact]
    public async Task Has_every_member_state_and_lists_it_page_by_page_without_gaps()
    {
        var (codes, after, total) = (new List<string>(), (string?)null, 0);
        do
        {
            var page = (await world.AskAsync(
                "query($after: String) { organizations(kind: MEMBER_STATE, first: 40, after: $after) { totalCount endCursor hasNextPage nodes { code name } } }",
                new { after }))["data"]!["organizations"]!;
            codes.AddRange(page["nodes"]!.AsArray().Select(n => n!.Text("code")));
            total = page["totalCount"]!.GetValue<int>();
            after = page["hasNextPage"]!.GetValue<bool>() ? page.Text("endCursor") : null;
        }
        while (after is not null);
        Assert.Equal((193, 193, 193), (total, codes.Count, codes.Distinct(StringComparer.Ordinal).Count()));
    }

    [Theory]
    [InlineData("Congo DR", "CD")]
    [InlineData("Korea, Republic of", "KR")]
    [InlineData("Viet Nam", "VN")]
    [InlineData("vietnam", "VN")]
    [InlineData("Turkey", "TR")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Iran", "IR")]
    [InlineData("Iran (Islamic Republic of)", "IR")]
    [InlineData("Czech Republic", "CZ")]
    [InlineData("Syria", "SY")]
    [InlineData("Tanzania", "TZ")]
    [InlineData("Venezuela", "VE")]
    [InlineData("United States", "US")]
    [InlineData("United Kingdom", "GB")]
    [InlineData("Côte d'Ivoire", "CI")]
    [InlineData("Cote d’Ivoire", "CI")]
    [InlineData("Niger", "NE")]
    [InlineData("Guinea", "GN")]
    [InlineData("Ireland", "IE")]
    [InlineData("NO", "NO")]
    [InlineData("578", "NO")]
    [InlineData("النرويج", "NO")]
    [InlineData("挪威", "NO")]
    [InlineData("норвегия", "NO")]
    public async Task Puts_the_state_first_whose_name_is_sought(string search, string code) => Assert.Equal(code, await FirstAsync(search));

    [Theory]
    [InlineData("dis29500_2007-09-02.csv")]
    [InlineData("dis29500_2008-03-29.csv")]
    public async Task Knows_every_national_body_of_the_real_ballots(string ballot)
    {
        var rows = await File.ReadAllLinesAsync(Repository.Data("iso-ballots-dis29500", ballot));
        var names = rows.Skip(1).Where(r => r.Length > 0).Select(r => r[0] == '"' ? r[1..r.IndexOf('"', 1)] : r[..r.IndexOf(',', StringComparison.Ordinal)]);
        var unknown = new List<string>();
        foreach (var name in names)
        {
            if (await FirstAsync(name) is null)
                unknown.Add(name);
        }
        Assert.Empty(unknown);
    }

    [Theory]
    [InlineData("{ organizations(first: 0) { totalCount } }")]
    [InlineData("{ organizations(first: 251) { totalCount } }")]
    [InlineData("{ organizations(after: \"not a cursor\") { totalCount } }")]
    public async Task Refuses_what_it_cannot_answer(string query) =>
        Assert.Equal("input.invalid", (await world.AskAsync(query))["errors"]![0]!["extensions"]!.Text("code"));

    [Theory]
    [InlineData("Atlantis")]
    [InlineData("%")]
    [InlineData("!?")]
    public async Task Finds_nothing_where_there_is_nothing(string search) => Assert.Null(await FirstAsync(search));

    [Fact]
    public async Task Answers_the_gateway_for_many_at_once()
    {
        string[] codes = ["NO", "SE", "JP"];
        var answer = await world.AskAsync(
            "query($keys: [_Any!]!) { _entities(representations: $keys) { ... on Organization { code delegations { person { organization { code } } } } } }",
            new { keys = codes.Select(c => new { __typename = "Organization", id = MemberStates.IdOf(c).ToString() }).Append(new { __typename = "Organization", id = "no such" }) });
        var entities = answer["data"]!["_entities"]!.AsArray();
        Assert.Equal(codes, entities.Take(3).Select(e => e!["delegations"]![0]!["person"]!["organization"]!.Text("code")));
        Assert.Null(entities[3]);
    }

    async Task<string?> FirstAsync(string search) =>
        (await world.AskAsync("query($search: String!) { organizations(kind: MEMBER_STATE, search: $search, first: 1) { nodes { code } } }", new { search }))
            ["data"]!["organizations"]!["nodes"]!.AsArray().FirstOrDefault()?["code"]!.ToString();
}

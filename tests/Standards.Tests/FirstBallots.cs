using BuildingBlocks.EventStore;
using Standards.Domain.Ballots;

namespace Standards.Tests;

/// <summary>A ballot as the first version stored it, before rules were built of parts: it is read, by the rule and hash that it was opened with, and says what it said.</summary>
public sealed class FirstBallots(StandardsHost host)
{
    static readonly (string Type, string Data)[] Stored =
    [
        ("ballot.opened", """
            {"act":"00000000-0000-7000-8000-000000000020","terms":{"project":"00000000-0000-8000-8000-000000000030","draft":null,"title":"Enquiry ballot","rule":{"canonicalJson":"{\"conditions\":[{\"comparison\":\"AT_LEAST\",\"countAbstentions\":false,\"electorate\":\"PARTICIPATING\",\"id\":\"participating-in-favour\",\"measure\":\"IN_FAVOUR\",\"negativesNeedReasons\":true,\"threshold\":\"2/3\"},{\"comparison\":\"AT_MOST\",\"countAbstentions\":false,\"electorate\":\"ALL\",\"id\":\"all-negative\",\"measure\":\"AGAINST\",\"negativesNeedReasons\":true,\"threshold\":\"1/4\"}],\"id\":\"iso-dis\",\"name\":\"Enquiry draft (DIS)\",\"source\":\"ISO/IEC Directives, Part 1, 2.6.3\",\"version\":1}","hash":"dca50c767501176bdf4e2545750ef4f99c1d2d67abaa2690127288ee49c19752"},"electorate":{"asOf":"2026-03-02T08:00:00+00:00","entitlements":[{"member":"00000000-0000-8000-8000-000000000001","standing":"Participating"},{"member":"00000000-0000-8000-8000-000000000002","standing":"Participating"},{"member":"00000000-0000-8000-8000-000000000003","standing":"Participating"},{"member":"00000000-0000-8000-8000-000000000004","standing":"Other"},{"member":"00000000-0000-8000-8000-000000000005","standing":"Other"},{"member":"00000000-0000-8000-8000-000000000006","standing":"Other"}]},"disclosure":"WhenCast","opensAt":"2026-03-02T08:00:00+00:00","closesAt":"2026-03-02T20:00:00+00:00"}}
            """),
        ("ballot.vote-cast", """
            {"act":"00000000-0000-7000-8000-000000000021","member":"00000000-0000-8000-8000-000000000001","standing":"Participating","position":"Approve","comments":[],"revision":1,"castBy":"00000000-0000-8000-8000-000000000041","at":"2026-03-02T09:00:00+00:00"}
            """),
        ("ballot.vote-cast", """
            {"act":"00000000-0000-7000-8000-000000000022","member":"00000000-0000-8000-8000-000000000002","standing":"Participating","position":"Approve","comments":[],"revision":1,"castBy":"00000000-0000-8000-8000-000000000042","at":"2026-03-02T10:00:00+00:00"}
            """),
        ("ballot.vote-cast", """
            {"act":"00000000-0000-7000-8000-000000000023","member":"00000000-0000-8000-8000-000000000003","standing":"Participating","position":"Disapprove","comments":[{"kind":"Technical","clause":"6.2","text":"The interval is too long.","proposedChange":null}],"revision":1,"castBy":"00000000-0000-8000-8000-000000000043","at":"2026-03-02T11:00:00+00:00"}
            """),
        ("ballot.vote-cast", """
            {"act":"00000000-0000-7000-8000-000000000024","member":"00000000-0000-8000-8000-000000000004","standing":"Other","position":"Disapprove","comments":[],"revision":1,"castBy":"00000000-0000-8000-8000-000000000044","at":"2026-03-02T12:00:00+00:00"}
            """),
        ("ballot.vote-cast", """
            {"act":"00000000-0000-7000-8000-000000000025","member":"00000000-0000-8000-8000-000000000005","standing":"Other","position":"Abstain","comments":[],"revision":1,"castBy":"00000000-0000-8000-8000-000000000045","at":"2026-03-02T13:00:00+00:00"}
            """),
        ("ballot.closed", """
            {"act":"00000000-0000-7000-8000-000000000029","at":"2026-03-02T20:00:00+00:00","because":"deadline","result":{"approved":false,"conditions":[{"condition":{"id":"participating-in-favour","electorate":"Participating","measure":"InFavour","comparison":"AtLeast","threshold":"2/3","countAbstentions":false,"negativesNeedReasons":true},"inFavour":2,"against":1,"abstained":0,"leftOut":0,"counted":3,"share":"2/3","met":true},{"condition":{"id":"all-negative","electorate":"All","measure":"Against","comparison":"AtMost","threshold":"1/4","countAbstentions":false,"negativesNeedReasons":true},"inFavour":2,"against":1,"abstained":1,"leftOut":1,"counted":3,"share":"1/3","met":false}],"explanation":["Not approved.","66.7 % of participating members in favour (2 of 3 counted), at least 66.7 % needed (2/3 is exactly 2/3).","33.3 % of all votes negative (1 of 3 counted), at most 25.0 % allowed."]}}
            """),
    ];

    [Fact]
    public void Keep_their_rule_and_its_hash_and_come_to_the_same_result()
    {
        var closed = Assert.IsType<Ballot.Closed>(Read());

        Assert.Equal("dca50c767501176bdf4e2545750ef4f99c1d2d67abaa2690127288ee49c19752", closed.Terms.Rule.Hash);
        Assert.Equal(
            [("participating-in-favour", 2, 3, true), ("all-negative", 1, 3, false)],
            closed.Result.Findings.Select(f => (f.Condition, f.Part, f.Whole!.Value, f.Met)));
        Assert.Equal(new(InFavour: 2, InFavourWithExperts: 0, Against: 1, AgainstWithoutReasons: 1, Abstaining: 1, NotVoting: 1), closed.Result.Findings[1].Count);
        Assert.False(closed.Result.Approved);
        Assert.Equal("33.3 % of all votes negative (1 of 3 counted), at most 25.0 % allowed.", closed.Result.Explanation[^1]);

        var anew = closed.Rule.Decide(closed.Terms.Electorate.Standpoints(closed.Votes));
        Assert.Equal(closed.Result.Approved, anew.Approved);
        Assert.Equal(closed.Result.Findings, anew.Findings);
    }

    [Fact]
    public void Have_a_rule_that_says_what_todays_says()
    {
        var first = ((BallotEvent.Opened)Codec.Read(Recorded(0))).Terms.Rule;
        var today = VotingRule.Parse(File.ReadAllText(Path.Combine(Testing.Repository.Root, "services/Standards/Standards.Domain/Ballots/Shipped/iso-dis.json")));

        Assert.Equal(today.Conditions, first.Thaw().Conditions);
        Assert.Equal(today.PlainWords, first.Thaw().PlainWords);
        Assert.NotEqual(today.Freeze().Hash, first.Hash);
    }

    [Fact]
    public void Are_not_written_any_more()
    {
        var closed = Codec.Read(Recorded(^1));

        Assert.Equal(2, Codec.Write(closed).Schema);
        Assert.DoesNotContain("conditions", Codec.Write(closed).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_served_and_their_record_can_be_corrected()
    {
        var id = Guid.NewGuid();
        await StoreAsync(id);
        await MigrateAsync();

        const string Fields = "ruleHash openingReceipt { actId } result { approved explanation conditions { condition { id negativesNeedReasons } inFavour against abstained leftOut notVoting counted part whole share met } } pronouncements { cause at result { approved } }";
        var ballot = (await host.Api.AskAsync($"query($id: ID!) {{ ballot(id: $id) {{ {Fields} }} }}", new { id })).GetProperty("ballot");
        Assert.Equal("dca50c767501176bdf4e2545750ef4f99c1d2d67abaa2690127288ee49c19752", ballot.GetProperty("ruleHash").GetString());
        Assert.Equal(
            """{"condition":{"id":"all-negative","negativesNeedReasons":true},"inFavour":2,"against":1,"abstained":1,"leftOut":1,"notVoting":1,"counted":3,"part":"1","whole":"3","share":"1/3","met":false}""",
            ballot.GetProperty("result").GetProperty("conditions")[1].GetRawText());
        Assert.Equal("CLOSING", Assert.Single(ballot.GetProperty("pronouncements").EnumerateArray()).GetProperty("cause").GetString());

        var input = new { commandId = Guid.NewGuid(), ballotId = id, memberId = "00000000-0000-8000-8000-000000000004", position = "DISAPPROVE", reasoned = true, reason = "The reasons came by letter." };
        var corrected = (await host.Api.AskAsync(Steps.Correct, new { input }, Tokens.Secretariat)).GetProperty("correctVote");
        Assert.Equal(2, corrected.GetProperty("pronouncements").GetArrayLength());
        Assert.Contains("2 of 4 counted", corrected.GetProperty("result").GetProperty("explanation").ToString(), StringComparison.Ordinal);
    }

    static readonly EventCodec<BallotEvent> Codec = new("ballot", Standards.OpeningABallot.FirstBallots.Closed);

    static RecordedEvent Recorded(Index at) => new("stream", 1, Stored[at].Type, 1, Stored[at].Data, default, default);

    static Ballot Read() => Stored.Select((_, at) => Codec.Read(Recorded(at))).Aggregate(Ballot.Initial, Ballot.Evolve);

    /// <summary>The events, and the rows that the first version wrote with them.</summary>
    async Task StoreAsync(Guid id)
    {
        for (var at = 0; at < Stored.Length; at++)
            await ExecuteAsync("insert into event (stream, version, type, schema, data) values ($1, $2, $3, 1, $4)", Sql.Text($"ballot-{id}"), Sql.Int(at + 1), Sql.Text(Stored[at].Type), Sql.Json(Stored[at].Data));
        await ExecuteAsync(
            """
            insert into ballot (id, project_id, title, rule, rule_hash, disclosure, opens_at, closes_at, closed_at, closed_because, result, closing_act_id)
            select $1, (t ->> 'project')::uuid, t ->> 'title', t -> 'rule' ->> 'canonicalJson', t -> 'rule' ->> 'hash', t ->> 'disclosure', (t ->> 'opensAt')::timestamptz, (t ->> 'closesAt')::timestamptz,
                   (c.data ->> 'at')::timestamptz, c.data ->> 'because', c.data -> 'result', (c.data ->> 'act')::uuid
            from event o cross join lateral (select o.data -> 'terms' as t) terms join event c on c.stream = o.stream and c.type = 'ballot.closed' where o.stream = 'ballot-' || $1 and o.version = 1
            """, Sql.Uuid(id));
        await ExecuteAsync(
            """
            insert into entitlement (ballot_id, member_id, place, standing)
            select $1, (e ->> 'member')::uuid, place, e ->> 'standing' from event o, jsonb_array_elements(o.data -> 'terms' -> 'electorate' -> 'entitlements') with ordinality as entitled (e, place)
            where o.stream = 'ballot-' || $1 and o.version = 1
            """, Sql.Uuid(id));
        await ExecuteAsync(
            """
            insert into vote (ballot_id, member_id, revision, act_id, standing, position, reasoned, comments, cast_at)
            select $1, (data ->> 'member')::uuid, 1, gen_random_uuid(), data ->> 'standing', data ->> 'position', data -> 'comments' @> '[{"kind":"Technical"}]', data -> 'comments', (data ->> 'at')::timestamptz
            from event where stream = 'ballot-' || $1 and type = 'ballot.vote-cast'
            """, Sql.Uuid(id));
    }

    async Task MigrateAsync()
    {
        var assembly = typeof(StandardsService).Assembly;
        using var script = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(n => n.EndsWith("0014_first_results.sql", StringComparison.Ordinal)))!);
        await ExecuteAsync(await script.ReadToEndAsync());
    }

    async Task ExecuteAsync(string sql, params Npgsql.NpgsqlParameter[] parameters)
    {
        await using var command = host.Database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }
}

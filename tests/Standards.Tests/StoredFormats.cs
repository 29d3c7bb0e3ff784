using BuildingBlocks.EventStore;
using Standards.Domain.Ballots;
using Standards.Domain.Drafts;
using Standards.Domain.Processes;
using Standards.Domain.Projects;

namespace Standards.Tests;

/// <summary>Events as they lie in the store. These texts were written by the first version: every later one must read them.</summary>
public sealed class StoredFormats
{
    const string Voted =
        """
        {"act":"00000000-0000-7000-8000-000000000001","member":"00000000-0000-8000-8000-000000000002","standing":"Participating","position":"Disapprove","comments":[{"kind":"Technical","clause":"6.2","text":"Why.","proposedChange":null}],"revision":2,"castBy":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00"}
        """;

    const string Closed =
        """
        {"act":"00000000-0000-7000-8000-000000000001","at":"2026-03-02T12:00:00+00:00","because":"deadline","result":{"approved":false,"conditions":[{"condition":{"id":"all-negative","electorate":"All","measure":"Against","comparison":"AtMost","threshold":"1/4","countAbstentions":false,"negativesNeedReasons":true},"inFavour":2,"against":1,"abstained":0,"leftOut":1,"counted":3,"share":"1/3","met":false},{"condition":{"id":"participating-in-favour","electorate":"Participating","measure":"InFavour","comparison":"AtLeast","threshold":"2/3","countAbstentions":false,"negativesNeedReasons":true},"inFavour":0,"against":0,"abstained":0,"leftOut":0,"counted":0,"share":null,"met":false}],"explanation":["Not approved."]}}
        """;

    const string Opened =
        """
        {"act":"00000000-0000-7000-8000-000000000001","terms":{"project":"00000000-0000-8000-8000-000000000004","draft":null,"title":"Enquiry","rule":{"canonicalJson":"{}","hash":"44136fa3"},"electorate":{"asOf":"2026-03-02T12:00:00+00:00","entitlements":[{"member":"00000000-0000-8000-8000-000000000002","standing":"Other"}]},"disclosure":"AtClose","opensAt":"2026-03-02T12:00:00+00:00","closesAt":"2026-06-02T12:00:00+00:00"}}
        """;

    const string Published =
        """
        {"act":"00000000-0000-7000-8000-000000000001","draft":"00000000-0000-7000-8000-000000000005","project":"00000000-0000-8000-8000-000000000004","edition":3,"clauses":[{"wId":"scope","number":"1","heading":"Scope","level":1,"paragraphs":["Text."]}],"at":"2026-03-02T12:00:00+00:00"}
        """;

    const string Registered =
        """
        {"act":"00000000-0000-7000-8000-000000000001","symbol":"ISO 1","title":"A project","stage":"40.20","at":"2026-03-02T12:00:00+00:00"}
        """;

    const string Finding = """{"kind":"CommentsDisposed","count":41,"of":41,"act":"00000000-0000-7000-8000-000000000006","met":true}""";

    static readonly (string Name, string Text)[] Runs =
    [
        ("started", """{"act":"00000000-0000-7000-8000-000000000001","process":{"canonicalJson":"{}","hash":"44136fa3"},"processId":"interim-standard","version":1,"track":"days-90","stage":"40.20","by":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00"}"""),
        ("moved-by-decision", $$"""{"act":"00000000-0000-7000-8000-000000000001","from":"40.60","to":"40.99","decision":"Approve","of":"ManagementBoard","reason":"Resolution 1","gate":[{{Finding}}],"by":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00"}"""),
        ("moved-by-ballot", """{"act":"00000000-0000-7000-8000-000000000001","from":"40.20","to":"40.60","ballot":"00000000-0000-8000-8000-000000000007","approved":true,"at":"2026-03-02T12:00:00+00:00"}"""),
        ("moved-by-deadline", """{"act":"00000000-0000-7000-8000-000000000001","from":"60.60","to":"95.99","deadline":"sunset","name":"Lapses","consequence":"Lapse","at":"2026-03-02T12:00:00+00:00"}"""),
        ("escalated", """{"act":"00000000-0000-7000-8000-000000000001","stage":"40.60","deadline":"overrun","name":"Overrun","to":"Committee","reckoned":"2026-03-01T12:00:00+00:00","at":"2026-03-02T12:00:00+00:00"}"""),
        ("extended", """{"act":"00000000-0000-7000-8000-000000000001","months":9,"reason":"Resolution 2","by":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00"}"""),
        ("attested", """{"act":"00000000-0000-7000-8000-000000000001","stage":"40.60","evidence":{"kind":"ScopeUnchanged","count":0,"of":null},"statement":"So.","by":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00"}"""),
    ];

    [Fact]
    public void Of_runs_stay()
    {
        foreach (var (name, text) in Runs)
            Stays<ProjectEvent, ProjectEvent>(new("project"), $"project.{name}", text);
    }

    [Fact]
    public void Of_processes_stay()
    {
        const string document = """{"canonicalJson":"{}","hash":"44136fa3"},""";
        Stays<DefinitionEvent, DefinitionEvent>(new("process"), "process.drafted", $$"""{"act":"00000000-0000-7000-8000-000000000001","processId":"a","document":{{document}}"by":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00"}""");
        Stays<DefinitionEvent, DefinitionEvent>(new("process"), "process.published", $$"""{"act":"00000000-0000-7000-8000-000000000001","processId":"a","version":2,"document":{{document}}"by":null,"at":"2026-03-02T12:00:00+00:00"}""");
    }

    [Fact]
    public void Of_ballots_stay()
    {
        var codec = new EventCodec<BallotEvent>("ballot");
        Stays<BallotEvent, BallotEvent.VoteCast>(codec, "ballot.vote-cast", Voted);
        Stays<BallotEvent, BallotEvent.Closed>(codec, "ballot.closed", Closed);
        Stays<BallotEvent, BallotEvent.Opened>(codec, "ballot.opened", Opened);
    }

    [Fact]
    public void Of_drafts_stay() => Stays<DraftEvent, DraftEvent.EditionPublished>(new("draft"), "draft.edition-published", Published);

    [Fact]
    public void Of_projects_stay() => Stays<ProjectEvent, ProjectEvent.Registered>(new("project"), "project.registered", Registered);

    static void Stays<TAll, TEvent>(EventCodec<TAll> codec, string name, string text)
        where TAll : notnull
    {
        var happened = codec.Read(new("stream", 1, name, 1, text, default, default));
        Assert.IsType<TEvent>(happened, exactMatch: !typeof(TEvent).IsAbstract);

        var written = codec.Write(happened);
        Assert.Equal((name, 1, text), (written.Type, written.Schema, written.Data));
    }
}

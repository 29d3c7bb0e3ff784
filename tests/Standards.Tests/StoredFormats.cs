using BuildingBlocks.EventStore;
using Standards.Domain.Ballots;
using Standards.Domain.Committees;
using Standards.Domain.Drafts;
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

    const string VotedByRight =
        """
        {"act":"00000000-0000-7000-8000-000000000001","member":"00000000-0000-8000-8000-000000000002","standing":"Participating","position":"Approve","comments":[],"revision":1,"castBy":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00","under":{"delegation":"00000000-0000-7000-8000-000000000006","substitution":"00000000-0000-7000-8000-000000000007"}}
        """;

    const string Admitted =
        """
        {"member":"00000000-0000-8000-8000-000000000002","membership":"Participating","from":"2026-03-02T00:00:00+00:00","until":null,"by":null,"act":"00000000-0000-7000-8000-000000000001","at":"2026-03-02T12:00:00+00:00"}
        """;

    const string Lapsed =
        """
        {"member":"00000000-0000-8000-8000-000000000002","ground":{"shortfall":"Ballots","missed":3,"of":14,"year":2025},"from":"2026-03-01T12:00:00+00:00","act":"00000000-0000-7000-8000-000000000001","at":"2026-03-02T12:00:00+00:00"}
        """;

    const string Met =
        """
        {"title":"1st plenary","heldAt":"2026-03-01T09:00:00+00:00","attendance":[{"member":"00000000-0000-8000-8000-000000000002","presence":"ByCorrespondence"}],"by":"00000000-0000-8000-8000-000000000003","act":"00000000-0000-7000-8000-000000000001","at":"2026-03-02T12:00:00+00:00"}
        """;

    const string Declared =
        """
        {"person":"00000000-0000-8000-8000-000000000003","onBehalfOf":"00000000-0000-8000-8000-000000000002","nature":"IntellectualProperty","subject":"A patent","details":null,"under":{"delegation":"00000000-0000-7000-8000-000000000006","substitution":null},"act":"00000000-0000-7000-8000-000000000001","at":"2026-03-02T12:00:00+00:00"}
        """;

    [Fact]
    public void Of_votes_by_a_substitute_stay() => Stays<BallotEvent, BallotEvent.VoteCast>(new("ballot"), "ballot.vote-cast", VotedByRight);

    [Fact]
    public void Of_committees_stay()
    {
        var codec = new EventCodec<CommitteeEvent>("committee");
        Stays<CommitteeEvent, CommitteeEvent.MemberAdmitted>(codec, "committee.member-admitted", Admitted);
        Stays<CommitteeEvent, CommitteeEvent.DutyLapsed>(codec, "committee.duty-lapsed", Lapsed);
        Stays<CommitteeEvent, CommitteeEvent.MeetingRecorded>(codec, "committee.meeting-recorded", Met);
        Stays<CommitteeEvent, CommitteeEvent.InterestDeclared>(codec, "committee.interest-declared", Declared);
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
        Assert.IsType<TEvent>(happened, exactMatch: true);

        var written = codec.Write(happened);
        Assert.Equal((name, 1, text), (written.Type, written.Schema, written.Data));
    }
}

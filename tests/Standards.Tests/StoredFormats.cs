using BuildingBlocks.EventStore;
using Standards.Domain.Appeals;
using Standards.Domain.Ballots;
using Standards.Domain.Committees;
using Standards.Domain.Comments;
using Standards.Domain.Commitments;
using Standards.Domain.Drafting;
using Standards.Domain.Drafts;
using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.Domain.Publications;
using Standards.Domain.Translations;

namespace Standards.Tests;

/// <summary>Events as they lie in the store. These texts were written by the first version: every later one must read them.</summary>
public sealed class StoredFormats
{
    const string Voted =
        """
        {"act":"00000000-0000-7000-8000-000000000001","member":"00000000-0000-8000-8000-000000000002","standing":"Participating","position":"Disapprove","comments":[{"kind":"Technical","clause":"6.2","text":"Why.","proposedChange":null}],"revision":2,"castBy":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00","statement":"We explain.","experts":["A. Berg"]}
        """;

    const string Closed =
        """
        {"act":"00000000-0000-7000-8000-000000000001","at":"2026-03-02T12:00:00+00:00","because":"deadline","result":RESULT}
        """;

    const string Result =
        """
        {"approved":false,"findings":[{"condition":"all-negative","part":1,"whole":3,"count":{"inFavour":2,"inFavourWithExperts":0,"against":1,"againstWithoutReasons":1,"abstaining":0,"notVoting":4},"met":false},{"condition":"four","part":0,"whole":null,"count":{"inFavour":0,"inFavourWithExperts":0,"against":0,"againstWithoutReasons":0,"abstaining":0,"notVoting":0},"met":false}],"explanation":["Not approved."],"changes":[{"votes":1,"from":"Against","to":"InFavour","who":"members","weight":"Any","members":["00000000-0000-8000-8000-000000000002"],"statement":"One."},{"votes":1,"from":null,"to":"Against","who":"the chair","weight":"Any","members":[],"statement":"Two."}]}
        """;

    const string Corrected =
        """
        {"act":"00000000-0000-7000-8000-000000000001","member":"00000000-0000-8000-8000-000000000002","standing":"Other","position":null,"reasoned":false,"namesExperts":false,"revision":2,"reason":"Misread.","correctedBy":null,"at":"2026-03-02T12:00:00+00:00","result":RESULT}
        """;

    const string Reminded =
        """
        {"act":"00000000-0000-7000-8000-000000000001","due":"2026-03-02T12:00:00+00:00","at":"2026-03-02T13:00:00+00:00","members":["00000000-0000-8000-8000-000000000002"]}
        """;

    const string TieBroken =
        """
        {"act":"00000000-0000-7000-8000-000000000001","position":"Approve","castBy":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00","result":RESULT}
        """;

    const string Opened =
        """
        {"act":"00000000-0000-7000-8000-000000000001","terms":{"project":"00000000-0000-8000-8000-000000000004","draft":null,"title":"Enquiry","rule":{"canonicalJson":"{}","hash":"44136fa3"},"electorate":{"asOf":"2026-03-02T12:00:00+00:00","entitlements":[{"member":"00000000-0000-8000-8000-000000000002","standing":"Other"},{"member":"00000000-0000-8000-8000-000000000006","standing":"Participating","marks":{"classes":["permanent"],"amounts":[{"name":"population","value":7}]}}]},"disclosure":"AtClose","opensAt":"2026-03-02T12:00:00+00:00","closesAt":"2026-06-02T12:00:00+00:00","chair":"00000000-0000-8000-8000-000000000003"}}
        """;

    const string Announced =
        """
        {"act":"00000000-0000-7000-8000-000000000001","terms":{"project":"00000000-0000-8000-8000-000000000004","draft":null,"title":"Enquiry","rule":{"canonicalJson":"{}","hash":"44136fa3"},"electorate":{"asOf":"2026-03-02T12:00:00+00:00","committee":"00000000-0000-8000-8000-000000000007","entitlements":[{"member":"00000000-0000-8000-8000-000000000002","standing":"Other"}]},"disclosure":"AtClose","opensAt":"2026-04-02T12:00:00+00:00","closesAt":"2026-06-02T12:00:00+00:00"},"at":"2026-03-02T12:00:00+00:00","observers":true}
        """;

    const string RollCalled =
        """
        {"act":"00000000-0000-7000-8000-000000000001","order":["00000000-0000-8000-8000-000000000002"],"by":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00"}
        """;

    const string MemberAbsent =
        """
        {"act":"00000000-0000-7000-8000-000000000001","member":"00000000-0000-8000-8000-000000000002","call":1,"by":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00"}
        """;

    const string Withdrawn =
        """
        {"act":"00000000-0000-7000-8000-000000000001","at":"2026-03-02T12:00:00+00:00","because":"The draft changes."}
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
        {"act":"00000000-0000-7000-8000-000000000001","member":"00000000-0000-8000-8000-000000000002","standing":"Participating","position":"Approve","comments":[],"revision":1,"castBy":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00","experts":[],"under":{"delegation":"00000000-0000-7000-8000-000000000006","substitution":"00000000-0000-7000-8000-000000000007"}}
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
    public void Of_planned_ballots_stay()
    {
        Stays<BallotEvent, BallotEvent.Announced>(new("ballot"), "ballot.announced", Announced);
        Stays<BallotEvent, BallotEvent.Withdrawn>(new("ballot"), "ballot.withdrawn", Withdrawn);
        Stays<BallotEvent, BallotEvent.RollCalled>(new("ballot"), "ballot.roll-called", RollCalled);
        Stays<BallotEvent, BallotEvent.MemberAbsent>(new("ballot"), "ballot.member-absent", MemberAbsent);
    }

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

    const string Finding = """{"kind":"CommentsDisposed","count":41,"of":41,"act":"00000000-0000-7000-8000-000000000006","met":true}""";

    static readonly (string Name, string Text)[] Runs =
    [
        ("started", """{"act":"00000000-0000-7000-8000-000000000001","process":{"canonicalJson":"{}","hash":"44136fa3"},"processId":"interim-standard","version":1,"track":"days-90","stage":"40.20","by":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00"}"""),
        ("moved-by-decision", $$"""{"act":"00000000-0000-7000-8000-000000000001","from":"40.60","to":"40.99","decision":"Approve","of":"ManagementBoard","reason":"Resolution 1","gate":[{{Finding}}],"by":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00"}"""),
        ("moved-by-ballot", """{"act":"00000000-0000-7000-8000-000000000001","from":"40.20","to":"40.60","ballot":"00000000-0000-8000-8000-000000000007","approved":true,"at":"2026-03-02T12:00:00+00:00"}"""),
        ("moved-by-new-result", """{"act":"00000000-0000-7000-8000-000000000001","from":"40.60","to":"60.00","ballot":"00000000-0000-8000-8000-000000000007","approved":true,"at":"2026-03-02T12:00:00+00:00"}"""),
        ("moved-by-publication", $$"""{"act":"00000000-0000-7000-8000-000000000001","from":"60.00","to":"60.60","decision":"Publish","of":"Secretariat","publication":"00000000-0000-7000-8000-000000000008","number":"AIG-7","edition":1,"gate":[{{Finding}}],"at":"2026-03-02T12:00:00+00:00"}"""),
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
        Stays<BallotEvent, BallotEvent.Closed>(codec, "ballot.closed", WithResult(Closed));
        Stays<BallotEvent, BallotEvent.VoteCorrected>(codec, "ballot.vote-corrected", WithResult(Corrected));
        Stays<BallotEvent, BallotEvent.Reminded>(codec, "ballot.reminded", Reminded);
        Stays<BallotEvent, BallotEvent.TieBroken>(codec, "ballot.tie-broken", WithResult(TieBroken));
        Stays<BallotEvent, BallotEvent.Opened>(codec, "ballot.opened", Opened);
    }

    [Fact]
    public void Of_drafts_stay() => Stays<DraftEvent, DraftEvent.EditionPublished>(new("draft"), "draft.edition-published", Published);

    const string EditionPublished =
        """
        {"number":"AIG-7","edition":1,"title":"Reports","project":null,"text":{"v":1,"elements":[{"wId":"scope","kind":"CLAUSE","text":["Scope"],"children":[{"wId":"r-1","kind":"REQUIREMENT","text":["A developer shall report."],"modality":"SHALL"}]}]},"entry":{"on":"2026-06-01","latest":"2027-06-01","sunset":"2028-03-02"},"reviewDue":"2027-10-14","source":null,"act":"00000000-0000-7000-8000-000000000001","at":"2026-03-02T12:00:00+00:00"}
        """;

    const string CorrigendumPublished =
        """
        {"edition":1,"kind":"Corrigendum","number":1,"title":"A word","from":"2026-08-01","changes":[{"kind":"Replace","target":"r-1","element":{"wId":"r-1","kind":"REQUIREMENT","text":["A developer shall report at once."],"modality":"SHALL"}},{"kind":"Remove","target":"r-2","element":null}],"act":"00000000-0000-7000-8000-000000000001","at":"2026-07-02T12:00:00+00:00"}
        """;

    const string Adopted =
        """
        {"member":"00000000-0000-8000-8000-000000000002","edition":1,"degree":"Modified","nationalNumber":"KS 1","on":"2026-09-01","deviations":[{"element":"r-1","text":"Within 60 days."}],"by":{"person":"00000000-0000-8000-8000-000000000003","under":{"delegation":"00000000-0000-8000-8000-000000000004","substitution":null}},"act":"00000000-0000-7000-8000-000000000001","at":"2026-07-02T12:00:00+00:00"}
        """;

    const string Appealed =
        """
        {"member":"00000000-0000-8000-8000-000000000002","against":{"act":"00000000-0000-7000-8000-000000000005","kind":"BallotResult","project":"00000000-0000-8000-8000-000000000006","decidedAt":"2026-03-02T12:00:00+00:00"},"grounds":"Why.","by":{"person":"00000000-0000-8000-8000-000000000003","under":{"delegation":"00000000-0000-8000-8000-000000000004","substitution":null}},"act":"00000000-0000-7000-8000-000000000001","at":"2026-03-03T12:00:00+00:00"}
        """;

    [Fact]
    public void Of_published_standards_stay()
    {
        var codec = new EventCodec<StandardEvent>("standard");
        Stays<StandardEvent, StandardEvent.EditionPublished>(codec, "standard.edition-published", EditionPublished);
        Stays<StandardEvent, StandardEvent.Corrected>(codec, "standard.corrected", CorrigendumPublished);
        Stays<StandardEvent, StandardEvent.Adopted>(codec, "standard.adopted", Adopted);
    }

    [Fact]
    public void Of_appeals_stay() => Stays<AppealEvent, AppealEvent.Lodged>(new("appeal"), "appeal.lodged", Appealed);

    [Fact]
    public void Of_projects_stay() => Stays<ProjectEvent, ProjectEvent.Registered>(new("project"), "project.registered", Registered);

    static string WithResult(string text) => text.Replace("RESULT", Result, StringComparison.Ordinal);
    [Fact]
    public void Of_consultations_stay()
    {
        var codec = new EventCodec<ConsultationEvent>("consultation");
        Stays<ConsultationEvent, ConsultationEvent.Opened>(codec, "consultation.opened",
            """{"act":"00000000-0000-7000-8000-000000000001","terms":{"project":"00000000-0000-8000-8000-000000000004","draft":"00000000-0000-7000-8000-000000000005","openedBy":"secretariat","members":["00000000-0000-8000-8000-000000000002"],"opensAt":"2026-03-02T12:00:00+00:00","closesAt":"2026-06-02T12:00:00+00:00"}}""");
        Stays<ConsultationEvent, ConsultationEvent.Closed>(codec, "consultation.closed", """{"act":"00000000-0000-7000-8000-000000000001","at":"2026-03-02T12:00:00+00:00","because":"deadline"}""");
    }

    [Fact]
    public void Of_comments_stay()
    {
        var codec = new EventCodec<CommentaryEvent>("commentary");
        const string Comment = """{"kind":"Technical","spot":{"element":"scope","clause":"1","line":null,"part":null},"text":"Why.","proposedChange":null}""";
        const string By = "\"by\":\"00000000-0000-8000-8000-000000000003\",\"at\":\"2026-03-02T12:00:00+00:00\"}";
        Stays<CommentaryEvent, CommentaryEvent.Commented>(codec, "commentary.commented", $$"""{"firstSerial":3,"comments":[{{Comment}}],{{By}}""");
        Stays<CommentaryEvent, CommentaryEvent.Replaced>(codec, "commentary.replaced", $$"""{"serial":3,"revision":2,"comment":{{Comment}},{{By}}""");
        Stays<CommentaryEvent, CommentaryEvent.Withdrawn>(codec, "commentary.withdrawn", $$"""{"serial":3,{{By}}""");
    }

    [Fact]
    public void Of_dispositions_stay() => Stays<ResolutionEvent, ResolutionEvent.Disposed>(new("resolution"), "resolution.disposed",
        """{"act":"00000000-0000-7000-8000-000000000001","disposition":{"outcome":"AcceptedInPrinciple","observation":null,"changed":["scope"]},"comments":["00000000-0000-8000-8000-000000000002"],"listHash":"44136fa3","by":"secretariat","at":"2026-03-02T12:00:00+00:00"}""");

    [Fact]
    public void Of_manuscripts_stay()
    {
        var codec = new EventCodec<ManuscriptEvent>("manuscript");
        const string Text = """{"v":1,"elements":[{"wId":"scope","kind":"CLAUSE","text":["Scope"]}]}""";
        const string Changes = """{"lists":[{"of":null,"children":["scope","rules"]},{"of":"scope","children":[]}],"elements":[{"wId":"rules","kind":"CLAUSE","text":["Rules"]}]}""";
        const string By = "\"by\":\"00000000-0000-8000-8000-000000000003\",\"at\":\"2026-03-02T12:00:00+00:00\"";
        Stays<ManuscriptEvent, ManuscriptEvent.Begun>(codec, "manuscript.begun", $$"""{"edition":1,"start":{{Text}},"at":"2026-03-02T12:00:00+00:00"}""");
        Stays<ManuscriptEvent, ManuscriptEvent.Begun>(codec, "manuscript.begun", $$"""{"edition":2,"start":{{Text}},"at":"2026-03-02T12:00:00+00:00","carried":{{Text}}}""");
        Stays<ManuscriptEvent, ManuscriptEvent.Revised>(codec, "manuscript.revised", "{" + By + ",\"changes\":" + Changes + "}");
        Stays<ManuscriptEvent, ManuscriptEvent.Revised>(codec, "manuscript.revised", "{" + By + ",\"changes\":" + Changes + ",\"own\":{\"base\":3,\"ofOwn\":true,\"changes\":" + Changes + "}}");
        Stays<ManuscriptEvent, ManuscriptEvent.EditorAdmitted>(codec, "manuscript.editor-admitted", "{\"person\":\"00000000-0000-8000-8000-000000000002\"," + By + "}");
        Stays<ManuscriptEvent, ManuscriptEvent.EditorDismissed>(codec, "manuscript.editor-dismissed", "{\"person\":\"00000000-0000-8000-8000-000000000002\"," + By + "}");
    }

    [Fact]
    public void Of_translations_stay()
    {
        var codec = new EventCodec<LanguageVersionEvent>("translation");
        const string By = "\"by\":\"00000000-0000-8000-8000-000000000003\",\"at\":\"2026-03-02T12:00:00+00:00\"}";
        const string Act = "\"act\":\"00000000-0000-7000-8000-000000000001\",\"language\":\"fr\",";
        Stays<LanguageVersionEvent, LanguageVersionEvent.Begun>(codec, "translation.begun",
            """{"draft":"00000000-0000-7000-8000-000000000005","language":"ar","from":null,"carried":[],""" + By);
        Stays<LanguageVersionEvent, LanguageVersionEvent.Begun>(codec, "translation.begun",
            """{"draft":"00000000-0000-7000-8000-000000000005","language":"fr","from":2,"carried":[{"unit":"scope","words":["Domaine"],"state":"Final","by":"00000000-0000-8000-8000-000000000003","at":"2026-03-02T12:00:00+00:00"}],""" + By);
        Stays<LanguageVersionEvent, LanguageVersionEvent.Given>(codec, "translation.given",
            """{"segments":[{"unit":"fig:alt","words":["Une boîte"],"state":"Translated"},{"unit":"p1","words":[],"state":"Initial"}],""" + By);
        Stays<LanguageVersionEvent, LanguageVersionEvent.Completed>(codec, "translation.completed", "{" + Act + "\"documentHash\":\"44136fa3\",\"texts\":12," + By);
        Stays<LanguageVersionEvent, LanguageVersionEvent.Reopened>(codec, "translation.reopened", "{" + Act + "\"reason\":\"A mistake.\"," + By);
        Stays<LanguageVersionEvent, LanguageVersionEvent.DeclaredAuthentic>(codec, "translation.declared-authentic", "{" + Act + "\"documentHash\":\"44136fa3\"," + By);
        var translators = new EventCodec<TranslatorsEvent>("translators");
        Stays<TranslatorsEvent, TranslatorsEvent.Admitted>(translators, "translators.admitted", "{\"person\":\"00000000-0000-8000-8000-000000000002\"," + By);
        Stays<TranslatorsEvent, TranslatorsEvent.Dismissed>(translators, "translators.dismissed", "{\"person\":\"00000000-0000-8000-8000-000000000002\"," + By);
    }

    [Fact]
    public void Of_commitments_stay()
    {
        var codec = new EventCodec<CommitmentsEvent>("commitments");
        const string Act = "\"act\":\"00000000-0000-7000-8000-000000000001\",";
        const string Under = """{"delegation":"00000000-0000-8000-8000-000000000005","substitution":null}""";
        const string Signed = "\"by\":{\"person\":\"00000000-0000-8000-8000-000000000003\",\"under\":" + Under + "},\"at\":\"2026-03-02T12:00:00+00:00\"}";
        const string By = "\"by\":\"00000000-0000-8000-8000-000000000003\",";
        Stays<CommitmentsEvent, CommitmentsEvent.ExpertNamed>(codec, "commitments.expert-named",
            "{" + Act + "\"member\":\"00000000-0000-8000-8000-000000000002\",\"name\":\"A. Berg\",\"field\":\"Compute\"," + Signed);
        Stays<CommitmentsEvent, CommitmentsEvent.ExpertWithdrawn>(codec, "commitments.expert-withdrawn",
            "{" + Act + "\"expert\":\"00000000-0000-7000-8000-000000000004\",\"member\":\"00000000-0000-8000-8000-000000000002\",\"reason\":\"Why.\"," + Signed);
        Stays<CommitmentsEvent, CommitmentsEvent.HolderAsked>(codec, "commitments.holder-asked",
            "{" + Act + "\"holder\":\"Example Chips\",\"because\":\"A comment.\"," + By + "\"under\":" + Under + ",\"at\":\"2026-03-02T12:00:00+00:00\"}");
        Stays<CommitmentsEvent, CommitmentsEvent.PatentsDeclared>(codec, "commitments.patents-declared",
            "{" + Act + "\"holder\":\"Example Chips\",\"position\":\"Unwilling\",\"patents\":[\"EX 1\"],\"elements\":[\"scope\"],\"form\":\"A form.\"," + By + "\"at\":\"2026-03-02T12:00:00+00:00\"}");
    }

    static void Stays<TAll, TEvent>(EventCodec<TAll> codec, string name, string text)
        where TAll : notnull
    {
        var happened = codec.Read(new("stream", 1, name, 1, text, default, default));
        Assert.IsType<TEvent>(happened, exactMatch: !typeof(TEvent).IsAbstract);

        var written = codec.Write(happened);
        Assert.Equal((name, 1, text), (written.Type, written.Schema, written.Data));
    }
}

using Compliance.Domain.ControlDocuments;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.ControlDocuments;

public sealed class FilingAVersion
{
    static readonly Guid Another = Guid.Parse("0198f000-0000-7000-8000-00000000000b");

    [Fact]
    public void Counts_the_last_that_is_not_withdrawn_and_keeps_all()
    {
        var two = After(After(ControlDocument.Initial, File("a")), File("b"));
        Assert.Equal("b", two.Current!.Sheet.Sha256);
        var one = After(two, Withdraw("b"));
        Assert.Equal("a", one.Current!.Sheet.Sha256);
        Assert.Null(After(one, Withdraw("a")).Current);
        Assert.Equal("c", After(one, File("c")).Current!.Sheet.Sha256);
        Assert.Equal("control_document.already_withdrawn", Refused(one, Withdraw("b")));
        Assert.Equal("control_document.known", Refused(one, File("b")));
        Assert.Equal("control_document.unknown", Refused(one, Withdraw("d")));
        Assert.Throws<CorruptStreamException>(() => ControlDocument.Evolve(one, new ControlDocumentEvent.Withdrawn(Act(1), "b", null, "Why.", Person, Noon)));
    }

    [Fact]
    public void Is_another_version_where_it_is_held_against_another_catalog()
    {
        var one = After(ControlDocument.Initial, File("a"));
        var two = After(one, File("a") with { Sheet = Sheet("a") with { Catalog = Act(5) } });
        Assert.Equal(Act(5), two.Current!.Sheet.Catalog);
        Assert.Equal("control_document.known", Refused(two, File("a") with { Sheet = Sheet("a") with { Catalog = Act(5) } }));
        Assert.Null(After(two, Withdraw("a") with { Catalog = Act(5) }).Current!.Sheet.Catalog);
        Assert.Equal(Act(5), After(two, Withdraw("a")).Current!.Sheet.Catalog);
        Assert.Equal("control_document.unknown", Refused(one, Withdraw("a") with { Catalog = Act(5) }));
    }

    [Theory]
    [InlineData(DocumentParty.Developer, DocumentParty.Overseer, true, true)]
    [InlineData(DocumentParty.Assessor, DocumentParty.Overseer, true, true)]
    [InlineData(DocumentParty.Developer, DocumentParty.Developer, true, true)]   // another officer of the same house too
    [InlineData(DocumentParty.Overseer, DocumentParty.Developer, false, false)]
    [InlineData(DocumentParty.Assessor, DocumentParty.Developer, false, false)]
    [InlineData(DocumentParty.Assessor, DocumentParty.Assessor, true, false)]
    [InlineData(DocumentParty.Developer, DocumentParty.Assessor, false, false)]
    public void Is_withdrawn_by_overseers_by_its_developer_and_by_the_assessor_who_filed_it(DocumentParty filed, DocumentParty asks, bool same, bool other)
    {
        Assert.Equal(same, ControlDocument.MayWithdraw(filed, Person, asks, Person));
        Assert.Equal(other, ControlDocument.MayWithdraw(filed, Person, asks, Another));
    }

    [Fact]
    public void Refuses_what_cannot_be_kept_under_the_same_identifier()
    {
        var filed = After(ControlDocument.Initial, File("a"));
        Assert.Equal("control_document.other_kind", Refused(filed, File("b", ControlDocumentKind.AssessmentPlan)));
        Assert.Equal("control_document.reasonless", Refused(filed, Withdraw("a") with { Reason = " " }));
        Assert.Equal("control_document.wordless", Refused(ControlDocument.Initial, File("a") with { Sheet = Sheet("a") with { Title = "" } }));
        var many = Enumerable.Range(0, ControlDocument.MostVersions).Aggregate(ControlDocument.Initial, (s, i) => After(s, File($"{i}")));
        Assert.Equal("control_document.too_many_versions", Refused(many, File("more")));
    }

    [Fact]
    public void Refuses_a_catalog_that_has_none_of_its_controls_and_takes_one_that_lacks_some()
    {
        var sheet = Sheet("a") with { Catalog = Act(5) };
        Assert.Equal("control_document.other_catalog", Refused(ControlDocument.Initial, File("a") with { Sheet = sheet with { Known = 0, Unknown = 3 } }));
        Assert.NotNull(After(ControlDocument.Initial, File("a") with { Sheet = sheet with { Known = 1, Unknown = 3 } }).Current);
        Assert.NotNull(After(ControlDocument.Initial, File("a") with { Sheet = sheet with { Known = 0, Unknown = 0 } }).Current);
    }

    [Theory]
    [InlineData(ControlDocumentKind.SystemSecurityPlan, false)]
    [InlineData(ControlDocumentKind.ComponentDefinition, false)]
    [InlineData(ControlDocumentKind.AssessmentPlan, true)]
    [InlineData(ControlDocumentKind.AssessmentResults, true)]
    [InlineData(ControlDocumentKind.PlanOfActionAndMilestones, true)]
    public void Who_assesses_does_not_say_what_is_done(ControlDocumentKind kind, bool may)
    {
        var file = File("a", kind) with { Sheet = Sheet("a", kind) with { Filer = DocumentParty.Assessor } };
        Assert.Equal(may ? null : "control_document.not_for_assessors", may ? ControlDocument.Decide(ControlDocument.Initial, file) is Decision<ControlDocumentEvent, ControlDocumentRefusal>.Accepted ? null : "refused" : Refused(ControlDocument.Initial, file));
    }

    static ControlDocumentSheet Sheet(string hash, ControlDocumentKind kind = ControlDocumentKind.SystemSecurityPlan) =>
        new(Act(1), Act(2), "1", kind, Act(3), "What we do", "1", hash, 100, null, 2, 0, DocumentParty.Developer);

    static ControlDocumentCommand.File File(string hash, ControlDocumentKind kind = ControlDocumentKind.SystemSecurityPlan) => new(Act(1), Sheet(hash, kind), Person, Noon);

    static ControlDocumentCommand.Withdraw Withdraw(string hash) => new(Act(2), hash, null, "It was wrong.", DocumentParty.Developer, Person, Noon);

    static ControlDocument After(ControlDocument state, ControlDocumentCommand command) =>
        Assert.IsType<Decision<ControlDocumentEvent, ControlDocumentRefusal>.Accepted>(ControlDocument.Decide(state, command)).Events.Aggregate(state, ControlDocument.Evolve);

    static string Refused(ControlDocument state, ControlDocumentCommand command) => Assert.IsType<Decision<ControlDocumentEvent, ControlDocumentRefusal>.Refused>(ControlDocument.Decide(state, command)).Reason.Code;
}

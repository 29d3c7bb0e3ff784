using CsCheck;
using Standards.Domain.Comments;
using Standards.Domain.Comments.Tables;
using Standards.Domain.Drafts;
using Standards.Domain.Tests.Documents;
using static Standards.Domain.Tests.Comments.CommentSample;

namespace Standards.Domain.Tests.Comments;

/// <summary>The last column of the commenting table, as secretariats fill it in.</summary>
public sealed class AnsweringFromATable
{
    static readonly Dictionary<string, WId> Elements = new(StringComparer.Ordinal) { ["3.1"] = Trees.Id("scope-1"), ["3.1 paragraph 2"] = Trees.Id("p2"), ["A, B"] = Trees.Id("ab"), ["A"] = Trees.Id("a") };

    [Theory]
    [InlineData("Accepted", CommentOutcome.Accepted, null)]
    [InlineData("ACCEPTED. As proposed.", CommentOutcome.Accepted, "As proposed.")]
    [InlineData("accepted in principle; other words", CommentOutcome.AcceptedInPrinciple, "other words")]
    [InlineData("Partially accepted – first part only", CommentOutcome.AcceptedInPrinciple, "first part only")]
    [InlineData("Not accepted: out of scope", CommentOutcome.Rejected, "out of scope")]
    [InlineData("Rejected\nIt would break older documents.", CommentOutcome.Rejected, "It would break older documents.")]
    [InlineData("Noted.", CommentOutcome.Noted, null)]
    [InlineData("Accepté en principe. Autres mots.", CommentOutcome.AcceptedInPrinciple, "Autres mots.")]
    [InlineData("采纳", CommentOutcome.Accepted, null)]
    public void Reads_the_words_that_people_use(string observation, CommentOutcome outcome, string? words) =>
        Assert.Equal((outcome, words), Assert.IsType<ObservedRow.Answers>(Only(observation)).Disposition is var d ? (d.Outcome, d.Observation) : default);

    [Fact]
    public void Finds_the_changed_elements_also_where_a_name_has_a_comma()
    {
        var answer = Assert.IsType<ObservedRow.Answers>(Only("Accepted. Thank you. Changed: 3.1 paragraph 2, A, B, A."));
        Assert.Equal("Thank you.", answer.Disposition.Observation);
        Assert.Equal(["p2", "ab", "a"], answer.Disposition.Changed.Select(e => e.Value));
    }

    [Theory]
    [InlineData("Will be discussed.", "row.no_outcome")]
    [InlineData("Acceptedly so", "row.no_outcome")]
    [InlineData("Rejected.", "row.reason_required")]
    [InlineData("Accepted. Changed: 9.9.", "row.element_unknown")]
    public void Says_of_a_row_why_it_cannot_be_used(string observation, string code) => Assert.Equal(code, Assert.IsType<ObservedRow.Unreadable>(Only(observation)).Code);

    [Fact]
    public void Loses_no_row()
    {
        var rows = Read(
            ["MB/NC", "Line number", "Clause/Subclause", "Paragraph/Figure/Table", "Type of comment", "Comments", "Proposed change", "Observations of the secretariat"],
            Row("NO-001", "Accepted."), Row("NO-001", "Noted."), Row("NO-002", ""), Row("NO-003", "Noted."), Row("NO", "Noted."), Row("JP-001", "Noted."), ["", "", "", "", "", "", "", ""]);
        Assert.Equal(
            ["row.headings", "", "row.twice", "row.no_observation", "row.comment_unknown", "row.no_serial", "row.same_answer", "row.empty"],
            rows.Select(r => r switch { ObservedRow.Passed p => p.Code, ObservedRow.Unreadable u => u.Code, _ => "" }));
    }

    [Fact]
    public void Tells_comments_of_one_reference_apart_by_their_words()
    {
        (string Reference, AnswerableComment Comment)[] comments = [("NO-001", new(Comment(1), "Other words.", null)), ("NO-001", new(Comment(2), "Words.", null))];
        Assert.Equal(Comment(2), Assert.IsType<ObservedRow.Answers>(Read(comments, Row("NO-001", "Accepted."))[0]).Comment);
    }

    /// <summary>What is written for a disposition is read as the same one.</summary>
    [Fact]
    public void Reads_what_was_written()
    {
        var words = Gen.String[Gen.Char["abc .,;:\n"], 0, 30].Select(w => w.ReplaceLineEndings("\n").Trim());
        Gen.Select(Gen.Enum<CommentOutcome>(), words, Gen.Int[0, Elements.Count - 1].Select(i => Elements.Values.ElementAt(i)).Array[0, 3]).Sample((outcome, said, changed) =>
        {
            // A secretariat's own words that begin with a mark, or say what else an outcome is called, are written as they are and read without the mark.
            var clean = said.TrimStart('.', ',', ';', ':', ' ', '\n');
            var given = new Disposition(outcome, clean.Length > 0 ? clean : outcome is CommentOutcome.Rejected ? "Because." : null, [.. changed.Distinct()]);
            var observation = TableWriting.Observe(given, e => Elements.First(n => n.Value == e).Key)!;
            var read = Assert.IsType<ObservedRow.Answers>(Only(observation)).Disposition;
            Assert.True(given.SameAs(read), $"{given} was read as {read} from \"{observation}\"");
        }, iter: 5_000);
    }

    [Fact]
    public void Gives_one_act_for_each_answer_all_or_none()
    {
        var (one, two) = (new ChosenComment(Comment(1), IsFinal: true), new ChosenComment(Comment(2), IsFinal: true));
        var accepted = new GivenAnswer(Ballots.Sample.Act(1), new(CommentOutcome.Accepted, null, []), [one]);
        var noted = new GivenAnswer(Ballots.Sample.Act(2), new(CommentOutcome.Noted, null, []), [two]);
        var disposed = Resolution.Decide(Resolution.Initial, Each(accepted, noted)) is Decision<ResolutionEvent, ResolutionRefusal>.Accepted decided
            ? decided.Events.Cast<ResolutionEvent.Disposed>().ToList() : [];
        Assert.Equal([(accepted.Act, Comment(1)), (noted.Act, Comment(2))], disposed.Select(d => (d.Act, d.Comments.Single())));

        AResolution.When(Each(accepted, noted with { Comments = [two with { IsFinal = false }] })).ThenRefused("disposition.not_final");
        AResolution.When(Each()).ThenRefused("disposition.nothing_chosen");
        AResolution.When(Each([.. Enumerable.Repeat(accepted, Resolution.MaxActs + 1)])).ThenRefused("input.invalid");
    }

    static ResolutionCommand.DisposeEach Each(params ImmutableArray<GivenAnswer> answers) => new(answers, [Text], "secretariat", Ballots.Sample.Noon);

    static string[] Row(string member, string observation) => [member, "", "3.1", "", "te", "Words.", "", observation];

    static ObservedRow Only(string observation) => Read(Row("NO-001", observation))[0];

    static ImmutableArray<ObservedRow> Read(params string[][] rows) => Read(
        [
            ("NO-001", new(Comment(1), "Words.", null)), ("NO-002", new(Comment(2), "Words.", null)),
            ("JP-001", new(Comment(3), "Words.", new(CommentOutcome.Noted, null, []))),
        ], rows);

    static ImmutableArray<ObservedRow> Read((string Reference, AnswerableComment Comment)[] comments, params string[][] rows) => ObservationReading.Of(
        TableReading.Of([.. rows.Select((r, i) => new TableRow(i + 1, [.. r.Select(c => new TableCell(c))]))], Text, member: null),
        comments.ToLookup(c => c.Reference, c => c.Comment, StringComparer.Ordinal), name => Elements.TryGetValue(name, out var element) ? element : null);
}

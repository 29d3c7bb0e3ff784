using CsCheck;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Documents;

public sealed class ReadingClauses
{
    static readonly ImmutableArray<Clause> Edition =
    [
        Clause("intro", "0", "Why."), Clause("scope", "1", "One.", "Two."), Clause("scope.p2", "1.1"), Clause("more", "1.1.1", "Text."), Clause("terms", "2"),
        Clause("a", "A", "Annex."), Clause("a-1", "A.1", "Detail."),
    ];

    [Fact]
    public void Gives_the_same_clauses_again()
    {
        var document = FlatClauses.ToDocument(Edition);
        Assert.Empty(ContentModel.Check(document));
        Assert.Equal(Content.Of(Edition), Content.Of(FlatClauses.ToClauses(document)));
    }

    [Fact]
    public void Names_paragraphs_after_their_clause_and_never_twice()
    {
        var ids = FlatClauses.ToDocument(Edition).All().Select(e => e.WId.Value).ToList();
        Assert.Contains("scope.p1", ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids, FlatClauses.ToDocument(Edition).All().Select(e => e.WId.Value));
    }

    [Fact]
    public void Names_paragraphs_of_clauses_with_long_identifiers() =>
        Assert.Empty(ContentModel.Check(FlatClauses.ToDocument([Clause(new string('x', 64), "1", "One.", "Two.")])));

    [Fact]
    public void Writes_every_kind_as_plain_clauses_that_are_a_draft()
    {
        var clauses = FlatClauses.ToClauses(OfEveryKind);
        var publish = new DraftCommand.PublishEdition(Ballots.Sample.Act(1), new(Ballots.Sample.Id(2)), new(Ballots.Sample.Id(3)), clauses, Ballots.Sample.Morning);
        new Scenario<Draft, DraftCommand, DraftEvent, DraftRefusal>(Draft.Initial, Draft.Evolve, Draft.Decide).When(publish).Then<DraftEvent.EditionPublished>();

        Assert.Equal(["0", "1", "2", "2.1", "2.2", "3", "3.1", "A", "A.1"], clauses.Select(c => c.Number));
        Assert.Contains("b) these:", clauses.Single(c => c.Number == "3").Paragraphs);
        Assert.Contains("Kind | Size", clauses.Single(c => c.Number == "3").Paragraphs);
        Assert.Contains("Note 2 to entry It has a size.", clauses.Single(c => c.Number == "2.1").Paragraphs);
    }

    [Fact]
    public void Any_tree_of_clauses_comes_back() => Shapes(depth: 1).Sample(shapes =>
    {
        var edition = ImmutableArray.CreateBuilder<Clause>();
        Number(shapes, "", edition);
        Assert.Equal(Content.Of(edition.ToImmutable()), Content.Of(FlatClauses.ToClauses(FlatClauses.ToDocument(edition.ToImmutable()))));
    }, iter: 1_000);

    static Gen<Shape[]> Shapes(int depth) => Gen.Select(Gen.OneOf(Gen.Const("Text."), Gen.Const("More text."), Gen.Const("b | c")).Array[0, 3], depth < 5 ? Gen.Int[0, 3].SelectMany(n => n > 1 ? Shapes(depth + 1) : Gen.Const<Shape[]>([])) : Gen.Const<Shape[]>([]))
        .Select((texts, below) => new Shape(texts, below)).Array[1, 3];

    static void Number(Shape[] shapes, string prefix, ImmutableArray<Clause>.Builder into)
    {
        for (var i = 0; i < shapes.Length; i++)
        {
            var number = $"{prefix}{i + 1}";
            into.Add(Clause($"c{number}", number, shapes[i].Texts));
            Number(shapes[i].Below, number + ".", into);
        }
    }

    static Clause Clause(string id, string number, params string[] paragraphs) => new(Id(id), number, $"Heading {number}", number.Split('.').Length, [.. paragraphs]);

    sealed record Shape(string[] Texts, Shape[] Below);
}

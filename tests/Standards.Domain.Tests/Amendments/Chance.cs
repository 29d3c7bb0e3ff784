using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Domain.Tests.Documents;
using static Standards.Domain.Documents.ElementKind;

namespace Standards.Domain.Tests.Amendments;

/// <summary>Small documents and amendments by chance, made so that amendments often meet.</summary>
sealed class Chance(int seed)
{
    readonly Random random = new(seed);
    int next;

    public Document Document()
    {
        var clauses = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Clause(2));
        return new([.. clauses]);
    }

    /// <summary>An amendment that can be carried out by itself.</summary>
    public Proposal? Amendment(Document text, int number, AmendmentId? amends = null)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var operations = Enumerable.Range(0, random.Next(3) == 0 ? random.Next(2, 4) : 1).Select(_ => Operation(text)).OfType<Operation>().ToImmutableArray();
            var proposal = new Proposal(new(Ballots.Sample.Id(number)), amends, operations);
            if (!operations.IsEmpty && Consolidation.Of(text, [proposal with { Amends = null }]).Conflicts.IsEmpty)
                return proposal;
        }
        return null;
    }

    public T[] Shuffled<T>(IEnumerable<T> all)
    {
        var shuffled = all.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    Element Clause(int depth) => Trees.C($"c{next++}", Words(2),
        [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Block()), .. Enumerable.Range(0, depth > 0 ? random.Next(0, 3) : 0).Select(_ => Clause(depth - 1))]);

    Element Block() => random.Next(8) switch
    {
        6 => With(Trees.E($"f{next++}", Formula, "")),
        7 => With(Trees.E($"g{next++}", Figure, Words(2))),
        0 => Trees.E($"r{next++}", Requirement, Words(4)),
        1 => Trees.E($"l{next++}", List, "", [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Trees.E($"i{next++}", Item, Words(2)))]),
        2 => Trees.E($"t{next++}", Table, Words(1), [.. Enumerable.Range(0, 2).Select(_ => Trees.E($"w{next++}", Row, "", [.. Enumerable.Range(0, 2).Select(_ => Trees.E($"d{next++}", Cell, Words(1)))]))]),
        _ => Trees.P($"p{next++}", Words(5)),
    };

    Operation? Operation(Document text)
    {
        var all = text.All().ToList();
        var some = all[random.Next(all.Count)];
        return random.Next(12) switch
        {
            < 4 => some.Kind is Formula or Figure && Traits(some) is { } other ? new Operation.SetTraits(some.WId, some.Traits, other) : Replace(some),
            4   => Traits(some) is { } traits ? new Operation.SetTraits(some.WId, some.Traits, traits) : Replace(some),
            5   => some.Kind is Formula or Figure ? null : Split(some),
            6   => some.Kind is Formula or Figure ? null : MergeIn(text, some),
            7   => new Operation.Delete(some.WId),
            8   => new Operation.Move(some.WId, Place(all)),
            _   => new Operation.Insert(Place(all), [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => New())]),
        };
    }

    Operation.ReplaceText? Replace(Element element)
    {
        var boundaries = Enumerable.Range(0, element.Text.Length + 1).Where(element.Text.IsBoundary).ToArray();
        var (a, b) = (boundaries[random.Next(boundaries.Length)], boundaries[random.Next(boundaries.Length)]);
        var (from, to) = random.Next(3) == 0 ? (a, a) : (Math.Min(a, b), Math.Min(Math.Max(a, b), Math.Min(a, b) + 8));
        if (!element.Text.IsBoundary(to))
            return null;
        var words = random.Next(5) == 0 ? Inline.Empty : Inline.Of([new Run(random.Next(2) == 0 ? "same" : Words(1), (Marks)(random.Next(3) == 0 ? 1 : 0), null)]);
        return new(element.WId, from, to, element.Text.Slice(from, to), words);
    }

    Operation.Split? Split(Element element)
    {
        var at = element.Text.Length < 2 ? 0 : random.Next(1, element.Text.Length);
        return at > 0 && element.Text.IsBoundary(at) ? new(element.WId, at, Trees.Id($"n{seed & 0xFFFF}-{next++}")) : null;
    }

    Operation.Merge? MergeIn(Document text, Element element)
    {
        var place = text.Find(element.WId)!;
        var siblings = text.ChildrenOf(place.Parent);
        return place.Index + 1 < siblings.Length && siblings[place.Index + 1].Kind == element.Kind ? new(element.WId, siblings[place.Index + 1].WId, Inline.Of(" ")) : null;
    }

    Anchor Place(List<Element> all)
    {
        var side = (Side)random.Next(4);
        return new(side, side is Side.First or Side.Last && random.Next(6) == 0 ? null : all[random.Next(all.Count)].WId);
    }

    Element New() => random.Next(8) switch
    {
        < 2 => Trees.E($"n{next++}", List, "", Trees.E($"n{next++}", Item, Words(1)), Trees.E($"n{next++}", Item, Words(1))),
        2   => With(Trees.E($"n{next++}", Formula, "")),
        3   => With(Trees.E($"n{next++}", Figure, Words(1), Trees.E($"n{next++}", Note, Words(1)))),
        _   => Trees.P($"n{next++}", Words(3)),
    };

    Element With(Element element) => element with { Traits = Traits(element)! };

    /// <summary>Other traits of the kind: another modality, formula, picture, or other words for a picture. Two amendments sometimes ask for the same.</summary>
    Domain.Documents.Traits? Traits(Element element) => (element.Kind, element.Traits) switch
    {
        (Requirement, _)                           => new Domain.Documents.Traits.OfRequirement((Modality)random.Next(1, 4)),
        (Formula, _)                               => new Domain.Documents.Traits.OfFormula(MathMl.TryParse($"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x{random.Next(5)}</mi></math>", out var formula) ? formula! : throw new InvalidOperationException()),
        (Figure, Domain.Documents.Traits.OfFigure figure) when random.Next(2) == 0 => figure with { Alternative = $"Words {random.Next(5)}." },
        (Figure, _)                                => new Domain.Documents.Traits.OfFigure(new string("abcde"[random.Next(5)], 64), Domain.Documents.Traits.OfFigure.MediaTypes[random.Next(4)], "A box."),
        _                                          => null,
    };

    /// <summary>Words that are never the same twice, some with characters of two code units.</summary>
    string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => random.Next(8) == 0 ? $"𝔸{next++}" : $"w{next++}"));
}

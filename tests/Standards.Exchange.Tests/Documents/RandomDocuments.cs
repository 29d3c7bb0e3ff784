using CsCheck;

namespace Standards.Exchange.Tests.Documents;

/// <summary>Documents of the content model, with everything it allows.</summary>
static class RandomDocuments
{
    static readonly string[] Words =
    [
        "shall", "model", "the developer", "a < b & c", "]]>", "\"quoted\"", "été", "\u0645\u0639\u064a\u0627\u0631", "\U0001D538", "标准", "x\u00A0y", "-", "1 000", "3.5 %",
        "http://example.org/?a=1&b=2", "*star*", "_low_", "`tick`", "| pipe |", "# hash", "\\back", "<b>no</b>", "\uFFFF", "\uFFFE", "\u2028", "\u200F", "[1](2)", "1. one",
    ];

    static readonly string[] Gaps = [" ", " ", " ", " ", "", "  ", "\t", "\n", "\r\n", "\n\n"];

    static readonly string[] Formulas =
    [
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>",
        "<math xmlns='http://www.w3.org/1998/Math/MathML' display='block'>\n  <mrow><mi >x</mi><mo>&lt;</mo><mn>1</mn></mrow>\n</math>",
        "<m:math xmlns:m=\"http://www.w3.org/1998/Math/MathML\" alttext=\"a &quot;b&quot;\"><m:msup><m:mi>e</m:mi><m:mn>2</m:mn></m:msup></m:math>",
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"/>",
    ];

    /// <summary>Whether texts may hold what only exact formats keep: runs of white space, line ends, characters that XML lacks.</summary>
    public static Gen<Document> Of(bool exact = true) => Gen.Int.Select(seed => new Writer(new Random(seed), exact).Document());

    sealed class Writer(Random random, bool exact)
    {
        readonly HashSet<string> taken = [];
        int left = random.Next(5, 90);

        public Document Document()
        {
            var top = new List<Element>();
            if (random.Next(3) == 0)
                top.Add(Division(ElementKind.Introduction, 1));
            for (var i = random.Next(1, 5); i > 0; i--)
                top.Add(Division(ElementKind.Clause, 1));
            for (var i = random.Next(3); i > 0; i--)
                top.Add(Division(ElementKind.Annex, 1));
            return new([.. top]);
        }

        Element Division(ElementKind kind, int depth)
        {
            var id = Id();
            var children = Blocks(kind, depth);
            if (kind is ElementKind.Term && children.All(c => c.Kind is not ElementKind.Definition))
                children.Insert(random.Next(children.Count + 1), Block(ElementKind.Definition, depth + 1));
            if (depth < ContentModel.MaxClauseLevels)
                foreach (var below in new[] { ElementKind.Clause, ElementKind.Term }.Where(k => ContentModel.Allows(kind, k)))
                    for (var i = random.Next(4) - 1; i > 0 && left > 0; i--)
                        children.Add(Division(below, depth + 1));
            return new(id, kind, Text(kind), TraitsOf(kind), [.. children]);
        }

        List<Element> Blocks(ElementKind parent, int depth)
        {
            var kinds = ContentModel.Of(parent).Children.Where(k => !ContentModel.Divides(k)).Order().ToArray();
            var blocks = new List<Element>();
            if (kinds.Length == 0)
                return blocks;
            for (var i = random.Next(5) - (depth > 4 ? depth - 4 : 0); i > 0 && left > 0; i--)
                blocks.Add(Block(kinds[random.Next(kinds.Length)], depth + 1));
            return blocks;
        }

        Element Block(ElementKind kind, int depth)
        {
            left--;
            var id = Id();
            var children = Blocks(kind, depth);
            if (ContentModel.Of(kind).Needs is { } needed && children.All(c => c.Kind != needed))
                children.Insert(random.Next(children.Count + 1), Block(needed, depth + 1));
            return new(id, kind, Text(kind), TraitsOf(kind), [.. children]);
        }

        Traits TraitsOf(ElementKind kind) => kind switch
        {
            ElementKind.Annex       => new Traits.OfAnnex(Any<AnnexStatus>()),
            ElementKind.Requirement => new Traits.OfRequirement(Any<Modality>()),
            ElementKind.List        => new Traits.OfList(random.Next(2) == 0),
            ElementKind.Cell        => new Traits.OfCell(random.Next(3) == 0, random.Next(1, 4), random.Next(1, 4)),
            ElementKind.Formula     => new Traits.OfFormula(MathMl.TryParse(Formulas[random.Next(exact ? Formulas.Length : 1)], out var formula) ? formula! : throw new InvalidOperationException()),
            ElementKind.Figure      => new Traits.OfFigure(string.Concat(Enumerable.Range(0, 64).Select(_ => "0123456789abcdef"[random.Next(16)])), Traits.OfFigure.MediaTypes[random.Next(3)], Plain() + "x"),
            _                       => Traits.None,
        };

        T Any<T>()
            where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

        Inline Text(ElementKind kind) => ContentModel.Of(kind).Words switch
        {
            Domain.Documents.Words.None                                             => Inline.Empty,
            Domain.Documents.Words.OptionalLine or Domain.Documents.Words.Optional when random.Next(3) == 0 => Inline.Empty,
            Domain.Documents.Words.Line or Domain.Documents.Words.OptionalLine      => Line(),
            _                                                                       => Runs(),
        };

        Inline Line()
        {
            var words = string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Word()));
            return Inline.Of([new Run("T" + words, (Marks)random.Next(4), null), new Run("x", Marks.None, null)]);
        }

        Inline Runs()
        {
            var runs = new List<Run>();
            for (var i = random.Next(1, 6); i > 0; i--)
                runs.Add(random.Next(5) == 0 ? Reference() : new Run(Plain(), random.Next(2) == 0 ? Marks.None : (Marks)random.Next(32), null));
            if (runs.TrueForAll(r => string.IsNullOrWhiteSpace(r.Text)))
                runs.Add(new("word", Marks.None, null));
            var text = Inline.Of([.. runs]);
            return exact ? text : Collapsed(text);
        }

        /// <summary>The same without white space at its ends or beside other white space.</summary>
        static Inline Collapsed(Inline text)
        {
            var from = text.Text.TakeWhile(char.IsWhiteSpace).Count();
            var to = text.Length - text.Text.Reverse().TakeWhile(char.IsWhiteSpace).Count();
            return text.Slice(from, to);
        }

        Run Reference()
        {
            var target = taken.Count > 0 && random.Next(6) > 0 ? taken.ElementAt(random.Next(taken.Count)) : $"absent-{random.Next(9)}";
            return new(Inline.Reference.ToString(), (Marks)(random.Next(3) == 0 ? random.Next(32) : 0), Wid(target));
        }

        string Plain() => string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => Word() + (exact ? Gaps[random.Next(Gaps.Length)] : " ")));

        string Word() => Words[random.Next(Words.Length)] is var word && (exact || !word.Any(c => c is '\uFFFF' or '\uFFFE' or '\u2028')) ? word : "word";

        WId Id()
        {
            var name = random.Next(4) switch { 0 => $"cl_{taken.Count}", 1 => $"A.{taken.Count}-x", 2 => $"p_{taken.Count}", _ => $"id{taken.Count}" };
            taken.Add(name);
            return Wid(name);
        }

        static WId Wid(string name) => WId.TryParse(name, out var id) ? id : throw new ArgumentException(name, nameof(name));
    }
}

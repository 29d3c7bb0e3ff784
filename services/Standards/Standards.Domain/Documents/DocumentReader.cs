using System.Text.Json;
using Standards.Domain.Drafts;

namespace Standards.Domain.Documents;

/// <summary>Reads one document, or a part of one, strictly and within its bounds.</summary>
sealed class DocumentReader
{
    const int MaxRuns = 5_000;
    int elements;

    public static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"Not a document: {wrong.Message}", wrong);
        }
    }

    public Document Document(JsonElement json)
    {
        var members = new Members(json, "A document");
        if (!members.Take("v").TryGetInt32(out var version) || version != DocumentJson.Version)
            throw new FormatException($"A document is of version {DocumentJson.Version}.");
        var read = Elements(members.Take("elements"));
        members.End();
        return new(read);
    }

    public Element Element(JsonElement json)
    {
        if (++elements > Documents.Document.MaxElements)
            throw new FormatException($"A document has at most {Documents.Document.MaxElements} elements.");

        var members = new Members(json, "An element");
        var id = Id(members.Take("wId"));
        var kind = OneOf<ElementKind>(members.Take("kind"));
        var text = members.TakeOrNull("text") is { } words ? Inline(words) : Documents.Inline.Empty;
        var children = members.TakeOrNull("children") is { } below ? Elements(below) : [];
        var traits = TraitsOf(kind, members);
        members.End();
        return new(id, kind, text, traits, children);
    }

    /// <summary>Traits without their element: what is there says of which kind they are.</summary>
    public static Traits TraitsAlone(JsonElement json)
    {
        var members = new Members(json, "The traits");
        var kind = members.Has("status") ? ElementKind.Annex
            : members.Has("modality") ? ElementKind.Requirement
            : members.Has("ordered") ? ElementKind.List
            : members.Has("header") ? ElementKind.Cell
            : members.Has("mathMl") ? ElementKind.Formula
            : members.Has("sha256") ? ElementKind.Figure
            : ElementKind.Paragraph;
        var traits = TraitsOf(kind, members);
        members.End();
        return traits;
    }

    public static Inline Inline(JsonElement json)
    {
        if (json.GetArrayLength() > MaxRuns)
            throw new FormatException($"A text has at most {MaxRuns} runs.");

        var runs = json.EnumerateArray().Select(Run).ToArray();
        if (runs.Any(r => r.Target is null && r.Text.Contains(Documents.Inline.Reference, StringComparison.Ordinal)))
            throw new FormatException("A text holds an object replacement character without a target.");
        var text = Documents.Inline.Of(runs);
        return text.Runs.Length == runs.Length ? text : throw new FormatException("The runs of a text are not in normal form.");
    }

    public ImmutableArray<Element> Elements(JsonElement json)
    {
        var read = ImmutableArray.CreateBuilder<Element>(Math.Min(json.GetArrayLength(), Documents.Document.MaxElements));
        foreach (var element in json.EnumerateArray())
            read.Add(Element(element));
        return read.DrainToImmutable();
    }

    static Traits TraitsOf(ElementKind kind, Members members) => kind switch
    {
        ElementKind.Annex       => new Traits.OfAnnex(OneOf<AnnexStatus>(members.Take("status"))),
        ElementKind.Requirement => new Traits.OfRequirement(OneOf<Modality>(members.Take("modality"))),
        ElementKind.List        => new Traits.OfList(members.Take("ordered").GetBoolean()),
        ElementKind.Cell        => new Traits.OfCell(members.Take("header").GetBoolean(), Whole(members.Take("columnSpan")), Whole(members.Take("rowSpan"))),
        ElementKind.Formula     => new Traits.OfFormula(Formula(members.Take("mathMl"))),
        ElementKind.Figure      => new Traits.OfFigure(Text(members.Take("sha256")), Text(members.Take("mediaType")), Text(members.Take("alternative"))),
        _                       => Traits.None,
    };

    static Run Run(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.String)
            return new(Text(json), Marks.None, null);

        var members = new Members(json, "A run");
        WId? target = members.TakeOrNull("to") is { } to ? Id(to) : null;
        var text = target is null ? Text(members.Take("text")) : Documents.Inline.Reference.ToString();
        var marks = members.TakeOrNull("marks") is { } named ? named.EnumerateArray().Aggregate(Marks.None, (all, m) => all | OneOf<Marks>(m)) : Marks.None;
        members.End();
        return target is null && marks is Marks.None ? throw new FormatException("A plain run is a string.") : new(text, marks, target);
    }

    static WId Id(JsonElement json) => WId.TryParse(Text(json), out var id) ? id : throw new FormatException("Not a permanent identifier.");

    static int Whole(JsonElement json) => json.TryGetInt32(out var number) ? number : throw new FormatException("Not a whole number.");

    static MathMl Formula(JsonElement json) => MathMl.TryParse(Text(json), out var formula) ? formula! : throw new FormatException("Not a formula in MathML that may be used.");

    static string Text(JsonElement json) => json.GetString() ?? throw new FormatException("A text is null.");

    static T OneOf<T>(JsonElement json)
        where T : struct, Enum
    {
        var text = Text(json);
        foreach (var candidate in Enum.GetValues<T>())
            if (DocumentJson.Capitals(candidate) == text)
                return candidate;
        throw new FormatException($"\"{text}\" is none of {string.Join(", ", Enum.GetValues<T>().Select(DocumentJson.Capitals))}.");
    }

    /// <summary>The members of an object, each to be taken once.</summary>
    sealed class Members
    {
        readonly Dictionary<string, JsonElement> left = [];
        readonly string what;

        public Members(JsonElement json, string what)
        {
            this.what = what;
            foreach (var member in json.EnumerateObject())
                if (!left.TryAdd(member.Name, member.Value))
                    throw new FormatException($"{what} has the member \"{member.Name}\" twice.");
        }

        public bool Has(string name) => left.ContainsKey(name);

        public JsonElement Take(string name) => TakeOrNull(name) ?? throw new FormatException($"{what} has no member \"{name}\".");

        public JsonElement? TakeOrNull(string name) => left.Remove(name, out var value) ? value : null;

        public void End()
        {
            if (left.Count > 0)
                throw new FormatException($"{what} has an unknown member \"{left.Keys.First()}\".");
        }
    }
}

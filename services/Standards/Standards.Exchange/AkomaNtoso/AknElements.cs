using System.Globalization;
using System.Xml;

namespace Standards.Exchange.AkomaNtoso;

/// <summary>Writes elements of Akoma Ntoso, each on a line of its own, with the identifiers of a document.</summary>
sealed class AknElements(XmlWriter writer, Document document)
{
    readonly Dictionary<WId, string> places = PlacesIn(document);

    public void Start(string name)
    {
        writer.WriteWhitespace("\n");
        StartInline(name);
    }

    public void StartInline(string name) => writer.WriteStartElement(name, Akn.Space.NamespaceName);

    public void Start(string name, Element element)
    {
        Start(name);
        Attribute("eId", places[element.WId]);
        Attribute("wId", element.WId.Value);
    }

    public void Attribute(string name, string value) => writer.WriteAttributeString(name, value);

    public void Attribute(string name, int value) => Attribute(name, value.ToString(CultureInfo.InvariantCulture));

    public void End() => writer.WriteEndElement();

    /// <summary>An element without content, with attributes by name and value.</summary>
    public void Empty(string name, params ReadOnlySpan<string> attributes)
    {
        Start(name);
        for (var i = 0; i < attributes.Length; i += 2)
            Attribute(attributes[i], attributes[i + 1]);
        End();
    }

    public void Number(Element element)
    {
        if (document.Numbers.Of(element.WId) is not { } label)
            return;
        Start("num");
        writer.WriteString(label.Text);
        End();
    }

    /// <summary>An element that is words alone.</summary>
    public void Text(string name, Inline text, Element? identified = null)
    {
        if (identified is null)
            Start(name);
        else
            Start(name, identified);
        Words(text);
        End();
    }

    /// <summary>The words inside an element that has just begun.</summary>
    public void Words(Inline text)
    {
        if (!Xml.XmlText.IsCollapsed(text.Text))
            writer.WriteAttributeString("xml", "space", null, "preserve");
        foreach (var run in text.Runs)
            Run(run);
    }

    public void Formula(Traits.OfFormula formula)
    {
        var parsed = Xml.ExactMathMl.Parse(formula.Formula);
        if (Xml.ExactMathMl.Write(parsed) != formula.Formula.Text)
            writer.WriteAttributeString("o", "text", Akn.Own.NamespaceName, formula.Formula.Text);
        parsed.WriteTo(writer);
    }

    void Run(Run run)
    {
        var open = 0;
        foreach (var (mark, name) in AknMarks.Names)
            if (run.Marks.HasFlag(mark))
            {
                StartInline(name);
                if (mark is Marks.Code)
                    Attribute("name", AknMarks.CodeName);
                open++;
            }
        if (run.Target is { } target)
            Reference(target);
        else
            Characters(run.Text);
        for (; open > 0; open--)
            End();
    }

    void Reference(WId target)
    {
        StartInline("ref");
        Attribute("href", places.TryGetValue(target, out var place) ? $"#{place}" : Akn.Absent + target);
        writer.WriteString(document.Numbers.Refer(target));
        End();
    }

    void Characters(string text)
    {
        foreach (var part in Xml.XmlText.Parts(text))
            if (part.Length == 1 && Xml.XmlText.IsForbidden(part[0]))
            {
                StartInline("marker");
                Attribute("name", Akn.NameOf(part[0]));
                End();
            }
            else
            {
                writer.WriteString(part);
            }
    }

    static Dictionary<WId, string> PlacesIn(Document document)
    {
        var found = new Dictionary<WId, string>();
        Below(document.Elements, "");
        return found;

        void Below(ImmutableArray<Element> children, string prefix)
        {
            var counts = new Dictionary<ElementKind, int>();
            foreach (var child in children)
            {
                var number = counts[child.Kind] = counts.GetValueOrDefault(child.Kind) + 1;
                var place = string.Create(CultureInfo.InvariantCulture, $"{prefix}{Akn.ShortOf(child.Kind)}_{number}");
                found.TryAdd(child.WId, place);
                Below(child.Children, place + "__");
            }
        }
    }
}

/// <summary>The elements that set words off.</summary>
static class AknMarks
{
    public const string CodeName = "code";

    public static readonly ImmutableArray<(Marks Mark, string Name)> Names =
        [(Marks.Strong, "b"), (Marks.Emphasis, "i"), (Marks.Superscript, "sup"), (Marks.Subscript, "sub"), (Marks.Code, "inline")];
}

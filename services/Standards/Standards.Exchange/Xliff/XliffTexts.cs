using System.Globalization;
using System.Xml;

namespace Standards.Exchange.Xliff;

/// <summary>Writes groups, units and their segments.</summary>
sealed class XliffTexts(XmlWriter xml, Document source, Translation translation)
{
    public void Write(ImmutableArray<Element> elements)
    {
        foreach (var element in elements)
        {
            var isGroup = ContentModel.Divides(element.Kind);
            if (isGroup)
            {
                Start("group");
                xml.WriteAttributeString("id", element.WId.Value);
                xml.WriteAttributeString("name", source.Numbers.Of(element.WId)?.Text ?? "");
                xml.WriteAttributeString("type", $"aigov:{element.Kind.ToString().ToLowerInvariant()}");
            }
            foreach (var (id, text) in Units.Of(element))
                Unit(element, id, text, Units.Find(translation.Document, id));
            Write(element.Children);
            if (isGroup)
                xml.WriteEndElement();
        }
    }

    void Unit(Element element, UnitId id, Inline text, Inline? translated)
    {
        var state = translation.StateOf(id);
        var target = state is TranslationState.Initial ? null : translated;
        Start("unit");
        xml.WriteAttributeString("id", id.ToString());
        if (source.Numbers.Of(element.WId) is { } label)
            xml.WriteAttributeString("name", label.Text);
        xml.WriteAttributeString("type", $"aigov:{element.Kind.ToString().ToLowerInvariant()}");
        var references = text.References.Concat(target?.References ?? []).Distinct().ToArray();
        OriginalData(references);
        Start("segment");
        xml.WriteAttributeString("id", "s1");
        xml.WriteAttributeString("state", XliffUnits.StateName(state));
        var codes = new XliffCodes(references, canDelete: target is not null && text.References.Except(target.References).Any());
        Side("source", text, codes);
        if (target is not null)
            Side("target", target, codes.ForTarget());
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    void OriginalData(WId[] references)
    {
        if (references.Length == 0)
            return;
        Start("originalData");
        for (var i = 0; i < references.Length; i++)
        {
            Start("data");
            xml.WriteAttributeString("id", XliffCodes.DataId(i));
            xml.WriteString(references[i].Value);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    void Side(string name, Inline text, XliffCodes codes)
    {
        Start(name);
        foreach (var run in text.Runs)
        {
            var open = 0;
            foreach (var (_, subType) in XliffUnits.Codes.Where(c => run.Marks.HasFlag(c.Mark)))
            {
                Code("pc", codes.Next(subType), "fmt", subType);
                open++;
            }
            if (run.Target is { } target)
                Reference(target, codes);
            else
                Characters(run.Text);
            for (; open > 0; open--)
                xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    void Reference(WId target, XliffCodes codes)
    {
        Code("ph", codes.Next(target.Value + XliffUnits.Reference), "link", XliffUnits.Reference);
        xml.WriteAttributeString("dataRef", codes.DataOf(target));
        xml.WriteAttributeString("disp", source.Numbers.Refer(target));
        if (!codes.CanDelete)
            xml.WriteAttributeString("canDelete", "no");
        xml.WriteEndElement();
    }

    void Code(string name, int id, string type, string subType)
    {
        Start(name);
        xml.WriteAttributeString("id", id.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("subType", subType);
    }

    void Characters(string text)
    {
        foreach (var part in Xml.XmlText.Parts(text))
            if (part.Length == 1 && Xml.XmlText.IsForbidden(part[0]))
            {
                Start("cp");
                xml.WriteAttributeString("hex", ((int)part[0]).ToString("X4", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
            else
            {
                xml.WriteString(part);
            }
    }

    void Start(string name) => xml.WriteStartElement(name, XliffSpaces.Core.NamespaceName);
}

/// <summary>The identifiers of the codes of one unit: a code of the target has that of the code of the source that it stands for.</summary>
sealed class XliffCodes(WId[] references, bool canDelete)
{
    readonly List<(string Key, int Id)> given = [];
    Dictionary<string, Queue<int>>? of;
    int last;

    public bool CanDelete => canDelete;

    public static string DataId(int index) => string.Create(CultureInfo.InvariantCulture, $"d{index + 1}");

    public string DataOf(WId target) => DataId(Array.IndexOf(references, target));

    public int Next(string key)
    {
        if (of is not null && of.TryGetValue(key, out var waiting) && waiting.TryDequeue(out var id))
            return id;
        given.Add((key, ++last));
        return last;
    }

    public XliffCodes ForTarget()
    {
        of = given.GroupBy(g => g.Key).ToDictionary(g => g.Key, g => new Queue<int>(g.Select(c => c.Id)));
        return this;
    }
}

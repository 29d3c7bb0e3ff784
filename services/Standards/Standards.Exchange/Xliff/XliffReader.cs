using System.Xml.Linq;
using Standards.Exchange.Mending;

namespace Standards.Exchange.Xliff;

/// <summary>Reads a translated file back onto its source.</summary>
/// <remarks>
/// The file must be valid. Tools may have joined or split segments, changed their order, and annotated them. A unit whose source
/// is no longer what the document says is taken, and stays <see cref="TranslationState.Initial"/> until someone looks at it.
/// </remarks>
public static class XliffReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="source">The document whose elements are translated.</param>
    public static TranslationImport Read(ReadOnlyMemory<byte> file, Document source)
    {
        var (root, refusal) = Xml.SafeXml.Read(file);
        if (root is null)
            return new TranslationImport.Refused(refusal!);
        if (!root.Is("xliff"))
            return new TranslationImport.Refused(new ExchangeRefusal.WrongFormat($"The file begins with <{root.Name.LocalName}>, not with <xliff> of XLIFF 2."));
        if (XliffValidator.Check(root) is [var problem, ..])
            return new TranslationImport.Refused(new ExchangeRefusal.Invalid($"{problem.Place}: {problem.Message} ({problem.Constraint})"));
        if (Language.Of(root.Attribute("trgLang")?.Value) is not { } language)
            return new TranslationImport.Refused(new ExchangeRefusal.Invalid("The file is translated into none of the six languages."));
        return Read(root, source, language);
    }

    static TranslationImport Read(XElement root, Document source, Language language)
    {
        var repairs = new RepairList();
        var wanted = Units.Of(source).ToDictionary(u => u.Id, u => u.Text);
        var words = new Dictionary<UnitId, Inline>();
        var states = new Dictionary<UnitId, TranslationState>();
        foreach (var unit in root.Descendants().Where(e => e.Is("unit")))
        {
            var place = $"unit {unit.Attribute("id")!.Value}";
            if (!UnitId.TryParse(unit.Attribute("id")!.Value, out var id) || !wanted.TryGetValue(id, out var text))
                repairs.Add("unit.unknown", place, "The document has no such element; the unit was left out.");
            else if (new XliffWords(unit).Target is { } target && !words.TryAdd(id, target))
                repairs.Add("unit.twice", place, "The unit stands in two files; the first one was taken.");
            else if (words.ContainsKey(id))
                states[id] = StateOf(unit, text, place, repairs);
        }
        foreach (var id in wanted.Keys.Where(id => !words.ContainsKey(id)))
            repairs.Add("unit.untranslated", $"unit {id}", "There is no translation; the text of the source stands in its place.");
        return Build(source, language, words, states, repairs);
    }

    static TranslationState StateOf(XElement unit, Inline text, string place, RepairList repairs)
    {
        if (!new XliffWords(unit).Source.Equals(text))
        {
            repairs.Add("unit.outdated", place, "The source has changed since the file was written; the translation is to be looked at again.");
            return TranslationState.Initial;
        }
        var least = unit.Elements().Where(e => e.Is("segment")).Min(s => Enum.Parse<TranslationState>(s.Attribute("state")?.Value ?? "initial", ignoreCase: true));
        return least is TranslationState.Initial ? TranslationState.Translated : least;
    }

    static TranslationImport Build(Document source, Language language, Dictionary<UnitId, Inline> words, Dictionary<UnitId, TranslationState> states, RepairList repairs)
    {
        var document = Units.With(source, words);
        return ContentModel.Check(document) is [var problem, ..]
            ? new TranslationImport.Refused(new ExchangeRefusal.NoDocument(problem.Message))
            : new TranslationImport.Taken(new(language, document, states.Where(s => s.Value is not TranslationState.Initial).ToImmutableDictionary()), repairs.ToImmutable());
    }
}

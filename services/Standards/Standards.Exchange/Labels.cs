namespace Standards.Exchange;

/// <summary>What elements and cross references to them show, in the language of a text.</summary>
/// <remarks>The numbers are those of <see cref="Numbering"/>; the words are the usual ones of standards in each language.</remarks>
public sealed class Labels(Document document, Language language)
{
    static readonly Dictionary<string, Words> All = new()
    {
        ["en"] = new("Annex {0}", "Table {0}", "Figure {0}", "NOTE", "Note {0} to entry", "EXAMPLE", "normative", "informative", "Contents"),
        ["fr"] = new("Annexe {0}", "Tableau {0}", "Figure {0}", "NOTE", "Note {0} à l’article", "EXEMPLE", "normative", "informative", "Sommaire"),
        ["es"] = new("Anexo {0}", "Tabla {0}", "Figura {0}", "NOTA", "Nota {0} a la entrada", "EJEMPLO", "normativo", "informativo", "Índice"),
        ["ru"] = new("Приложение {0}", "Таблица {0}", "Рисунок {0}", "ПРИМЕЧАНИЕ", "Примечание {0} к статье", "ПРИМЕР", "обязательное", "справочное", "Содержание"),
        ["zh"] = new("附录 {0}", "表 {0}", "图 {0}", "注", "条目注 {0}", "示例", "规范性", "资料性", "目次"),
        ["ar"] = new("الملحق {0}", "الجدول {0}", "الشكل {0}", "ملاحظة", "الملاحظة {0} على المدخل", "مثال", "معياري", "إعلامي", "المحتويات"),
    };

    readonly Words words = All[language.Code];

    /// <summary>The heading of a table of contents.</summary>
    public string Contents => words.Contents;

    /// <summary>What an annex is, in one word.</summary>
    public string StatusOf(AnnexStatus status) => status is AnnexStatus.Normative ? words.Normative : words.Informative;

    /// <summary>What an element shows before its text; empty where its kind shows nothing.</summary>
    public string Of(WId id) => document.Numbers.Of(id) is { } label ? Say(label) : "";

    /// <summary>What a cross reference to an element shows.</summary>
    public string Refer(WId id) => Of(id) is { Length: > 0 } label ? label : $"[{id}]";

    string Say(Label label) => label.Kind switch
    {
        ElementKind.Annex when label.Text != label.Number => Fill(words.Annex, label.Number),
        ElementKind.Table                                 => Fill(words.Table, label.Number),
        ElementKind.Figure                                => Fill(words.Figure, label.Number),
        ElementKind.Note when label.Text.StartsWith("Note", StringComparison.Ordinal) => Fill(words.EntryNote, label.Number),
        ElementKind.Note                                  => label.Text == "NOTE" ? words.Note : $"{words.Note} {label.Number}",
        ElementKind.Example                               => label.Text == "EXAMPLE" ? words.Example : $"{words.Example} {label.Number}",
        _                                                 => label.Text,
    };

    static string Fill(string pattern, string number) => pattern.Replace("{0}", number, StringComparison.Ordinal);

    sealed record Words(string Annex, string Table, string Figure, string Note, string EntryNote, string Example, string Normative, string Informative, string Contents);
}

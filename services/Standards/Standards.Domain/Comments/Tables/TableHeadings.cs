using System.Globalization;
using System.Text;

namespace Standards.Domain.Comments.Tables;

/// <summary>Recognizes the row of headings, in the languages in which the form is used, and says which column is where.</summary>
static class TableHeadings
{
    /// <summary>The form of today: ISO template for comments, 2012.</summary>
    public static readonly ImmutableArray<TableColumn> Form = [.. Enum.GetValues<TableColumn>()];

    /// <summary>The form before it, without line numbers.</summary>
    public static readonly ImmutableArray<TableColumn> OlderForm = Form.Remove(TableColumn.Line);

    const int LongestHeading = 120;
    const int LeastRecognized = 3;

    /// <summary>Folded words that a heading contains; of several that it contains, the longest decides.</summary>
    static readonly (string Words, TableColumn Column)[] Known =
    [
        .. Of(TableColumn.Member, "MB/NC", "MB", "NC", "member body", "member", "NSB", "CM/CN", "comité membre", "Mitglied", "MK", "miembro", "КЧ", "член", "成员体", "国家成员体", "العضو", "الجهة العضو"),
        .. Of(TableColumn.Line, "line number", "line no", "line", "numéro de ligne", "n° de ligne", "ligne", "Zeile", "Zeilennummer", "número de línea", "línea", "номер строки", "строка", "行号", "行號", "رقم السطر", "السطر"),
        .. Of(TableColumn.Clause, "clause/subclause", "clause", "subclause", "clause no", "article", "paragraphe", "article/paragraphe", "Abschnitt", "capítulo", "apartado", "capítulo/apartado", "пункт", "подпункт", "раздел", "пункт/подпункт", "条款", "章条", "البند", "البند/البند الفرعي"),
        .. Of(TableColumn.Part, "paragraph/figure/table", "paragraph", "paragraph/figure/table/note", "alinéa/figure/tableau", "alinéa", "Absatz/Bild/Tabelle", "Absatz", "párrafo/figura/tabla", "párrafo", "абзац/рисунок/таблица", "абзац", "段落/图/表", "段落", "الفقرة/الشكل/الجدول", "الفقرة"),
        .. Of(TableColumn.Kind, "type of comment", "type", "comment type", "type de commentaire", "nature du commentaire", "Art des Kommentars", "Art der Stellungnahme", "tipo de comentario", "tipo", "тип замечания", "тип комментария", "тип", "意见类型", "评论类型", "نوع التعليق", "النوع"),
        .. Of(TableColumn.Text, "comments", "comment", "comment (justification for change)", "justification for change", "commentaires", "commentaire", "Kommentar", "Kommentare", "Stellungnahme", "comentarios", "comentario", "замечания", "замечание", "комментарии", "комментарий", "意见", "评论", "التعليقات", "التعليق"),
        .. Of(TableColumn.ProposedChange, "proposed change", "change proposed", "proposed change by the MB", "modification proposée", "changement proposé", "Änderungsvorschlag", "vorgeschlagene Änderung", "cambio propuesto", "предлагаемое изменение", "предложение", "建议的修改", "修改建议", "التغيير المقترح"),
        .. Of(TableColumn.Observation, "observations of the secretariat", "secretariat observations", "secretariat observations on each comment submitted", "secretariat", "observations du secrétariat", "Bemerkungen des Sekretariats", "observaciones de la secretaría", "замечания секретариата", "комментарии секретариата", "решение секретариата", "秘书处意见", "秘书处的意见", "ملاحظات الأمانة"),
    ];

    /// <summary>Which column is where, or null where the row is not one of headings.</summary>
    public static ImmutableArray<int>? Read(TableRow row)
    {
        var places = new int[Form.Length];
        Array.Fill(places, -1);
        var (recognized, words) = (0, 0);
        for (var i = 0; i < row.Cells.Length; i++)
        {
            words += string.IsNullOrWhiteSpace(row.Cells[i].Text) ? 0 : 1;
            if (ColumnOf(row.Cells[i].Text) is { } column && places[(int)column] < 0)
            {
                places[(int)column] = i;
                recognized++;
            }
        }
        var isComplete = places[(int)TableColumn.Text] >= 0 || places[(int)TableColumn.ProposedChange] >= 0;
        return recognized >= LeastRecognized && recognized * 2 >= words && isComplete ? [.. places] : null;
    }

    /// <summary>The places of a form that is in its order.</summary>
    public static ImmutableArray<int> InOrder(ImmutableArray<TableColumn> form) => [.. Form.Select(c => form.IndexOf(c))];

    static TableColumn? ColumnOf(string heading)
    {
        var folded = Fold(heading);
        return folded.Length is 0 or > LongestHeading
            ? null
            : Known.Where(k => k.Words.Length > 2 ? folded.Contains(k.Words, StringComparison.Ordinal) : folded == k.Words)
                .OrderByDescending(k => k.Words.Length).Select(k => (TableColumn?)k.Column).FirstOrDefault();
    }

    static IEnumerable<(string, TableColumn)> Of(TableColumn column, params string[] names) => names.Select(n => (Fold(n), column));

    /// <summary>Small letters without accents: hyphens of line breaks, notes' numbers and punctuation fall away.</summary>
    static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
            if (char.IsLetter(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                folded.Append(c);
        return folded.ToString();
    }
}

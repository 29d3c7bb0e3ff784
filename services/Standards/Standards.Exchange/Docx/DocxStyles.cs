using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Standards.Exchange.Docx;

/// <summary>The styles of a file: real headings, so that outline and screen readers find them.</summary>
static class DocxStyles
{
    /// <summary>Deepest level with a heading style of its own.</summary>
    public const int Headings = 6;

    public static Styles Of(Language language)
    {
        var styles = new Styles(Defaults(language), Normal());
        for (var level = 1; level <= Headings; level++)
            styles.Append(Heading(level));
        styles.Append(Based("Title", "Title", size: 40, bold: true), Based("Subtitle", "Subtitle", size: 24), Based("Caption", "caption", size: 22, bold: true));
        styles.Append(Based("Note", "Note", size: 20, indent: 360), Based("Example", "Example", size: 20, indent: 360), Based("Provision", "Provision", size: 22), Based("Source", "Source", size: 20));
        styles.Append(Based("ListParagraph", "List Paragraph", size: 22), TableStyle());
        return styles;
    }

    static DocDefaults Defaults(Language language) => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = "Cambria", HighAnsi = "Cambria", ComplexScript = "Times New Roman", EastAsia = "SimSun" },
            new FontSize { Val = "22" },
            new FontSizeComplexScript { Val = "22" },
            new Languages { Val = Tag(language), EastAsia = "zh-CN", Bidi = "ar-SA" })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto })));

    static string Tag(Language language) => language.Code switch { "en" => "en-GB", "fr" => "fr-FR", "es" => "es-ES", "ru" => "ru-RU", "zh" => "zh-CN", _ => "ar-SA" };

    static Style Normal() => new(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true };

    static Style Heading(int level)
    {
        var id = level.ToString(CultureInfo.InvariantCulture);
        return new(
            new StyleName { Val = "heading " + id }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" }, new PrimaryStyle(),
            new StyleParagraphProperties(new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = "240", After = "120" }, new OutlineLevel { Val = level - 1 }),
            new StyleRunProperties(new Bold(), new BoldComplexScript(), Size(34 - (2 * level)), SizeComplex(34 - (2 * level))))
        { Type = StyleValues.Paragraph, StyleId = "Heading" + id };
    }

    static Style Based(string id, string name, int size, bool bold = false, int indent = 0)
    {
        var run = new StyleRunProperties();
        if (bold)
            run.Append(new Bold(), new BoldComplexScript());
        run.Append(Size(size), SizeComplex(size));
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = id };
        if (indent > 0)
            style.Append(new StyleParagraphProperties(new Indentation { Start = indent.ToString(CultureInfo.InvariantCulture) }));
        style.Append(run);
        return style;
    }

    static Style TableStyle() => new(
        new StyleName { Val = "Table Grid" }, new PrimaryStyle(),
        new StyleTableProperties(new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
            new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })))
    { Type = StyleValues.Table, StyleId = "TableGrid" };

    static FontSize Size(int halfPoints) => new() { Val = halfPoints.ToString(CultureInfo.InvariantCulture) };

    static FontSizeComplexScript SizeComplex(int halfPoints) => new() { Val = halfPoints.ToString(CultureInfo.InvariantCulture) };
}

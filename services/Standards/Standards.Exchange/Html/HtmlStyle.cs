using System.Globalization;
using System.Text;

namespace Standards.Exchange.Html;

/// <summary>How a file of HTML looks, on a screen in light and dark, and on paper with the edition and the page on each sheet.</summary>
static class HtmlStyle
{
    const string Text = """

        :root { color-scheme: light dark; --ink: light-dark(#1b1b1f, #ececf1); --sheet: light-dark(#ffffff, #17171b); --rule: light-dark(#8a8a94, #71717c); --link: light-dark(#0b4a8f, #9cc8ff); }
        body { margin: 0 auto; max-inline-size: 46rem; padding: 1.5rem; background: var(--sheet); color: var(--ink); font: 1.0625rem/1.6 Georgia, "Times New Roman", "Noto Serif", serif; overflow-wrap: break-word; }
        h1 { font-size: 1.9rem; line-height: 1.25; } h2 { font-size: 1.4rem; margin-block-start: 2.5rem; } h3 { font-size: 1.2rem; } h4, h5, h6, [role=heading] { font-size: 1.0625rem; font-weight: bold; }
        a { color: var(--link); } a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        :target { background: light-dark(#fff4c2, #4a3d00); }
        .symbol { font-weight: bold; margin: 0; } .label { font-variant-numeric: tabular-nums; margin-inline-end: .35em; } .status { font-weight: normal; }
        ul[role=list], ol[role=list] { list-style: none; padding-inline-start: 1.25rem; } main li { display: flex; gap: .35rem; } main li > div { flex: 1; min-inline-size: 0; }
        .note, .example { margin-block: 1rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--rule); font-size: .95em; }
        .table { overflow-x: auto; margin-block: 1.25rem; } table { border-collapse: collapse; } caption { text-align: start; font-weight: bold; padding-block: .35rem; }
        th, td { border: 1px solid var(--rule); padding: .35rem .6rem; text-align: start; vertical-align: top; }
        .formula { display: flex; justify-content: space-between; gap: 1rem; margin-block: 1rem; padding-inline-start: 1.25rem; overflow-x: auto; }
        figure { margin: 1.25rem 0; } .picture { border: 1px dashed var(--rule); padding: 1rem; } figure img { display: block; max-inline-size: 100%; block-size: auto; background: #fff; } figcaption { font-weight: bold; margin-block-start: .5rem; }
        @media print { :root { color-scheme: light; } body { max-inline-size: none; padding: 0; font-size: 10.5pt; } nav { break-after: page; } h1, h2, h3, h4, h5, h6 { break-after: avoid; } tr, figure, .note { break-inside: avoid; } figure img { max-block-size: 20cm; inline-size: auto; } a { color: inherit; text-decoration: none; } }
        """;

    const string Face = "font: 8.5pt Georgia, \"Noto Serif\", serif";

    /// <summary>The style of an edition's file.</summary>
    public static string Of(Edition edition) =>
        $$"""{{Text}}@page { size: A4; margin: 22mm 20mm; @top-left { content: {{Said(edition.Symbol)}}; {{Face}} } @top-right { content: {{Said($"{edition.PublishedAt.UtcDateTime:yyyy-MM-dd}")}}; {{Face}} } @bottom-right { content: counter(page) " / " counter(pages); {{Face}} } }""" + "\n";

    /// <summary>Words as a string of CSS, in which nothing can end it or the element that holds it.</summary>
    static string Said(string words) =>
        $"\"{string.Concat(words.EnumerateRunes().Select(r => Rune.IsLetterOrDigit(r) || r.Value is ' ' or '-' or '.' ? r.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\{r.Value:x6}")))}\"";
}

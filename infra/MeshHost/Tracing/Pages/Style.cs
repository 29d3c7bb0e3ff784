using System.Globalization;
using System.Text;

namespace MeshHost.Tracing.Pages;

/// <summary>The pages' style sheet. Places on the time line are classes, so that the pages need no inline style.</summary>
static class Style
{
    public static string Sheet { get; } = Build();

    const string Rules =
        """
        :root { color-scheme: light dark; --ground: light-dark(#fbfaf7, #16181b); --ink: light-dark(#1d1f22, #e8e6e1);
          --quiet: light-dark(#5b5f66, #a3a7ae); --line: light-dark(#dcd9d2, #34383e); --bar: light-dark(#1f5f8b, #6db3e0);
          --bad: light-dark(#a8201a, #ff8a80); }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
        header, main { max-width: 90rem; margin: 0 auto; padding: .75rem 1rem; }
        header { border-bottom: 1px solid var(--line); }
        h1 { font-size: 1.3rem; margin: .5rem 0 1rem; overflow-wrap: anywhere; }
        a { color: var(--bar); }
        form { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; margin-bottom: 1rem; }
        select, button { font: inherit; padding: .3rem .6rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: start; color: var(--quiet); padding-bottom: .5rem; }
        th, td { text-align: start; font-weight: normal; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        thead th { color: var(--quiet); white-space: nowrap; }
        .number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .failed { color: var(--bad); font-weight: 600; }
        small { color: var(--quiet); }
        code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
        :focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
        .waterfall th[scope=row] { min-width: 18rem; }
        .waterfall th[scope=row] > span { padding-inline-start: 1rem; }
        .waterfall th[scope=row] > .failed { padding-inline-start: 1rem; }
        .waterfall .time { min-width: 16rem; width: 45%; }
        .bar { height: .8rem; margin-top: .3rem; background: var(--bar); border-radius: 2px; }
        .bar.bad { background: var(--bad); }
        dl { margin: .4rem 0; font-size: .9em; }
        dl div { display: flex; gap: .5rem; }
        dt { color: var(--quiet); }
        dd { margin: 0; overflow-wrap: anywhere; }

        """;

    static string Build()
    {
        var sheet = new StringBuilder(Rules);
        for (var depth = 1; depth <= Waterfall.MaxDepth; depth++)
            sheet.AppendLine(CultureInfo.InvariantCulture, $".waterfall .depth-{depth} {{ padding-inline-start: {0.6 + depth:0.#}rem; }}");
        for (var percent = 0; percent <= 100; percent++)
            sheet.AppendLine(CultureInfo.InvariantCulture, $".from-{percent} {{ margin-inline-start: {percent}%; }} .long-{percent} {{ width: {percent}%; }}");
        return sheet.ToString();
    }
}

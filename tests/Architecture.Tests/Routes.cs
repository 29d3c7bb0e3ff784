using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>Holds the list of pages that are looked at against the pages of the site.</summary>
static partial class Routes
{
    /// <summary>What the names are with which addresses of the list begin; within an address a name is one piece of it.</summary>
    static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["still"] = "/ballots/x", ["planned"] = "/ballots/x", ["called"] = "/ballots/x", ["closed"] = "/ballots/x",
        ["interim"] = "/projects/x", ["assessed"] = "/projects/x", ["report"] = "/projects/x", ["proposed"] = "/projects/x", ["revised"] = "/projects/x",
        ["draft"] = "/projects/x/draft", ["import"] = "/projects/x/import",
        ["committee"] = "/committees/x", ["appeal"] = "/appeals/x", ["model"] = "/models/x", ["cloud"] = "/providers/x", ["south"] = "/clusters/x",
        ["claim"] = "/claims/x", ["assessment"] = "/assessments/x", ["catalog"] = "/catalogs/x", ["plan"] = "/control-documents/x",
        ["playbook"] = "/control-assessments/x", ["controls"] = "/control-assessments/x",
        ["file"] = "/evidence/x", ["pause"] = "/pauses/x", ["finding"] = "/findings/x", ["case"] = "/enforcement/x",
        ["receipt"] = "/votes/x/receipt", ["comment"] = "/comments/x", ["record"] = "/records/x", ["request"] = "/capacity/requests/x", ["person"] = "/members/x/people/x",
        ["licence"] = "/licences/x", ["suspended"] = "/licences/x", ["application"] = "/licences/x",
    };

    /// <summary>The routes of all pages in a folder.</summary>
    public static IReadOnlyList<string> Of(string web) =>
    [
        .. Directory.EnumerateFiles(web, "*.razor", SearchOption.AllDirectories)
            .SelectMany(page => Directive().Matches(File.ReadAllText(page)).Select(m => m.Groups["route"].Value))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The routes that no address of the list leads to.</summary>
    /// <param name="list">The list's source.</param>
    public static IReadOnlyList<string> Unlisted(IReadOnlyList<string> routes, string list)
    {
        var listed = Entry().Matches(list).Select(m => AnswererOf(Filled(m.Groups["address"].Value), routes)).ToHashSet(StringComparer.Ordinal);
        return [.. routes.Where(r => !listed.Contains(r))];
    }

    static string Filled(string address)
    {
        var path = address.Split('?')[0];
        path = Beginning().Replace(path, m => Places.GetValueOrDefault(m.Groups["name"].Value, "x"));
        return Name().Replace(path, "x");
    }

    /// <summary>Of the routes that fit the one that says most of the address in its own words, from the left.</summary>
    static string AnswererOf(string address, IReadOnlyList<string> routes) => routes
        .Select(route => (Route: route, Fit: FitOf(Pieces(route), Pieces(address)))).Where(r => r.Fit is not null)
        .OrderBy(r => r.Fit, StringComparer.Ordinal).Select(r => r.Route).FirstOrDefault("");

    /// <returns>For each piece 0 where it is the same word and 1 where it is a parameter; null where it does not fit.</returns>
    static string? FitOf(string[] route, string[] address)
    {
        if (address.Length > route.Length || route.Skip(address.Length).Any(p => !p.EndsWith("?}", StringComparison.Ordinal)))
            return null;
        var fit = address.Zip(route, (given, piece) => piece.StartsWith('{') ? '1' : string.Equals(piece, given, StringComparison.OrdinalIgnoreCase) ? '0' : '-').ToArray();
        return fit.Contains('-') ? null : new(fit);
    }

    static string[] Pieces(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^@page ""(?<route>[^""]+)""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Directive();

    [GeneratedRegex(@"new\(""[^""]+"", ""(?<address>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}

namespace Web.Pages.Providers;

/// <summary>Countries by their codes, and the Union, in the reader's language.</summary>
public static class PlaceNames
{
    static readonly IReadOnlyList<string> Codes =
        [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(c => new RegionInfo(c.Name).TwoLetterISORegionName).Where(c => c.Length == 2 && char.IsAsciiLetterUpper(c[0]) && c is not "XK").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The name of what a code stands for; the code where it has no name.</summary>
    public static string Of(Words l, string code) => code == "EU" ? l["European Union"] : Codes.Contains(code, StringComparer.Ordinal) ? new RegionInfo(code).DisplayName : code;

    /// <summary>All countries, by name.</summary>
    public static IEnumerable<(string Code, string Name)> Countries(Words l) => Codes.Select(c => (c, Of(l, c))).OrderBy(c => c.Item2, StringComparer.CurrentCulture);
}

using Microsoft.AspNetCore.WebUtilities;

namespace Web.Pages.Portfolio;

/// <summary>What of the portfolio, as the address says it; what the address does not know is passed over.</summary>
public sealed record PortfolioQuery(string? Search, Guid? Developer, PortfolioOrder Order, string? Regime, int? FromYear, int? UntilYear, int Months)
{
    public const int PageSize = 25;
    const int UsualMonths = 24;

    /// <summary>How far back incidents can be counted.</summary>
    public static readonly int[] Spans = [6, 12, 24, 60, 120];

    public static PortfolioQuery Of(IQueryCollection query) => new(
        query["q"].ToString().Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, 200)] : null,
        Guid.TryParse(query["developer"], out var developer) ? developer : null,
        Name<PortfolioOrder>(query["order"]) ?? PortfolioOrder.Overdue,
        query["regime"].ToString() is { Length: > 0 and <= 100 } regime ? regime : null,
        Year(query["from"]), Year(query["until"]),
        int.TryParse(query["months"], NumberStyles.None, CultureInfo.InvariantCulture, out var months) && Spans.Contains(months) ? months : UsualMonths);

    public object Variables(int first, string? after) => new { search = Search, developer = Developer, order = Order, first, after };

    /// <summary>What to ask compute over time with; a regime that there is not is passed over.</summary>
    public object OverTime => new { search = Search, developer = Developer, regime = Regime, fromYear = FromYear, untilYear = UntilYear };

    /// <summary>The address of the same choice.</summary>
    public string Address(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["q"] = Search, ["developer"] = Developer?.ToString("D"), ["order"] = Order is PortfolioOrder.Overdue ? null : Order.ToString().ToLowerInvariant(), ["regime"] = Regime,
        ["from"] = FromYear?.ToString(CultureInfo.InvariantCulture), ["until"] = UntilYear?.ToString(CultureInfo.InvariantCulture),
        ["months"] = Months == UsualMonths ? null : Months.ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>An address, for one developer where one is chosen.</summary>
    public string For(string path) => Developer is { } developer ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}developer={developer:D}" : path;

    public static T? Name<T>(string? text)
        where T : struct, Enum => Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse<T>(name) : null;

    static int? Year(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 9999 ? year : null;
}

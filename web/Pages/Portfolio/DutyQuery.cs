using Microsoft.AspNetCore.WebUtilities;
using Web.Pages.Portfolio;

namespace Web.Pages.Portfolio;

/// <summary>Which duties, as the address says it; what the address does not know is passed over.</summary>
public sealed record DutyQuery(Guid? Developer, string? Regime, DutyState? State, Certainty? Certainty, bool? UponIncident, int? Within)
{
    /// <summary>Within how many days one may ask what is due.</summary>
    public static readonly int[] Spans = [7, 30, 90, 365];

    public static DutyQuery Of(IQueryCollection query) => new(
        Guid.TryParse(query["developer"], out var developer) ? developer : null, query["regime"].ToString() is { Length: > 0 and <= 100 } regime ? regime : null, PortfolioQuery.Name<DutyState>(query["state"]),
        PortfolioQuery.Name<Certainty>(query["certainty"]), query["upon"].ToString() switch { "incident" => true, "model" => false, _ => null },
        int.TryParse(query["within"], NumberStyles.None, CultureInfo.InvariantCulture, out var within) && within <= 3_660 ? within : null);

    public object Variables(int first, string? after) => new { developer = Developer, regime = Regime, state = State, certainty = Certainty, uponIncident = UponIncident, withinDays = Within, first, after };

    /// <summary>The address of the same choice.</summary>
    public string Address(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["developer"] = Developer?.ToString("D"), ["regime"] = Regime, ["state"] = State?.ToString().ToLowerInvariant(), ["certainty"] = Certainty?.ToString().ToLowerInvariant(),
        ["upon"] = UponIncident switch { true => "incident", false => "model", null => null }, ["within"] = Within?.ToString(CultureInfo.InvariantCulture),
    });
}

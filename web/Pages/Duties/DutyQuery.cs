using Microsoft.AspNetCore.WebUtilities;
using Web.Pages.Portfolio;

namespace Web.Pages.Duties;

/// <summary>Which duties, as the address says it; what the address does not know is passed over.</summary>
public sealed record DutyQuery(Guid? Developer, Guid? Model, string? Regime, IReadOnlyList<DutyState> States, Certainty? Certainty, bool? UponIncident, int? Within)
{
    /// <summary>Within how many days one may ask what is due.</summary>
    public static readonly int[] Spans = [7, 30, 90, 365];

    public static DutyQuery Of(IQueryCollection query) => new(
        Guid.TryParse(query["developer"], out var developer) ? developer : null, Guid.TryParse(query["model"], out var model) ? model : null, query["regime"].ToString() is { Length: > 0 and <= 100 } regime ? regime : null,
        [.. query["state"].Select(s => PortfolioQuery.Name<DutyState>(s)).OfType<DutyState>().Distinct()],
        PortfolioQuery.Name<Certainty>(query["certainty"]), query["upon"].ToString() switch { "incident" => true, "model" => false, _ => null },
        int.TryParse(query["within"], NumberStyles.None, CultureInfo.InvariantCulture, out var within) && within <= 3_660 ? within : null);

    public object Variables(int first, string? after) => new { developer = Developer, model = Model, regime = Regime, states = States.Count == 0 ? null : States, certainty = Certainty, uponIncident = UponIncident, withinDays = Within, first, after };

    /// <summary>The state, where one alone is asked for.</summary>
    public DutyState? State => States is [var one] ? one : null;

    /// <summary>The address of the same choice.</summary>
    public string Address(string path) => QueryHelpers.AddQueryString(path,
    [
        new("developer", Developer?.ToString("D")), new("model", Model?.ToString("D")), new("regime", Regime), .. States.Select(s => KeyValuePair.Create("state", (string?)s.ToString().ToLowerInvariant())),
        new("certainty", Certainty?.ToString().ToLowerInvariant()), new("upon", UponIncident switch { true => "incident", false => "model", null => null }), new("within", Within?.ToString(CultureInfo.InvariantCulture)),
    ]);
}

using Compliance.Graph;
using Compliance.ReadingRegimes;

namespace Compliance.ReadingModels;

/// <summary>Which models of the register, and in which order.</summary>
sealed record ModelFilter(string? Search, string? Developer, string? Domain, ImmutableArray<Threshold> Under, Certainty? Certainty, bool? Known, int? Year = null)
{
    /// <summary>The thresholds that are meant.</summary>
    /// <exception cref="RefusalError">There is no such regime or threshold.</exception>
    public static ImmutableArray<Threshold> Thresholds(RegimeBook book, string? regime, string? threshold)
    {
        var regimes = regime is null ? book.All : book.All.FindAll(r => r.Id == regime);
        ImmutableArray<Threshold> meant = [.. regimes.SelectMany(r => r.Thresholds).Where(t => threshold is null || t.Id == threshold)];
        return meant.IsEmpty ? throw new RefusalError("regime.unknown", "There is no such regime or threshold.") : meant;
    }

    public List<SeenModel> Of(List<SeenModel> all, AiModelOrder order)
    {
        var found = all.FindAll(Is);
        return order switch
        {
            AiModelOrder.Compute => [.. found.OrderByDescending(m => m.Compute is { } c ? c.High.Count : -1).ThenBy(m => m.Name, StringComparer.OrdinalIgnoreCase)],
            AiModelOrder.Name    => [.. found.OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Id)],
            _                    => found,   // as the register gives them
        };
    }

    bool Is(SeenModel model) =>
        (Search is null or "" || Has(model.Name) || model.Developers.Any(d => Has(d.Name)))
        && (Developer is null || model.Developers.Any(d => d.Id.ToString("D") == Developer))
        && (Year is not { } year || model.Deployed?.Year == year)
        && (Domain is null || model.Domains.Contains(Domain, StringComparer.OrdinalIgnoreCase))
        && (Known is not { } known || known == model.Compute is not null)
        && (Certainty is not { } sure || (sure == Compliance.Domain.Regimes.Certainty.Not ? Under.All(t => Standing.Of(t, model.Subject).Certainty == sure) : Under.Any(t => Standing.Of(t, model.Subject).Certainty == sure)));

    bool Has(string text) => text.Contains(Search!, StringComparison.OrdinalIgnoreCase);
}

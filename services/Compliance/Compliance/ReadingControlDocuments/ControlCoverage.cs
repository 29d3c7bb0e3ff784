using Compliance.FilingAControlDocument;
using Compliance.ImportingCatalogs;

namespace Compliance.ReadingControlDocuments;

/// <summary>A control with what a document says of it.</summary>
/// <param name="Control">Null where the document is held against no catalog.</param>
/// <param name="Saying">Null where the document does not speak of it.</param>
sealed record SpokenControl(CatalogControl? Control, ControlSaying? Saying);

/// <summary>Every control of the catalog that is not withdrawn, with what a document says of it; without a catalog, what it says.</summary>
sealed record ControlCoverage(ImmutableArray<SpokenControl> Controls)
{
    public static ControlCoverage Of(IReadOnlyList<CatalogControl>? assessed, IReadOnlyList<ControlSaying> sayings)
    {
        if (assessed is null)
            return new([.. sayings.Select(s => new SpokenControl(null, s))]);
        var said = sayings.Where(s => s.IsKnown).ToDictionary(s => s.Control, StringComparer.Ordinal);
        return new([.. assessed.Select(c => new SpokenControl(c, said.GetValueOrDefault(c.Id)))]);
    }

    public int Unspoken => Controls.Count(c => c.Saying is null);

    public int In(Implementation state) => Controls.Count(c => c.Saying?.State == state);
}

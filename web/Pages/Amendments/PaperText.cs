namespace Web.Pages.Amendments;

/// <summary>The text that an amendment is written on: an edition, or what another amendment would make of it.</summary>
/// <param name="Elements">In reading order.</param>
/// <param name="Unsure">Elements whose words may hold a cross reference that the graph gives by its number alone: their words cannot be edited here.</param>
public sealed record PaperText(IReadOnlyList<DraftElement> Elements, IReadOnlySet<string> Unsure)
{
    const string CrossReference = "[[";

    public DraftElement? Find(string? id) => Elements.FirstOrDefault(e => e.WId == id);

    public IEnumerable<DraftElement> In(DraftElement element) => Elements.Where(e => e.Parent == element.WId);

    /// <summary>The next one under the same parent, where it is of the same kind; formulas and figures are joined to nothing.</summary>
    public DraftElement? Next(DraftElement element) => (element.Formula, element.Figure) is not (null, null)
        ? null
        : Elements.Where(e => e.Parent == element.Parent).SkipWhile(e => e.WId != element.WId).Skip(1).FirstOrDefault() is { } next && next.Kind == element.Kind ? next : null;

    /// <param name="amended">The text with the amended amendments; null for the edition itself.</param>
    /// <param name="refers">Whether they bring cross references.</param>
    public static PaperText Of(Draft edition, AmendedText? amended, bool refers)
    {
        if (amended is null)
            return new(edition.Elements, new HashSet<string>());

        var known = edition.Elements.ToDictionary(e => e.WId);
        var (elements, unsure, above) = (new List<DraftElement>(), new HashSet<string>(), new List<string>());
        foreach (var compared in amended.Elements.Where(e => e.IsThere))
        {
            above.RemoveRange(Math.Min(above.Count, compared.Depth - 1), Math.Max(0, above.Count - (compared.Depth - 1)));
            var was = known.GetValueOrDefault(compared.WId);
            var words = string.Concat(compared.Words.Where(w => w.Kind is not SpanKind.Removed).Select(w => w.Text));
            var isSame = was is not null && compared.Words.All(w => w.Kind is SpanKind.Same);
            if (!isSame && (refers || was?.Editable.Contains(CrossReference, StringComparison.Ordinal) is true))
                unsure.Add(compared.WId);
            elements.Add(new()
            {
                WId = compared.WId, Parent = above.LastOrDefault(), Depth = compared.Depth, Kind = compared.Kind, Number = compared.NumberAfter, Location = compared.Location,
                Words = words, Editable = isSame ? was!.Editable : words, Modality = was?.Modality,
                Formula = compared.FormulaAfter, Figure = compared.FigureAfter,
            });
            above.Add(compared.WId);
        }
        return new(elements, unsure);
    }
}

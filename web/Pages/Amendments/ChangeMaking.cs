namespace Web.Pages.Amendments;

/// <summary>From the fields of the form to one change, or to the sentence that says what is missing.</summary>
static class ChangeMaking
{
    public static (ChangeInput? Change, string? Missing) Make(ProposalPaper paper, DraftElement shown, PaperText text) => paper.Do switch
    {
        "rewrite" => Rewrite(paper, shown),
        "insert"  => Insert(paper, shown),
        "strike"  => (new() { Delete = shown.WId }, null),
        "move"    => text.Find(paper.MoveTo) is { } target ? (new() { Move = new(shown.WId, Read(paper.MoveSide, Side.After), target.WId) }, null) : (null, "Choose where it should go."),
        "merge"   => text.Next(shown) is { } next ? (new() { Merge = new(shown.WId, next.WId) }, null) : (null, "What follows is of another kind: they cannot become one."),
        "split"   => SplitPlace.Find(shown.Editable, paper.SplitAt) is { } at
            ? (new() { Split = new(shown.WId, at) }, null)
            : (null, "Give words that stand in the text once, and not at its beginning."),
        _         => (null, "Choose what should be changed."),
    };

    static (ChangeInput?, string?) Rewrite(ProposalPaper paper, DraftElement shown)
    {
        var (words, modality, annex) = (ProposalPaper.Normal(paper.Words), ReadOrNull<Modality>(paper.Modality), ReadOrNull<AnnexStatus>(paper.Annex));
        return words == shown.Editable && (modality is null || modality == shown.Modality) && annex is null
            ? (null, "Nothing is changed yet: the words are as they were.")
            : (new() { Rewrite = new(shown.WId, words, modality, annex) }, null);
    }

    static (ChangeInput?, string?) Insert(ProposalPaper paper, DraftElement shown) =>
        NewElements.Read(Read(paper.Kind, ElementKind.Paragraph), paper.NewWords, Read(paper.NewModality, Modality.Shall)) is { Count: > 0 } elements
            ? (new() { Insert = new(Read(paper.NewSide, Side.After), shown.WId, elements) }, null)
            : (null, "Write the words that should come in.");

    public static T Read<T>(string? text, T otherwise)
        where T : struct, Enum => ReadOrNull<T>(text) ?? otherwise;

    static T? ReadOrNull<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}

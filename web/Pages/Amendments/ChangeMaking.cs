namespace Web.Pages.Amendments;

/// <summary>From the fields of the form to one change, or to the sentence that says what is missing.</summary>
static class ChangeMaking
{
    /// <param name="picture">The picture that was sent along; null where there is none.</param>
    public static (ChangeInput? Change, string? Missing) Make(ProposalPaper paper, DraftElement shown, PaperText text, Picture? picture) => paper.Do switch
    {
        "rewrite" => Rewrite(paper, shown, picture),
        "insert"  => Insert(paper, shown, picture),
        "strike"  => (new() { Delete = shown.WId }, null),
        "move"    => text.Find(paper.MoveTo) is { } target ? (new() { Move = new(shown.WId, Read(paper.MoveSide, Side.After), target.WId) }, null) : (null, "Choose where it should go."),
        "merge"   => text.Next(shown) is { } next ? (new() { Merge = new(shown.WId, next.WId) }, null) : (null, "What follows is of another kind: they cannot become one."),
        "split"   => SplitPlace.Find(shown.Editable, paper.SplitAt) is { } at
            ? (new() { Split = new(shown.WId, at) }, null)
            : (null, "Give words that stand in the text once, and not at its beginning."),
        _         => (null, "Choose what should be changed."),
    };

    static (ChangeInput?, string?) Rewrite(ProposalPaper paper, DraftElement shown, Picture? picture)
    {
        if (shown.Figure is not null && ProposalPaper.Normal(paper.Alternative).Length == 0)
            return (null, Unsaid);
        var (words, modality, annex) = (ProposalPaper.Normal(paper.Words), ReadOrNull<Modality>(paper.Modality), ReadOrNull<AnnexStatus>(paper.Annex));
        var formula = shown.Formula is not null && paper.Formula?.Trim() is { Length: > 0 } written && written != shown.Formula ? written : null;
        var figure = shown.Figure is { } there ? new Figure(picture?.Sha256 ?? there.Sha256, picture?.MediaType ?? there.MediaType, ProposalPaper.Normal(paper.Alternative)) : null;
        if (figure == shown.Figure)
            figure = null;
        return words == shown.Editable && (modality is null || modality == shown.Modality) && (annex, formula, figure) is (null, null, null)
            ? (null, "Nothing is changed yet: the words are as they were.")
            : (new() { Rewrite = new(shown.WId, words, modality, annex) { Formula = formula, Figure = figure } }, null);
    }

    static (ChangeInput?, string?) Insert(ProposalPaper paper, DraftElement shown, Picture? picture)
    {
        var (elements, missing) = New(Read(paper.Kind, ElementKind.Paragraph), paper, picture);
        return elements.Count > 0 ? (new() { Insert = new(Read(paper.NewSide, Side.After), shown.WId, elements) }, null) : (null, missing);
    }

    static (IReadOnlyList<NewElementInput> Elements, string? Missing) New(ElementKind kind, ProposalPaper paper, Picture? picture) => kind switch
    {
        ElementKind.Formula => paper.NewFormula?.Trim() is { Length: > 0 } formula ? (One(new(kind, "", null, []) { Formula = formula }), null) : (None, "Write the formula that should come in."),
        ElementKind.Figure  => (picture, ProposalPaper.Normal(paper.NewAlternative)) switch
        {
            (null, _)                => (None, "Choose the picture that should come in."),
            (_, "")                  => (None, Unsaid),
            (var p, var alternative) => (One(new(kind, ProposalPaper.Normal(paper.NewWords), null, []) { Figure = new(p.Sha256, p.MediaType, alternative) }), default(string)),
        },
        _ => (NewElements.Read(kind, paper.NewWords, Read(paper.NewModality, Modality.Shall)), "Write the words that should come in."),
    };

    static IReadOnlyList<NewElementInput> None => [];

    static IReadOnlyList<NewElementInput> One(NewElementInput element) => [element];

    const string Unsaid = "Say in words what the picture shows.";

    public static T Read<T>(string? text, T otherwise)
        where T : struct, Enum => ReadOrNull<T>(text) ?? otherwise;

    static T? ReadOrNull<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}

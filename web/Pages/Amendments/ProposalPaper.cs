namespace Web.Pages.Amendments;

/// <summary>An amendment as it is written on the form: the changes so far, the one at hand, the reason.</summary>
public sealed class ProposalPaper
{
    /// <summary>Drawn when the form is first shown, so that sending it twice is one amendment.</summary>
    public Guid CommandId { get; set; }

    /// <summary>The changes so far, as JSON.</summary>
    public string? Changes { get; set; }

    /// <summary>The element that is shown, and the one chosen to be shown next.</summary>
    public string? Element { get; set; }
    public string? Choose { get; set; }

    public string? Words { get; set; }
    public string? Modality { get; set; }
    public string? Annex { get; set; }
    public string? Kind { get; set; }
    public string? NewModality { get; set; }
    public string? NewSide { get; set; }
    public string? NewWords { get; set; }
    public string? MoveSide { get; set; }
    public string? MoveTo { get; set; }
    public string? SplitAt { get; set; }

    /// <summary>Another formula, and a new one, in MathML.</summary>
    public string? Formula { get; set; }
    public string? NewFormula { get; set; }

    /// <summary>What a picture says in words. The picture itself comes as a file.</summary>
    public string? Alternative { get; set; }
    public string? NewAlternative { get; set; }
    public string? Justification { get; set; }

    /// <summary>The button that was pressed: <c>choose</c>, a kind of change, <c>drop:</c> and its place, or <c>submit</c>.</summary>
    public string? Do { get; set; }

    /// <summary>Whether words were typed that are in no change yet.</summary>
    public bool HasTyped(DraftElement shown, IEnumerable<ChangeInput> changes) =>
        Words is { } typed && Normal(typed) != shown.Editable && changes.All(c => c.Rewrite?.Element != shown.WId || c.Rewrite.Words != Normal(typed));

    /// <summary>Words of one element have no line breaks; a browser may have put some.</summary>
    public static string Normal(string? typed) => (typed ?? "").ReplaceLineEndings(" ").Trim();

    /// <summary>The fields of one kind of change, as they are for a new one. Those of the others keep what was typed.</summary>
    public void Clear(string? kind)
    {
        if (kind is "rewrite")
            (Words, Modality, Annex, Formula, Alternative) = (null, null, null, null, null);
        else if (kind is "insert")
            (NewWords, NewFormula, NewAlternative) = (null, null, null);
        else if (kind is "move")
            MoveTo = null;
        else if (kind is "split")
            SplitAt = null;
    }
}

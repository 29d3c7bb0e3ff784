namespace Web.Pages.Ballots;

/// <summary>What a delegate writes on the form, as it comes and goes without scripts.</summary>
public sealed class VotingPaper
{
    /// <summary>Drawn when the form is first shown, so that sending it twice is one vote.</summary>
    public Guid CommandId { get; set; }
    public Position? Position { get; set; }
    public List<WrittenComment> Comments { get; set => field = value ?? []; } = [];

    /// <summary>The delegate knows that a negative vote without a technical reason is not counted.</summary>
    public bool WithoutReason { get; set; }

    /// <summary>The explanation of the vote.</summary>
    public string? Statement { get; set; }

    /// <summary>Names of experts, one a line.</summary>
    public string? Experts { get; set; }

    /// <summary>The button that was pressed: <c>cast</c>, <c>add</c> or <c>remove:2</c>.</summary>
    public string? Do { get; set; }

    public bool HasTechnicalReason => Written.Any(c => c.Kind == CommentKind.Technical);

    /// <summary>The comments that say something.</summary>
    public IReadOnlyList<Comment> Written =>
        [.. Comments.Where(c => !c.IsBlank).Select(c => new Comment(c.Kind, Blank(c.Clause), c.Text!.Trim(), Blank(c.ProposedChange)))];

    public static VotingPaper Blank(Vote? last) => new()
    {
        CommandId = Guid.CreateVersion7(),
        Position = last?.Position,
        Statement = last?.Statement,
        Experts = last is null ? null : string.Join('\n', last.Experts),
        Comments = last is { Comments.Count: > 0 } ? [.. last.Comments.Select(WrittenComment.Of)] : [new()],
    };

    /// <summary>Carries out a button that only changes the form; says whether it was one.</summary>
    public bool Rearranged()
    {
        if (Do == "add")
            Comments.Add(new());
        else if (Do?.Split(':') is ["remove", var place] && int.TryParse(place, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < Comments.Count)
            Comments.RemoveAt(index);
        else
            return false;
        return true;
    }

    public string? WrittenStatement => Blank(Statement);

    /// <summary>The experts of an approval; with another vote none are named.</summary>
    public IReadOnlyList<string> WrittenExperts => Position is not Graph.Position.Approve ? []
        : [.. (Experts ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>One comment on the form.</summary>
public sealed class WrittenComment
{
    public CommentKind Kind { get; set; } = CommentKind.Technical;
    public string? Clause { get; set; }
    public string? Text { get; set; }
    public string? ProposedChange { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    public static WrittenComment Of(Comment comment) =>
        new() { Kind = comment.Kind, Clause = comment.Clause, Text = comment.Text, ProposedChange = comment.ProposedChange };
}

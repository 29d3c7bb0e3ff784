using Standards.Domain.Ballots;
using Standards.Domain.Drafts;

namespace Standards.Domain.Comments;

/// <summary>What one comment on a draft says: a row of the commenting table, ISO/IEC Directives, Part 1, Consolidated ISO Supplement, annex SR.</summary>
/// <remarks>Stored format. Texts are tidy: see <see cref="Tidy"/>.</remarks>
/// <param name="Kind">General, technical or editorial.</param>
/// <param name="Spot">Where in the draft.</param>
/// <param name="Text">The comment, with its reason.</param>
/// <param name="ProposedChange">What the member would have instead, or null.</param>
public sealed record DraftComment(CommentKind Kind, Spot Spot, string Text, string? ProposedChange)
{
    /// <summary>Longest text or proposed change, in UTF-16 code units.</summary>
    public const int MaxLength = Ballots.Comment.MaxLength;

    /// <summary>The same with tidy texts: one kind of line end, no white space at the ends, and nothing instead of emptiness.</summary>
    public DraftComment Tidy() => this with
    {
        Spot = Spot.Tidy(),
        Text = Tidying.Text(Text) ?? "",
        ProposedChange = Tidying.Text(ProposedChange),
    };

    /// <summary>What is wrong with a tidy comment, as a sentence, or null.</summary>
    public string? Problem() => this switch
    {
        { Text.Length: 0 }                   => "The comment has no text.",
        { Text.Length: > MaxLength }         => $"The comment is longer than {MaxLength} characters.",
        { ProposedChange.Length: > MaxLength } => $"The proposed change is longer than {MaxLength} characters.",
        _ when !Tidying.IsWritable(Text) || !Tidying.IsWritable(ProposedChange) => "The comment holds control characters or broken Unicode.",
        _                                    => Spot.Problem(),
    };
}

/// <summary>Where in a draft a comment points: the element, and the words by which the member named it.</summary>
/// <remarks>Stored format.</remarks>
/// <param name="Element">The element; null for the draft as a whole.</param>
/// <param name="Clause">Clause or subclause as the member gave it, or null.</param>
/// <param name="Line">Line number as given, or null.</param>
/// <param name="Part">Paragraph, figure or table as given, or null.</param>
public sealed record Spot(WId? Element, string? Clause, string? Line, string? Part)
{
    /// <summary>Longest of the names, in UTF-16 code units.</summary>
    public const int MaxLength = Ballots.Comment.MaxClauseLength;

    /// <summary>The draft as a whole.</summary>
    public static Spot Whole { get; } = new(null, null, null, null);

    internal Spot Tidy() => this with { Clause = Tidying.Line(Clause), Line = Tidying.Line(Line), Part = Tidying.Line(Part) };

    internal string? Problem() => this switch
    {
        { Clause.Length: > MaxLength } => $"The clause is longer than {MaxLength} characters.",
        { Line.Length: > MaxLength }   => $"The line number is longer than {MaxLength} characters.",
        { Part.Length: > MaxLength }   => $"The paragraph, figure or table is longer than {MaxLength} characters.",
        _ when !Tidying.IsWritable(Clause) || !Tidying.IsWritable(Line) || !Tidying.IsWritable(Part) => "The place holds control characters or broken Unicode.",
        _                              => null,
    };
}

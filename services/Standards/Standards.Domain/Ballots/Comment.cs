namespace Standards.Domain.Ballots;

/// <summary>What a comment is about: ISO/IEC Directives, Part 1, and the template for comments distinguish these three.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum CommentKind
{
    /// <summary>About the draft as a whole.</summary>
    General,

    /// <summary>About what the draft requires. Only a technical comment is a reason for a negative vote.</summary>
    Technical,

    /// <summary>About wording, layout or spelling.</summary>
    Editorial,
}

/// <summary>A remark that comes with a vote.</summary>
/// <remarks>Stored format.</remarks>
/// <param name="Kind">What it is about.</param>
/// <param name="Clause">The clause meant, by number or permanent identifier, or null for the whole draft.</param>
/// <param name="Text">The remark.</param>
/// <param name="ProposedChange">What the member would have instead, or null.</param>
public sealed record Comment(CommentKind Kind, string? Clause, string Text, string? ProposedChange)
{
    /// <summary>Most comments in one vote.</summary>
    public const int MaxCount = 2_000;

    /// <summary>Longest text or proposed change, in UTF-16 code units.</summary>
    public const int MaxLength = 20_000;

    /// <summary>Longest name of a clause, in UTF-16 code units.</summary>
    public const int MaxClauseLength = 100;

    /// <summary>The first thing wrong with a list of comments, as a sentence, or null.</summary>
    public static string? ProblemIn(ImmutableArray<Comment> comments)
    {
        if (comments.Length > MaxCount)
            return $"A vote carries at most {MaxCount} comments.";

        for (var i = 0; i < comments.Length; i++)
            if (comments[i].Problem() is { } problem)
                return $"Comment {i + 1}: {problem}";

        return null;
    }

    string? Problem() => this switch
    {
        _ when string.IsNullOrWhiteSpace(Text)    => "the text is missing.",
        _ when Text.Length > MaxLength            => $"the text is longer than {MaxLength} characters.",
        { ProposedChange.Length: > MaxLength }    => $"the proposed change is longer than {MaxLength} characters.",
        { Clause.Length: > MaxClauseLength }      => $"the clause is longer than {MaxClauseLength} characters.",
        _ when !Plain.IsPlain(Text) || !Plain.IsPlain(ProposedChange) || !Plain.IsPlain(Clause) => "it holds control characters or broken Unicode.",
        _                                         => null,
    };
}

namespace Standards.Domain.Drafts;

/// <summary>A numbered part of a draft.</summary>
/// <remarks>Stored format.</remarks>
/// <param name="WId">Its permanent identifier.</param>
/// <param name="Number">Its number in this edition, such as <c>6.2</c>, or <c>A.1</c> in an annex.</param>
/// <param name="Heading">One line.</param>
/// <param name="Level">1 for a main clause or annex, one more for each step down.</param>
/// <param name="Paragraphs">Its own text, without that of the clauses below it; none where it only holds others.</param>
public sealed record Clause(WId WId, string Number, string Heading, int Level, ImmutableArray<string> Paragraphs)
{
    /// <summary>Longest heading, in UTF-16 code units.</summary>
    public const int MaxHeadingLength = 300;

    /// <summary>Longest paragraph, in UTF-16 code units.</summary>
    public const int MaxParagraphLength = 20_000;

    /// <summary>What is wrong with the clause by itself, as a sentence, or null.</summary>
    public string? Problem()
    {
        if (WId == default)
            return "the permanent identifier is missing.";
        if (Plain.ProblemInLine("heading", Heading, MaxHeadingLength) is { } problem)
            return problem;
        foreach (var paragraph in Paragraphs)
        {
            if (string.IsNullOrWhiteSpace(paragraph))
                return "a paragraph is empty.";
            if (paragraph.Length > MaxParagraphLength)
                return $"a paragraph is longer than {MaxParagraphLength} characters.";
            if (!Plain.IsPlain(paragraph))
                return "a paragraph holds control characters or broken Unicode.";
        }
        return null;
    }
}

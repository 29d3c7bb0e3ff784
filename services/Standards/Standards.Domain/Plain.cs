using System.Text;

namespace Standards.Domain;

/// <summary>Text that people write and that every later reader can store, hash and show.</summary>
static class Plain
{
    /// <summary>Whether a text is well-formed Unicode without control characters other than tab and line ends. Null is plain.</summary>
    public static bool IsPlain(string? text)
    {
        foreach (var c in text ?? "")
            if (char.IsControl(c) && c is not ('\t' or '\n' or '\r'))
                return false;

        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[consumed..];
        }
        return true;
    }

    /// <summary>What is wrong with a line such as a title, as a sentence, or null.</summary>
    public static string? ProblemInLine(string what, string? text, int maxLength) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text)       => $"The {what} is missing.",
        _ when text.Length > maxLength               => $"The {what} is longer than {maxLength} characters.",
        _ when text.Trim().Length != text.Length     => $"The {what} begins or ends with white space.",
        _ when text.Any(char.IsControl)              => $"The {what} is more than one line.",
        _ when !IsPlain(text)                        => $"The {what} holds broken Unicode.",
        _                                            => null,
    };
}

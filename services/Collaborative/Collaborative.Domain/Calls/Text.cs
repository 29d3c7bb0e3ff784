using System.Buffers;
using System.Text;

namespace Collaborative.Domain.Calls;

/// <summary>Text that people write and that every later reader can store, hash and show.</summary>
static class Text
{
    public const int Longest = 20_000;

    /// <summary>What is wrong with a text as it stands, though it may be unfinished; null if nothing is.</summary>
    public static string? ProblemInDraft(string what, string? text) => text switch
    {
        null                     => $"The {what} is missing.",
        { Length: > Longest }    => $"The {what} has more than {Longest} characters.",
        _ when !IsPlain(text)    => $"The {what} holds control characters or broken Unicode.",
        _                        => null,
    };

    /// <summary>What is wrong with a text that has to be there, as a sentence; null if nothing is.</summary>
    public static string? Problem(string what, string? text) => string.IsNullOrWhiteSpace(text) ? $"The {what} is missing." : ProblemInDraft(what, text);

    /// <summary>What is wrong with a line such as a title, as a sentence; null if nothing is.</summary>
    public static string? ProblemInLine(string what, string? text, int most) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => $"The {what} is missing.",
        _ when text.Length > most              => $"The {what} is longer than {most} characters.",
        _ when text.Any(char.IsControl)        => $"The {what} is more than one line.",
        _                                      => ProblemInDraft(what, text),
    };

    static bool IsPlain(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) is not OperationStatus.Done || (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r')))
                return false;
            rest = rest[consumed..];
        }
        return true;
    }
}

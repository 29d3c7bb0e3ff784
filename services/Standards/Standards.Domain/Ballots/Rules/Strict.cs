using System.Text.Json;
using System.Text.RegularExpressions;

namespace Standards.Domain.Ballots;

/// <summary>Reads parts of a document that must be exactly as they are laid down, or says what is not.</summary>
static partial class Strict
{
    public static void HasExactly(JsonElement value, ImmutableArray<string> names, string what)
    {
        var found = value.EnumerateObject().Select(m => m.Name).ToList();
        if (names.FirstOrDefault(n => !found.Contains(n)) is { } missing)
            throw new FormatException($"{what} has no member \"{missing}\".");
        if (found.FirstOrDefault(n => !names.Contains(n)) is { } unknown)
            throw new FormatException($"{what} has an unknown member \"{unknown}\".");
        if (found.Count != names.Length)
            throw new FormatException($"{what} has a member twice.");
    }

    public static (string Name, JsonElement Value) OnlyMember(JsonElement value, string what) =>
        value.EnumerateObject().ToArray() is [var only] ? (only.Name, only.Value) : throw new FormatException($"{what} has exactly one member.");

    public static T OneOf<T>(JsonElement value, string member, IReadOnlyCollection<T> allowed)
        where T : struct, Enum
    {
        var text = value.GetProperty(member).GetString();
        foreach (var candidate in allowed)
            if (RuleWriter.Capitals(candidate) == text)
                return candidate;
        throw new FormatException($"\"{text}\" is no {member}; it is one of {string.Join(", ", allowed.Select(RuleWriter.Capitals))}.");
    }

    public static string Name(JsonElement value, string member)
    {
        var text = value.GetProperty(member).GetString() ?? "";
        return IsName(text) ? text : throw new FormatException($"\"{text}\" is no {member}: small letters, digits and hyphens, at most 64.");
    }

    public static bool IsName(string text) => Names().IsMatch(text);

    public static string Line(JsonElement value, string member)
    {
        var text = value.GetProperty(member).GetString();
        return Plain.ProblemInLine(member, text, maxLength: 300) is { } problem ? throw new FormatException(problem) : text!;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,63}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Names();
}

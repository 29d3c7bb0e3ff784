using System.Text.Json;
using System.Text.RegularExpressions;
using Standards.Domain.Projects;

namespace Standards.Domain.Processes;

/// <summary>One object of a document, and what it is called when something is wrong with it.</summary>
readonly partial record struct DocumentPart(JsonElement Value, string Where)
{
    const int MaxLineLength = 300;

    public void HasExactly(params ReadOnlySpan<string> names)
    {
        if (Value.ValueKind is not JsonValueKind.Object)
            throw new FormatException($"{Where} is not an object.");
        var found = Value.EnumerateObject().Select(m => m.Name).ToList();
        foreach (var name in names)
            if (!found.Contains(name))
                throw new FormatException($"{Where} has no member \"{name}\".");
        foreach (var name in found)
            if (!names.Contains(name))
                throw new FormatException($"{Where} has an unknown member \"{name}\".");
        if (found.Count != names.Length)
            throw new FormatException($"{Where} has a member twice.");
    }

    public string? TextOrNull(string member) => Value.GetProperty(member) switch
    {
        { ValueKind: JsonValueKind.Null }              => null,
        { ValueKind: JsonValueKind.String } text       => text.GetString(),
        _                                              => throw new FormatException($"{Where}: {member} is not a text."),
    };

    public string Line(string member)
    {
        var text = TextOrNull(member);
        return Plain.ProblemInLine(member, text, MaxLineLength) is { } problem ? throw new FormatException($"{Where}: {problem}") : text!;
    }

    public string Id(string member)
    {
        var text = TextOrNull(member) ?? "";
        return Identifier().IsMatch(text) ? text : throw new FormatException($"{Where}: \"{text}\" is no {member}: small letters, digits and hyphens, at most 64.");
    }

    public bool Flag(string member) => Value.GetProperty(member).ValueKind switch
    {
        JsonValueKind.True    => true,
        JsonValueKind.False   => false,
        _                     => throw new FormatException($"{Where}: {member} is neither true nor false."),
    };

    public int? WholeOrNull(string member, int least) => Value.GetProperty(member).ValueKind is JsonValueKind.Null ? null : Whole(member, least);

    public int Whole(string member, int least) =>
        Value.GetProperty(member) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var whole) && whole >= least
            ? whole
            : throw new FormatException($"{Where}: {member} is a whole number from {least} up.");

    public StageCode Stage(string member) => StageOf(TextOrNull(member), member);

    public StageCode? StageOrNull(string member) => TextOrNull(member) is { } text ? StageOf(text, member) : null;

    public IEnumerable<StageCode> Stages(string member, int most)
    {
        foreach (var stage in List(member, most))
            yield return StageOf(stage.ValueKind is JsonValueKind.String ? stage.GetString() : null, member);
    }

    public Period Period(string member)
    {
        var text = TextOrNull(member);
        return Processes.Period.TryParse(text, out var period)
            ? period
            : throw new FormatException($"{Where}: {member} \"{text}\" is no period: P, a whole number up to 9999 (years up to 100), and one of D, W, M, Y, such as P12W.");
    }

    public Period? PeriodOrNull(string member) => TextOrNull(member) is null ? null : Period(member);

    public T OneOf<T>(string member)
        where T : struct, Enum => OneOfOrNull<T>(member) ?? throw new FormatException($"{Where} has no {member}.");

    public T? OneOfOrNull<T>(string member)
        where T : struct, Enum =>
        TextOrNull(member) is not { } text ? null
        : Names.TryRead<T>(text) ?? throw new FormatException($"{Where}: \"{text}\" is no {member}; it is one of {string.Join(", ", Enum.GetValues<T>().Select(Names.Write))}.");

    public DocumentPart Part(string member, string where) => new(Value.GetProperty(member), where);

    public DocumentPart? PartOrNull(string member, string where) => Value.GetProperty(member).ValueKind is JsonValueKind.Null ? null : Part(member, where);

    public IEnumerable<DocumentPart> Parts(string member, string where, int most) => List(member, most).Select(v => new DocumentPart(v, where));

    IEnumerable<JsonElement> List(string member, int most)
    {
        var list = Value.GetProperty(member);
        if (list.ValueKind is not JsonValueKind.Array)
            throw new FormatException($"{Where}: {member} is not a list.");
        return list.GetArrayLength() <= most ? list.EnumerateArray() : throw new FormatException($"{Where} has more than {most} {member}.");
    }

    StageCode StageOf(string? text, string member) => StageCode.TryParse(text, out var stage)
        ? stage
        : throw new FormatException($"{Where}: {member} \"{text}\" is no stage code of the harmonized stages, such as 40.20.");

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,63}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();
}

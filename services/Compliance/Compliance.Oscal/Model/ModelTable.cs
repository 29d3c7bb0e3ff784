using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Compliance.Oscal.Model;

/// <summary>Reads the table of the model; its notation is told at its head.</summary>
static partial class ModelTable
{
    public static (FrozenDictionary<string, Definition> Definitions, FrozenDictionary<string, Definition> Roots) Read()
    {
        using var stream = typeof(ModelTable).Assembly.GetManifestResourceStream("oscal-model.txt")!;
        using var lines = new StreamReader(stream);
        var definitions = new Dictionary<string, Definition>();
        var roots = new Dictionary<string, string>();
        while (lines.ReadLine() is { } line)
            if (line.Length == 0 || line[0] == '#')
                continue;
            else if (line.Split(" = ") is [var root, var held])
                roots[root] = held.Trim('<', '>');
            else if (line.Split(':', 2) is [var name, var instances])
                definitions.Add(name, new Definition(name, [.. instances.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Instance)]));
        return (definitions.ToFrozenDictionary(), roots.ToFrozenDictionary(r => r.Key, r => definitions[r.Value]));
    }

    static Instance Instance(string word)
    {
        var parts = Notation().Match(word);
        if (!parts.Success)
            throw new InvalidDataException($"oscal-model.txt: {word}");
        var json = parts.Groups["json"].Value;
        var type = parts.Groups["type"].Value;
        var signs = parts.Groups["signs"].Value;
        var place = parts.Groups["place"].Value switch { "@" => Place.Attribute, "=" => Place.Value, _ => Place.Element };
        return new Instance(
            json,
            parts.Groups["xml"] is { Success: true } xml ? xml.Value : json,
            place,
            type.Trim('<', '>'),
            type[0] == '<',
            parts.Groups["allowed"] is { Success: true } allowed ? [.. allowed.Value.Split('|')] : [],
            Required: signs.Contains('!', StringComparison.Ordinal) || place is Place.Value,
            Many: signs.Contains('+', StringComparison.Ordinal),
            Grouped: signs.Contains('^', StringComparison.Ordinal),
            Unwrapped: signs.Contains('~', StringComparison.Ordinal),
            MayBeOne: signs.Contains('?', StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?<place>[@=]?)(?<json>[\w-]+)(/(?<xml>[\w-]+))?:(?<type><[\w.-]+>|\w+)(\((?<allowed>[^)]+)\))?(?<signs>[!+^~?]*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Notation();
}

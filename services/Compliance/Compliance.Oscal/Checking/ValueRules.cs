using System.Text.Json;
using System.Text.RegularExpressions;

namespace Compliance.Oscal.Checking;

/// <summary>What must stand in an object, and what its values may be (Metaschema, "Data Types").</summary>
static partial class ValueRules
{
    public static IEnumerable<OscalRefusal> Check(IEnumerable<Found> all)
    {
        foreach (var found in all)
        {
            foreach (var missing in found.Definition.Instances.Where(i => i.Required && !found.Item.ContainsKey(i.Json)))
                yield return new OscalRefusal("oscal.required_missing", $"\"{missing.Json}\" is missing.", found.At.ToString());
            foreach (var (value, instance, at) in found.Values())
                if (value.GetValueKind() is not JsonValueKind.String)
                    continue;
                else if (!instance.Allowed.IsEmpty && !instance.Allowed.Contains(value.GetValue<string>()))
                    yield return new OscalRefusal("oscal.value_not_allowed", $"\"{value}\" is none of: {string.Join(", ", instance.Allowed)}.", at.ToString());
                else if (!IsOf(instance.Type, value.GetValue<string>()))
                    yield return new OscalRefusal("oscal.value_malformed", $"\"{value}\" is no {instance.Type}.", at.ToString());
        }
    }

    static bool IsOf(string type, string value) => type switch
    {
        "uuid"         => Uuid().IsMatch(value),
        "token"        => Token().IsMatch(value),
        "dateTime"     => Instant().IsMatch(value),
        "date"         => Date().IsMatch(value),
        "uri"          => Uri.TryCreate(value, UriKind.Absolute, out _),
        "uriReference" => Uri.TryCreate(value, UriKind.RelativeOrAbsolute, out _),
        "email"        => value.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < value.Length - 1,
        "base64"       => System.Buffers.Text.Base64.IsValid(value),
        "string"       => value.Length > 0 && !char.IsWhiteSpace(value[0]) && !char.IsWhiteSpace(value[^1]),
        _              => true,
    };

    [GeneratedRegex("^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}.\-_]*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Instant();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Date();
}

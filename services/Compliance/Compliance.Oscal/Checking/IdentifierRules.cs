namespace Compliance.Oscal.Checking;

/// <summary>An identifier names one thing: a UUID in the whole document, an id among things of its kind.</summary>
static class IdentifierRules
{
    public static IEnumerable<OscalRefusal> Check(IEnumerable<Found> all)
    {
        var first = new Dictionary<(string, string), string>();
        foreach (var found in all)
            foreach (var (key, kind, code) in new[] { ("uuid", "", "oscal.uuid_duplicate"), ("id", found.Name, "oscal.id_duplicate") })
                if ((string?)found.Item[key] is { } identifier && !first.TryAdd((kind, key == "uuid" ? identifier.ToLowerInvariant() : identifier), found.At.ToString()))
                    yield return new OscalRefusal(code, $"\"{identifier}\" already names {first[(kind, key == "uuid" ? identifier.ToLowerInvariant() : identifier)]}.", found.At.Of(key).ToString());
    }
}

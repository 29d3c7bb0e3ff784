namespace Compliance.Domain.Incidents;

/// <summary>A level of severity.</summary>
/// <param name="Id">Names it; regimes ask by it.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Definition">When an incident is of it.</param>
public sealed record SeverityLevel(string Id, string Name, string Definition);

/// <summary>How severe incidents are told apart. It is data: a document in a version.</summary>
/// <param name="Levels">From the least to the most severe.</param>
public sealed record SeverityScale(string Id, int Version, string Name, string Source, ImmutableList<SeverityLevel> Levels)
{
    /// <summary>Reads one document.</summary>
    /// <exception cref="FormatException">It is no scale.</exception>
    public static SeverityScale Read(string json)
    {
        var scale = ShippedDocument.Read<SeverityScale>(json, "scale of severity");
        return scale is { Version: >= 1, Levels.IsEmpty: false } && scale.Levels.DistinctBy(l => l.Id, StringComparer.Ordinal).Count() == scale.Levels.Count
            ? scale : throw new FormatException("A scale has levels, each once, and its versions begin with 1.");
    }
}

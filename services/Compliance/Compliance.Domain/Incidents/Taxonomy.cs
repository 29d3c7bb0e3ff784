namespace Compliance.Domain.Incidents;

/// <summary>A question by which a taxonomy classes incidents, with its closed list of answers.</summary>
/// <param name="Id">Names it within the taxonomy.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Text">What is asked.</param>
/// <param name="IsMultiple">Whether an incident may be of several of its classes.</param>
/// <param name="Classes">The answers; at least two.</param>
public sealed record TaxonomyDimension(string Id, string Name, string Text, bool IsMultiple, ImmutableList<string> Classes);

/// <summary>A way to class incidents. It is data.</summary>
/// <param name="Source">Where it is from.</param>
public sealed record Taxonomy(string Id, string Name, string Source, ImmutableList<TaxonomyDimension> Dimensions)
{
    /// <summary>Reads one document.</summary>
    /// <exception cref="FormatException">It is no taxonomy.</exception>
    public static Taxonomy Read(string json) => ShippedDocument.Read<Taxonomy>(json, "taxonomy");
}

/// <summary>A class of a dimension of a taxonomy.</summary>
public sealed record IncidentClass(string Taxonomy, string Dimension, string Class);

/// <summary>What became of a field of a table of taxonomies.</summary>
public enum TaxonomyOutcome
{
    /// <summary>Incidents can be classed by it.</summary>
    Taken,

    /// <summary>It has no closed list of answers: free words, numbers or days.</summary>
    Open,

    /// <summary>It is about the work of who annotates, not about incidents.</summary>
    Internal,

    /// <summary>Another taxonomy of the table asks the same with the same answers.</summary>
    Copy,
}

/// <summary>A field of a table of taxonomies, and what became of it.</summary>
/// <param name="Row">Its number in the table, from 1.</param>
public sealed record TaxonomyRow(int Row, string Taxonomy, string Number, string Name, TaxonomyOutcome Outcome, int Classes);

/// <summary>A table of taxonomies that was imported once, with every field accounted for.</summary>
/// <param name="Rows">None before it was imported.</param>
public sealed record TaxonomyImport(ImmutableList<TaxonomyRow> Rows)
{
    /// <summary>The state before the first event.</summary>
    public static TaxonomyImport Initial { get; } = new([]);

    /// <summary>The state after an event.</summary>
    public static TaxonomyImport Evolve(TaxonomyImport state, TaxonomyImportEvent happened) => happened switch
    {
        TaxonomyImportEvent.Imported e when state.Rows.IsEmpty => new(e.Rows),
        _                                                      => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about.</summary>
    public static Decision<TaxonomyImportEvent, TaxonomyImportRefusal> Decide(TaxonomyImport state, TaxonomyImportCommand command) => command switch
    {
        TaxonomyImportCommand.Import when !state.Rows.IsEmpty    => new TaxonomyImportRefusal.Known(),
        TaxonomyImportCommand.Import { Taxonomies.IsEmpty: true } => new TaxonomyImportRefusal.Empty(),
        TaxonomyImportCommand.Import c                           => new TaxonomyImportEvent.Imported(c.Act, c.Source, c.Taxonomies, c.Rows, c.By, c.Now),
        _                                                        => throw new UnreachableException(),
    };
}

/// <summary>What may be asked of an import.</summary>
public abstract record TaxonomyImportCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Takes taxonomies, and says what became of every field.</summary>
    public sealed record Import(Guid Act, string Source, ImmutableList<Taxonomy> Taxonomies, ImmutableList<TaxonomyRow> Rows, Guid By, DateTimeOffset Now) : TaxonomyImportCommand(Act, By, Now);
}

/// <summary>What has happened to an import.</summary>
/// <remarks>Stored format.</remarks>
public abstract record TaxonomyImportEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>Every field is accounted for.</summary>
    public sealed record Imported(Guid Act, string Source, ImmutableList<Taxonomy> Taxonomies, ImmutableList<TaxonomyRow> Rows, Guid By, DateTimeOffset At) : TaxonomyImportEvent(Act, By, At);
}

/// <summary>Why no taxonomy was taken.</summary>
public abstract record TaxonomyImportRefusal(string Code, string Message) : IRefusal
{
    /// <summary>It was imported before.</summary>
    public sealed record Known() : TaxonomyImportRefusal("taxonomy.known", "This table was imported before. Its report says what became of each field.");

    /// <summary>Nothing in it has classes.</summary>
    public sealed record Empty() : TaxonomyImportRefusal("taxonomy.empty", "Nothing in the table has a closed list of classes.");
}

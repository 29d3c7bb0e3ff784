namespace Compliance.Domain.Registry;

/// <summary>What became of a row of a table.</summary>
public enum RowOutcome
{
    /// <summary>The model is in the register, with its compute.</summary>
    Taken,

    /// <summary>The model is in the register; the table gives no compute.</summary>
    TakenWithoutCompute,

    /// <summary>The model was in the register before.</summary>
    Known,

    /// <summary>It was not taken, for the reason given.</summary>
    Refused,
}

/// <summary>A row of a table, and what became of it.</summary>
/// <param name="Row">Its number, from 1 below the heading.</param>
/// <param name="Name">What it calls the model.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Model">The model, where there is one.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Message">The same as a sentence.</param>
public sealed record ImportedRow(int Row, string Name, RowOutcome Outcome, Guid? Model, string? Code, string? Message);

/// <summary>A table of models that was imported, with every row accounted for. It is imported once.</summary>
/// <param name="Rows">All of them, in their order; none before it was imported.</param>
public sealed record TableImport(ImmutableList<ImportedRow> Rows)
{
    /// <summary>Not imported yet.</summary>
    public static TableImport Initial { get; } = new([]);

    /// <summary>The state after an event.</summary>
    public static TableImport Evolve(TableImport state, TableImportEvent happened) => happened switch
    {
        TableImportEvent.Imported e when state.Rows.IsEmpty => new(e.Rows),
        _                                                   => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about.</summary>
    public static Decision<TableImportEvent, TableImportRefusal> Decide(TableImport state, TableImportCommand command) => command switch
    {
        TableImportCommand.Import when !state.Rows.IsEmpty => new TableImportRefusal.Known(),
        TableImportCommand.Import { Rows.IsEmpty: true }   => new TableImportRefusal.Empty(),
        TableImportCommand.Import c                        => new TableImportEvent.Imported(c.Act, c.Source, c.Rows, c.By, c.Now),
        _                                                  => throw new UnreachableException(),
    };
}

/// <summary>What may be asked of an import.</summary>
public abstract record TableImportCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Says what became of every row.</summary>
    public sealed record Import(Guid Act, string Source, ImmutableList<ImportedRow> Rows, Guid By, DateTimeOffset Now) : TableImportCommand(Act, By, Now);
}

/// <summary>What has happened to an import.</summary>
/// <remarks>Stored format.</remarks>
public abstract record TableImportEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>Every row is accounted for.</summary>
    public sealed record Imported(Guid Act, string Source, ImmutableList<ImportedRow> Rows, Guid By, DateTimeOffset At) : TableImportEvent(Act, By, At);
}

/// <summary>Why a table was not imported.</summary>
public abstract record TableImportRefusal(string Code, string Message) : IRefusal
{
    /// <summary>It was imported before.</summary>
    public sealed record Known() : TableImportRefusal("import.known", "This table was imported before. Its report says what became of each row.");

    /// <summary>It has no rows.</summary>
    public sealed record Empty() : TableImportRefusal("import.empty", "The table has no row below its heading.");
}

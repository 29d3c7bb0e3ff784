namespace Standards.Domain.Comments.Tables;

/// <summary>The columns of the commenting table of ISO, in their order.</summary>
public enum TableColumn
{
    /// <summary>MB/NC: the member body or national committee, with the serial of the comment.</summary>
    Member,

    /// <summary>Line number.</summary>
    Line,

    /// <summary>Clause or subclause.</summary>
    Clause,

    /// <summary>Paragraph, figure or table.</summary>
    Part,

    /// <summary>Type of comment: ge, te, ed.</summary>
    Kind,

    /// <summary>Comments.</summary>
    Text,

    /// <summary>Proposed change.</summary>
    ProposedChange,

    /// <summary>Observations of the secretariat.</summary>
    Observation,
}

/// <summary>A row as a file has it.</summary>
/// <param name="Number">From 1, through all tables of the file.</param>
/// <param name="Cells">From the first column on. Where cells are merged, the first of them has the text and the others have none.</param>
public sealed record TableRow(int Number, ImmutableArray<TableCell> Cells)
{
    /// <summary>Most rows of a file.</summary>
    public const int MaxRows = 12_000;

    /// <summary>Most cells of a row.</summary>
    public const int MaxCells = 64;

    internal string TextAt(int column) => column >= 0 && column < Cells.Length ? Cells[column].Text.Trim() : "";

    internal bool ContinuesAt(int column) => column >= 0 && column < Cells.Length && Cells[column].Continues;

    internal bool IsEmpty => Cells.All(c => string.IsNullOrWhiteSpace(c.Text));
}

/// <summary>A cell.</summary>
/// <param name="Text">Its words; paragraphs are divided by line feeds.</param>
/// <param name="Continues">Whether it is merged with the cell above, whose words hold for it too.</param>
public readonly record struct TableCell(string Text, bool Continues = false);

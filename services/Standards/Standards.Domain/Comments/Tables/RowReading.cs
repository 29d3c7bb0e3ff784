namespace Standards.Domain.Comments.Tables;

/// <summary>What became of one row of a file: every row has one, so that none is lost.</summary>
/// <param name="Number">The row's number.</param>
/// <param name="Words">The beginning of its words, to find it again.</param>
public abstract record RowReading(int Number, string Words)
{
    /// <summary>It holds comments; more than one where someone wrote several into it.</summary>
    /// <param name="Remarks">What was taken otherwise than it stands there.</param>
    public sealed record Read(int Number, string Words, ImmutableArray<TableComment> Comments, ImmutableArray<string> Remarks) : RowReading(Number, Words);

    /// <summary>It holds no comment, and need not.</summary>
    /// <param name="Because">Headings, an empty row, or words before the headings.</param>
    public sealed record Passed(int Number, string Words, PassedBecause Because) : RowReading(Number, Words)
    {
        /// <summary>Why, as a stable code; published.</summary>
        public string Code => Because switch
        {
            PassedBecause.Headings => "row.headings",
            PassedBecause.Empty    => "row.empty",
            _                      => "row.before_headings",
        };
    }

    /// <summary>It cannot be read.</summary>
    /// <param name="Code">Stable; published.</param>
    /// <param name="Reason">One sentence.</param>
    public sealed record Unreadable(int Number, string Words, string Code, string Reason) : RowReading(Number, Words);
}

/// <summary>Why a row holds no comment.</summary>
public enum PassedBecause
{
    /// <summary>It is a row of headings, also a repeated one.</summary>
    Headings,

    /// <summary>Nothing stands in it.</summary>
    Empty,

    /// <summary>It stands above the headings.</summary>
    BeforeHeadings,
}

/// <summary>A comment as the table has it.</summary>
/// <param name="Member">The member's code, or null where the table names none.</param>
/// <param name="Serial">The comment's serial, or null where it has none yet.</param>
/// <param name="Comment">The comment.</param>
/// <param name="Observation">What the secretariat wrote, or null.</param>
public sealed record TableComment(string? Member, int? Serial, DraftComment Comment, string? Observation);

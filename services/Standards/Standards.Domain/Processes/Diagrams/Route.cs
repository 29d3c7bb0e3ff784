using Standards.Domain.Projects;

namespace Standards.Domain.Processes.Diagrams;

/// <summary>Where a step lies in the matrix.</summary>
readonly record struct Cell(int Row, int Column);

/// <summary>How a way goes: straight to its neighbour, through one channel between rows, or through two and the gutter that joins them.</summary>
/// <remarks>Channel n lies above row n; the last one lies below the last row.</remarks>
abstract record Route(StageCode From, StageCode To, Cell Start, Cell End, ImmutableArray<WayKind> Kinds)
{
    public sealed record Straight(StageCode From, StageCode To, Cell Start, Cell End, ImmutableArray<WayKind> Kinds) : Route(From, To, Start, End, Kinds);

    public sealed record Around(StageCode From, StageCode To, Cell Start, Cell End, ImmutableArray<WayKind> Kinds, int First, int Last) : Route(From, To, Start, End, Kinds)
    {
        public bool LeavesBelow => First > Start.Row;

        public bool ArrivesBelow => Last > End.Row;

        public bool UsesGutter => First != Last;
    }

    /// <param name="isFree">Whether no step lies between two of one row.</param>
    public static Route Of(StageCode from, StageCode to, Cell start, Cell end, ImmutableArray<WayKind> kinds, Func<Cell, Cell, bool> isFree) => (end.Row - start.Row) switch
    {
        0 when start.Column < end.Column && isFree(start, end) => new Straight(from, to, start, end, kinds),
        0 when start.Column < end.Column => new Around(from, to, start, end, kinds, start.Row + 1, start.Row + 1),
        0                                => new Around(from, to, start, end, kinds, start.Row, start.Row),
        1                                => new Around(from, to, start, end, kinds, end.Row, end.Row),
        -1                               => new Around(from, to, start, end, kinds, start.Row, start.Row),
        > 1                              => new Around(from, to, start, end, kinds, start.Row + 1, end.Row),
        _                                => new Around(from, to, start, end, kinds, start.Row, end.Row + 1),
    };
}

using Standards.Domain.Projects;

namespace Standards.Domain.Processes.Diagrams;

/// <summary>Lays a definition out, in numbered steps: cells, routes, ports, lanes, places.</summary>
sealed class DiagramLayout
{
    const int NodeWidth = 36, NodeHeight = 22, Pitch = 46, Margin = 4, LaneWidth = 5, ChannelMargin = 9, Label = 13, LetterWidth = 5;

    readonly ProcessDefinition process;
    readonly ImmutableArray<string> rows;
    readonly ImmutableArray<string> columns;
    readonly ImmutableDictionary<StageCode, Cell> cells;
    readonly ImmutableArray<Route> routes;
    readonly Lanes[] channels;
    readonly Lanes gutter = new();
    readonly Dictionary<(Route Route, bool IsEnd), int> ports = [];
    readonly Dictionary<(Route Route, bool IsEnd), int> laneOf = [];
    readonly Dictionary<Route, int> gutterLaneOf = [];

    public DiagramLayout(ProcessDefinition process)
    {
        this.process = process;
        var codes = process.Stages.Select(s => s.Code).Distinct().Order(ProcessCheck.ByCode).ToImmutableArray();
        rows = [.. codes.Select(Stage.NumberOf).Distinct(StringComparer.Ordinal)];
        columns = [.. codes.Select(c => c.Code[3..]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        cells = codes.ToImmutableDictionary(c => c, c => new Cell(rows.IndexOf(Stage.NumberOf(c)), columns.IndexOf(c.Code[3..])));
        channels = [.. Enumerable.Range(0, rows.Length + 1).Select(_ => new Lanes())];
        routes = [.. Routes()];
    }

    public ProcessDiagram Draw()
    {
        PlacePorts();
        PlaceLanes();
        return new(
            RightOfNodes + Margin + (gutter.Count * LaneWidth) + Margin, TopOf(rows.Length) + ChannelHeight(rows.Length),
            [.. rows.Select((r, i) => new DiagramRow(r, NameOf(r), LabelLeftOf(i, $"{r} {NameOf(r)}".Length * LetterWidth), TopOf(i) - 4))], [.. cells.OrderBy(c => c.Key, ProcessCheck.ByCode).Select(c => Node(c.Key, c.Value))], [.. routes.Select(Draw)]);
    }

    IEnumerable<Route> Routes() => process.Stages.SelectMany(s => s.Ways()).Where(w => cells.ContainsKey(w.To) && w.From != w.To)
        .GroupBy(w => (w.From, w.To))
        .Select(g => Route.Of(g.Key.From, g.Key.To, cells[g.Key.From], cells[g.Key.To], [.. g.Select(w => w.Kind).Distinct()], IsFree))
        .OrderBy(r => Math.Abs(r.End.Row - r.Start.Row)).ThenBy(r => Math.Abs(r.End.Column - r.Start.Column));

    bool IsFree(Cell a, Cell b) => !cells.Values.Any(c => c.Row == a.Row && c.Column > Math.Min(a.Column, b.Column) && c.Column < Math.Max(a.Column, b.Column));

    /// <summary>Where routes touch the upper and the lower side of each box, spread over it by where they lead.</summary>
    void PlacePorts()
    {
        var touches = routes.OfType<Route.Around>().SelectMany(r => new[]
        {
            (Route: r, IsEnd: false, Cell: r.Start, Below: r.LeavesBelow, Toward: r.End.Column), (Route: r, IsEnd: true, Cell: r.End, Below: r.ArrivesBelow, Toward: r.Start.Column),
        });
        foreach (var side in touches.GroupBy(t => (t.Cell, t.Below)))
        {
            var all = side.OrderBy(t => t.Toward).ThenBy(t => t.IsEnd).ToList();
            for (var i = 0; i < all.Count; i++)
                ports[(all[i].Route, all[i].IsEnd)] = LeftOf(side.Key.Cell) + (NodeWidth * (i + 1) / (all.Count + 1)) + (side.Key.Below ? 2 : -2);
        }
    }

    void PlaceLanes()
    {
        foreach (var route in routes.OfType<Route.Around>())
        {
            var (start, end) = (ports[(route, false)], ports[(route, true)]);
            if (route.UsesGutter)
                gutterLaneOf[route] = gutter.Take(route.First, route.Last);
            laneOf[(route, false)] = channels[route.First].Take(start, route.UsesGutter ? int.MaxValue : end);
            laneOf[(route, true)] = route.UsesGutter ? channels[route.Last].Take(end, int.MaxValue) : laneOf[(route, false)];
        }
    }

    DiagramEdge Draw(Route route) => new(route.From, route.To, route.Kinds, route switch
    {
        Route.Straight    => [new(LeftOf(route.Start) + NodeWidth, MiddleOf(route.Start)), new(LeftOf(route.End), MiddleOf(route.End))],
        Route.Around r    => [.. Corners(r)],
        _                 => throw new UnreachableException(),
    });

    IEnumerable<DiagramPoint> Corners(Route.Around route)
    {
        var (start, end) = (ports[(route, false)], ports[(route, true)]);
        var (first, last) = (LaneY(route.First, laneOf[(route, false)]), LaneY(route.Last, laneOf[(route, true)]));
        yield return new(start, TopOf(route.Start.Row) + (route.LeavesBelow ? NodeHeight : 0));
        yield return new(start, first);
        if (route.UsesGutter)
        {
            var x = RightOfNodes + Margin + (gutterLaneOf[route] * LaneWidth);
            yield return new(x, first);
            yield return new(x, last);
        }
        yield return new(end, last);
        yield return new(end, TopOf(route.End.Row) + (route.ArrivesBelow ? NodeHeight : 0));
    }

    DiagramNode Node(StageCode code, Cell cell)
    {
        var stage = process.Find(code)!;
        return new(code, stage.Final, stage.Ballot is not null, LeftOf(cell), TopOf(cell.Row), NodeWidth, NodeHeight);
    }

    /// <summary>Where the label of a row stands with the fewest ways through it; the foremost of such places.</summary>
    int LabelLeftOf(int row, int width) => columns.Select((_, c) => Margin + (c * Pitch)).Where(x => x + width <= RightOfNodes)
        .MinBy(x => ports.Count(p => EntersFromAbove(p.Key.Route, p.Key.IsEnd, row) && p.Value > x - LetterWidth && p.Value < x + width));

    static bool EntersFromAbove(Route route, bool isEnd, int row) =>
        route is Route.Around around && (isEnd ? around.End.Row == row && !around.ArrivesBelow : around.Start.Row == row && !around.LeavesBelow);

    int RightOfNodes => Margin + ((columns.Length - 1) * Pitch) + NodeWidth;

    static int LeftOf(Cell cell) => Margin + (cell.Column * Pitch);

    int TopOf(int row) => Enumerable.Range(0, row).Sum(r => ChannelHeight(r) + NodeHeight) + (row < rows.Length ? ChannelHeight(row) : 0);

    int MiddleOf(Cell cell) => TopOf(cell.Row) + (NodeHeight / 2);

    /// <summary>Lanes, room on both sides for arrows, and the label of the row below.</summary>
    int ChannelHeight(int channel) => (channels[channel].Count * LaneWidth) + ChannelMargin + (channel < rows.Length ? Label : 0);

    int LaneY(int channel, int lane) =>
        (channel < rows.Length ? TopOf(channel) - ChannelHeight(channel) : TopOf(channel)) + (ChannelMargin / 2) + (lane * LaneWidth);

    static string NameOf(string number) => StageCode.All.First(c => Stage.NumberOf(c) == number).Name.Split(':')[0];
}

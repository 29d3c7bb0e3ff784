using GraphQL;
using Standards.Domain.Processes;
using Standards.Domain.Processes.Diagrams;
using Standards.Domain.Projects;

namespace Standards.ReadingAProcess;

/// <summary>Where a project is, seen from one step of the diagram.</summary>
public enum DiagramPlace
{
    Ahead,
    Passed,
    Here,
}

[Public, Name("Diagram")]
sealed class DiagramView(ProcessDefinition process, Run? run)
{
    readonly ProcessDiagram diagram = ProcessDiagram.Of(process);

    public int Width => diagram.Width;

    public int Height => diagram.Height;

    public IEnumerable<DiagramRowView> Rows => diagram.Rows.Select(r => new DiagramRowView(r));

    public IEnumerable<DiagramNodeView> Nodes => diagram.Nodes.Select(n => new DiagramNodeView(n, PlaceOf(n.Stage)));

    public IEnumerable<DiagramEdgeView> Edges => diagram.Edges.Select(e => new DiagramEdgeView(e));

    DiagramPlace PlaceOf(StageCode stage) =>
        run?.Stage == stage ? DiagramPlace.Here : run?.Entered.ContainsKey(stage.Code) is true ? DiagramPlace.Passed : DiagramPlace.Ahead;
}

[Public, Name("DiagramRow")]
sealed class DiagramRowView(DiagramRow row)
{
    public string Number => row.Number;

    public string Name => row.Name;

    public int X => row.X;

    public int Y => row.Y;
}

[Public, Name("DiagramNode")]
sealed class DiagramNodeView(DiagramNode node, DiagramPlace place)
{
    public string Stage => node.Stage.Code;

    public string Name => node.Stage.Name;

    public bool Final => node.Final;

    public bool HasBallot => node.HasBallot;

    public DiagramPlace Place => place;

    public int X => node.X;

    public int Y => node.Y;

    public int Width => node.Width;

    public int Height => node.Height;
}

[Public, Name("DiagramEdge")]
sealed class DiagramEdgeView(DiagramEdge edge)
{
    public string From => edge.From.Code;

    public string To => edge.To.Code;

    public IEnumerable<WayKind> Kinds => edge.Kinds;

    /// <summary>x and y of each corner in turn.</summary>
    public IEnumerable<int> Points => edge.Points.SelectMany(p => new[] { p.X, p.Y });
}

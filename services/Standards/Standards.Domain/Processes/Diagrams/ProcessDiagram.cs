using Standards.Domain.Projects;

namespace Standards.Domain.Processes.Diagrams;

/// <summary>A process as a drawing: a row for each stage, a column for each substage, and the ways between them at right angles.</summary>
/// <remarks>
/// All places follow from the definition. Lengths are in units of the drawing, the origin is at the top and the start of the line.
/// Steps lie in the order of the harmonized stage codes, so that people find them where the published matrix has them.
/// </remarks>
/// <param name="Width">Of the whole.</param>
/// <param name="Height">Of the whole.</param>
/// <param name="Rows">The stages, ascending.</param>
/// <param name="Nodes">The steps, ascending.</param>
/// <param name="Edges">The ways; those between the same two steps are one.</param>
public sealed record ProcessDiagram(int Width, int Height, ImmutableArray<DiagramRow> Rows, ImmutableArray<DiagramNode> Nodes, ImmutableArray<DiagramEdge> Edges)
{
    /// <summary>Draws a definition whose ways all lead to stages of its own.</summary>
    public static ProcessDiagram Of(ProcessDefinition process) => new DiagramLayout(process).Draw();
}

/// <summary>The row of a stage.</summary>
/// <param name="Number">Its two digits.</param>
/// <param name="Name">Its name, such as <c>Enquiry</c>.</param>
/// <param name="X">Where its label begins, beside the ways rather than under them.</param>
/// <param name="Y">Where its label stands.</param>
public sealed record DiagramRow(string Number, string Name, int X, int Y);

/// <summary>A step: a box around its code.</summary>
public sealed record DiagramNode(StageCode Stage, bool Final, bool HasBallot, int X, int Y, int Width, int Height);

/// <summary>A way, from the border of one box to that of another.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Kinds">What takes a project along it.</param>
/// <param name="Points">Its corners, from beginning to end; each line is horizontal or vertical.</param>
public sealed record DiagramEdge(StageCode From, StageCode To, ImmutableArray<WayKind> Kinds, ImmutableArray<DiagramPoint> Points);

/// <summary>A point of the drawing.</summary>
public readonly record struct DiagramPoint(int X, int Y);

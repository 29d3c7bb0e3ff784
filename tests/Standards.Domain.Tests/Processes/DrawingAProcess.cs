using Standards.Domain.Processes;
using Standards.Domain.Processes.Diagrams;

namespace Standards.Domain.Tests.Processes;

public sealed class DrawingAProcess
{
    public static TheoryData<string> All => [.. Shipped.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void Has_every_stage_and_every_way(string name)
    {
        var process = Shipped.Process(name);
        var diagram = ProcessDiagram.Of(process);

        Assert.Equal(process.Stages.Select(s => s.Code.Code).Order(StringComparer.Ordinal), diagram.Nodes.Select(n => n.Stage.Code));
        Assert.Equal(
            process.Stages.SelectMany(s => s.Ways()).Select(w => $"{w.From} {w.To} {w.Kind}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            diagram.Edges.SelectMany(e => e.Kinds.Select(k => $"{e.From} {e.To} {k}")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Leads_each_way_from_border_to_border_at_right_angles_and_through_no_other_stage(string name)
    {
        var diagram = ProcessDiagram.Of(Shipped.Process(name));
        foreach (var edge in diagram.Edges)
        {
            Assert.True(OnBorder(diagram.Nodes.Single(n => n.Stage == edge.From), edge.Points[0]), $"{edge.From} {edge.To}");
            Assert.True(OnBorder(diagram.Nodes.Single(n => n.Stage == edge.To), edge.Points[^1]), $"{edge.From} {edge.To}");
            foreach (var (a, b) in edge.Points.Zip(edge.Points.Skip(1)))
            {
                Assert.True(a.X == b.X || a.Y == b.Y);
                Assert.DoesNotContain(diagram.Nodes, n => Crosses(n, a, b));
            }
            Assert.All(edge.Points, p => Assert.True(p.X >= 0 && p.X <= diagram.Width && p.Y >= 0 && p.Y <= diagram.Height));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Lays_no_two_lines_over_each_other(string name)
    {
        var lines = ProcessDiagram.Of(Shipped.Process(name)).Edges.SelectMany(e => e.Points.Zip(e.Points.Skip(1), (a, b) => (Edge: e, A: a, B: b))).Where(l => l.A.Y == l.B.Y).ToList();
        foreach (var one in lines)
            foreach (var other in lines.Where(o => o.Edge != one.Edge && o.A.Y == one.A.Y))
                Assert.True(Math.Max(one.A.X, one.B.X) <= Math.Min(other.A.X, other.B.X) || Math.Max(other.A.X, other.B.X) <= Math.Min(one.A.X, one.B.X), $"{one.Edge.From}-{one.Edge.To} {other.Edge.From}-{other.Edge.To}");
    }

    [Fact]
    public void Fits_a_narrow_sheet() => Assert.All(Shipped.Names, n => Assert.InRange(ProcessDiagram.Of(Shipped.Process(n)).Width, 1, 350));

    [Fact]
    public void Moves_when_the_definition_does()
    {
        var process = Shipped.Process("interim-standard");
        var smaller = process with { Stages = [.. process.Stages.Where(s => s.Code.Code is not ("40.93" or "40.98"))] };

        Assert.True(ProcessDiagram.Of(smaller).Nodes.Length < ProcessDiagram.Of(process).Nodes.Length);
        Assert.All(ProcessDiagram.Of(smaller).Edges, e => Assert.DoesNotContain(e.To.Code, new[] { "40.93", "40.98" }));
    }

    static bool OnBorder(DiagramNode n, DiagramPoint p) =>
        (p.Y == n.Y || p.Y == n.Y + n.Height) && p.X >= n.X && p.X <= n.X + n.Width || (p.X == n.X || p.X == n.X + n.Width) && p.Y >= n.Y && p.Y <= n.Y + n.Height;

    static bool Crosses(DiagramNode n, DiagramPoint a, DiagramPoint b) =>
        Math.Max(a.X, b.X) > n.X && Math.Min(a.X, b.X) < n.X + n.Width && Math.Max(a.Y, b.Y) > n.Y && Math.Min(a.Y, b.Y) < n.Y + n.Height;
}

using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles;

/// <summary>What makes requests alike, beside who asks when: whose they are, how urgent, what they ask for, and whether by a deadline.</summary>
readonly record struct Likeness(QuotaId Project, string Class, Topology Topology, bool IsDated, ImmutableArray<Alternative> Alternatives)
{
    public static Likeness Of(Request request) => new(request.Project, request.Class, request.Topology, request.Deadline is not null, request.Alternatives);

    public bool Equals(Likeness other) =>
        Project == other.Project && Topology == other.Topology && IsDated == other.IsDated && Class == other.Class
        && (Alternatives == other.Alternatives || Alternatives.AsSpan().SequenceEqual(other.Alternatives.AsSpan()));

    /// <summary>Of the first alternative, which nearly always tells them apart.</summary>
    public override int GetHashCode() => Alternatives is [var first, ..]
        ? HashCode.Combine(Project, Class.Length, Topology, first.Workers, first.Walltime, first.Worker.Devices, first.Worker.Share.Value, first.Worker.Cpu.Value)
        : Project.GetHashCode();
}

namespace Collaborative.Domain.Cycles;

/// <summary>What makes requests alike to a cycle, beside their order: whose they are, how urgent, and what they ask for.</summary>
/// <param name="Class">One object for all of the class.</param>
readonly record struct Likeness(int Leaf, PriorityClass Class, Topology Topology, ImmutableArray<Alternative> Alternatives)
{
    public bool Equals(Likeness other) =>
        Leaf == other.Leaf && ReferenceEquals(Class, other.Class) && Topology == other.Topology
        && (Alternatives == other.Alternatives || Alternatives.AsSpan().SequenceEqual(other.Alternatives.AsSpan()));

    /// <summary>Of the first alternative, which nearly always tells them apart.</summary>
    public override int GetHashCode() => Alternatives is [var first, ..]
        ? HashCode.Combine(Leaf, Class.Value, Topology, first.Workers, first.Walltime, first.Worker.Devices, first.Worker.Share.Value, first.Worker.Cpu.Value)
        : Leaf;
}

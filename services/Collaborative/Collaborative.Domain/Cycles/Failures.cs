using Collaborative.Domain.Cycles.Floors;

namespace Collaborative.Domain.Cycles;

/// <summary>What found no room: then more workers of that shape, or the same for longer, find none either, until something is given back.</summary>
sealed class Failures
{
    readonly Dictionary<(Shape Shape, int Widest), List<(int Workers, long Walltime, Fact Fact)>> failed = [];

    /// <summary>Another number whenever what is known may answer otherwise.</summary>
    public int Version { get; private set; }

    public void Clear()
    {
        failed.Clear();
        Version++;
    }

    public Fact? Known(in Shape shape, int widest, int workers, long walltime)
    {
        if (failed.TryGetValue((shape, widest), out var list))
            foreach (var (fewest, shortest, fact) in list)
                if (fewest <= workers && shortest <= walltime)
                    return fact is Fact.NoRoom no && no.Workers != workers ? no with { Workers = workers } : fact;
        return null;
    }

    public void Enter(in Shape shape, int widest, int workers, long walltime, Fact fact)
    {
        if (!failed.TryGetValue((shape, widest), out var list))
            failed[(shape, widest)] = list = [];
        Version++;
        list.RemoveAll(f => f.Workers >= workers && f.Walltime >= walltime);
        list.Add((workers, walltime, fact));
    }
}

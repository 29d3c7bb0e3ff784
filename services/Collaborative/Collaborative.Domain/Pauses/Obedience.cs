using Collaborative.Domain.Cycles;

namespace Collaborative.Domain.Pauses;

/// <summary>The pauses that a queue obeys, and what its requests are for.</summary>
/// <param name="Last">The number of the last change that was obeyed.</param>
/// <param name="Standing">By pause; those under which something is paused still.</param>
/// <param name="Works">Of requests of which something was said.</param>
public sealed record Obedience(long Last, ImmutableDictionary<Guid, StandingPause> Standing, ImmutableDictionary<RequestId, Work> Works)
{
    /// <summary>Nothing is paused.</summary>
    public static Obedience None { get; } = new(0, ImmutableDictionary<Guid, StandingPause>.Empty, ImmutableDictionary<RequestId, Work>.Empty);

    /// <summary>The first pause that covers work; none where it may go on.</summary>
    public StandingPause? HolderOf(Work work) => Standing.IsEmpty ? null : Standing.Values.OrderBy(p => p.Number).FirstOrDefault(p => p.Covers(work));

    /// <summary>The same for a request.</summary>
    public StandingPause? HolderOf(RequestId request) => Standing.IsEmpty ? null : HolderOf(Works.GetValueOrDefault(request, Work.Unsaid));

    /// <summary>After a change.</summary>
    public Obedience With(StandingPause changed) => this with
    {
        Last = changed.Number,
        Standing = changed.Kinds.IsEmpty ? Standing.Remove(changed.Pause) : Standing.SetItem(changed.Pause, changed),
    };

    /// <summary>With what a request is for.</summary>
    public Obedience With(RequestId request, Work? work) => work is null ? this : this with { Works = Works.SetItem(request, work) };

    /// <summary>Without a request that is over.</summary>
    public Obedience Without(RequestId request) => Works.ContainsKey(request) ? this with { Works = Works.Remove(request) } : this;
}

/// <summary>The same in lists. Stored format.</summary>
public sealed record KeptObedience(long Last, ImmutableArray<StandingPause> Standing, ImmutableArray<KeptWork> Works)
{
    /// <summary>As it is kept.</summary>
    public static KeptObedience Of(Obedience obedience) => new(obedience.Last, [.. obedience.Standing.Values], [.. obedience.Works.Select(w => new KeptWork(w.Key, w.Value))]);

    /// <summary>As it was.</summary>
    public Obedience ToObedience() => new(Last, Standing.ToImmutableDictionary(p => p.Pause), Works.ToImmutableDictionary(w => w.Request, w => w.Work));
}

/// <summary>What a request is for. Stored format.</summary>
public sealed record KeptWork(RequestId Request, Work Work);

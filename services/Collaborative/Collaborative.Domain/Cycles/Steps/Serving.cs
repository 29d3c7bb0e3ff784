namespace Collaborative.Domain.Cycles.Steps;

/// <summary>Serves one who asks by the first that succeeds: starting, reclaiming, being promised a start.</summary>
/// <remarks>
/// Whoever waits and changed nothing by it has the same answer as all of its kind who are served before something changes: what failed for one would fail for the other.
/// So of thousands who are alike one is looked at, and the others are told the same.
/// </remarks>
sealed class Serving(CycleState state, Reclaiming reclaiming)
{
    readonly Starting starting = new(state);
    readonly Promising promising = new(state);
    readonly (long Version, ImmutableArray<Fact> Facts)[] told = Untold(state.Kinds);
    int changes;

    /// <returns>Whether it waits; what is said of it then is with it.</returns>
    public bool Waits(Asking asking)
    {
        asking.ServedAfter ??= state.Done.Count;
        var isOfKind = asking is { Kind: not Asking.Alone, Promised: null } && !state.Leaving.ContainsKey(asking.Request.Id);
        if (isOfKind && told[asking.Kind] is var (version, known) && version == Version)
        {
            asking.Waits = promising.Repeat(asking, known);
            return true;
        }
        var before = Version;
        asking.Waits = Answer(asking);
        if (!isOfKind || asking is not { Promised: null, Waits: Verdict.Wait wait })
            changes++;
        else if (Version == before)   // what failed for the first may have replaced what was known, by which the second is told
            told[asking.Kind] = (before, wait.Because);
        return asking.Waits is not null;
    }

    /// <summary>Another number whenever somebody may be told otherwise.</summary>
    long Version => ((long)changes << 32) + state.Failures.Version;

    Verdict? Answer(Asking asking)
    {
        var facts = starting.Start(asking);
        if (facts.IsEmpty)
            return null;
        if (reclaiming.Reclaim(asking) is var reclaimed and not Reclaimed.Nothing)
            return reclaimed == Reclaimed.Now ? null : promising.Said(asking, [new Fact.Leaving(state.Leaving[asking.Request.Id])]);
        return promising.Promise(asking, state.Leaving.TryGetValue(asking.Request.Id, out var leaving) ? [new Fact.Leaving(leaving)] : facts);
    }

    static (long, ImmutableArray<Fact>)[] Untold(int kinds)
    {
        var nobody = new (long, ImmutableArray<Fact>)[kinds];
        Array.Fill(nobody, (-1L, []));
        return nobody;
    }
}

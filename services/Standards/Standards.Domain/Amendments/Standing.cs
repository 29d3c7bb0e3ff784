namespace Standards.Domain.Amendments;

/// <summary>What became of the amendments of a list.</summary>
static class Standing
{
    public static Amendment? Find(IEnumerable<Amendment> all, AmendmentId id) => all.FirstOrDefault(a => a.Id == id);

    /// <summary>The list after an event that concerns amendments already on it.</summary>
    public static ImmutableList<Amendment> After(ImmutableList<Amendment> all, AmendmentEvent happened) => happened switch
    {
        AmendmentEvent.CoSponsored e => With(all, [e.Amendment], a => a with { CoSponsors = a.CoSponsors.Add(e.Member) }),
        AmendmentEvent.Grouped e     => With(all, e.Amendments, a => a with { Group = e.Name }),
        AmendmentEvent.Withdrawn e   => Fallen(With(all, [e.Amendment], a => a with { Status = AmendmentStatus.Withdrawn }), e.Fell),
        AmendmentEvent.Decided e     => Fallen(With(all, e.Amendments, a => a with { Status = e.Carried ? AmendmentStatus.Carried : AmendmentStatus.Rejected }), e.Fell),
        _                            => throw new UnreachableException(),
    };

    /// <summary>The amendments to some, to any depth, that await a vote.</summary>
    public static IEnumerable<Amendment> OpenBelow(IReadOnlyCollection<Amendment> all, IReadOnlySet<AmendmentId> above)
    {
        var reached = above.ToHashSet();
        foreach (var amendment in all.OrderBy(a => a.Number))   // an amendment is older than those to it
            if (amendment.Amends is { } parent && reached.Contains(parent) && reached.Add(amendment.Id) && amendment.IsOpen)
                yield return amendment;
    }

    static ImmutableList<Amendment> Fallen(ImmutableList<Amendment> all, ImmutableArray<Fall> fell)
    {
        var because = fell.ToDictionary(f => f.Amendment, f => f.Because);
        return With(all, [.. because.Keys], a => a with { Status = AmendmentStatus.FallenAway, Because = because[a.Id] });
    }

    static ImmutableList<Amendment> With(ImmutableList<Amendment> all, ImmutableArray<AmendmentId> ids, Func<Amendment, Amendment> change)
    {
        var chosen = ids.ToHashSet();
        return all.ConvertAll(a => chosen.Contains(a.Id) ? change(a) : a);
    }
}

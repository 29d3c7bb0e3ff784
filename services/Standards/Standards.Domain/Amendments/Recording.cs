using Standards.Domain.Documents;

namespace Standards.Domain.Amendments;

using Decided = Decision<AmendmentEvent, AmendmentRefusal>;

/// <summary>What the secretariat records of the votes, and what follows from it: rules of procedure of the General Assembly, 90.</summary>
static class Recording
{
    const int MaxGroupName = 100;

    public static Decided Group(ImmutableList<Amendment> all, AmendmentCommand.Group command)
    {
        if (command.Name is not null && Plain.ProblemInLine("name of the group", command.Name, MaxGroupName) is { } problem)
            return new AmendmentRefusal.Invalid(problem);
        if (Chosen(all, command.Amendments, out var chosen) is { } refusal)
            return refusal;
        if (chosen.Any(a => a.Amends is not null))
            return new AmendmentRefusal.CannotGroup("Only amendments to the text itself can be put to one vote together.");
        if (command.Name is not null && Between(command.Text, all, chosen) is [var clash, ..])
            return new AmendmentRefusal.CannotGroup($"Amendments {Numbers(clash.Owners.Select(o => chosen[o].Number))} cannot be one vote: {clash.Reason}.");

        return new AmendmentEvent.Grouped(command.Act, command.Amendments, command.Name, command.Now);
    }

    public static Decided Decide(ImmutableList<Amendment> all, AmendmentCommand.Record command)
    {
        if (Chosen(all, command.Amendments, out var chosen) is { } refusal)
            return refusal;
        if (chosen.Select(a => a.Amends).Distinct().Count() > 1)
            return new AmendmentRefusal.CannotGroup("Amendments to one text are recorded together; amendments to amendments apart.");
        foreach (var amendment in chosen)
            if (all.FirstOrDefault(a => a.Amends == amendment.Id && a.IsOpen) is { } before)
                return new AmendmentRefusal.OutOfOrder(amendment.Number, before.Number);
        if (command.Carried && Between(command.Text, all, chosen) is [var clash, ..])
            return new AmendmentRefusal.CannotGroup($"Amendments {Numbers(clash.Owners.Select(o => chosen[o].Number))} cannot both be carried: {clash.Reason}.");

        var fell = command.Carried ? Defeated(command.Text, all, chosen) : [];
        return new AmendmentEvent.Decided(command.Act, command.Amendments, command.Carried, fell, command.Now);
    }

    public static Decided Consolidate(ImmutableList<Amendment> all, AmendmentCommand.Consolidate command)
    {
        if (all.Count(a => a.IsOpen) is > 0 and var open)
            return new AmendmentRefusal.VotesOutstanding(open);

        var carried = all.Where(a => a.Status is AmendmentStatus.Carried).ToList();
        var text = Consolidation.Of(command.Text, carried.Select(a => a.Proposal));
        return text switch
        {
            { Conflicts: [var conflict, ..] } => new AmendmentRefusal.NotConsolidated(conflict.Reason),
            { Problems: [var problem, ..] }   => new AmendmentRefusal.NotConsolidated(problem.Message),
            _ when carried.Count == 0         => new AmendmentRefusal.Empty(),
            _                                 => new AmendmentEvent.Consolidated(command.Act, command.Edition, [.. carried.Select(a => a.Id)], DocumentJson.HashOf(text.Text), command.Now),
        };
    }

    /// <summary>Open amendments to the same text that cannot be carried with these, and the amendments to them.</summary>
    static ImmutableArray<Fall> Defeated(Document text, ImmutableList<Amendment> all, IReadOnlyList<Amendment> carried)
    {
        var others = all.Where(a => a.IsOpen && a.Amends == carried[0].Amends && !carried.Contains(a)).ToList();
        var defeats = Defeats.Of(Texts.AmendedBy(text, all, carried[0].Amends), all, [.. carried, .. others]);
        var fell = new List<Fall>();
        foreach (var other in others)
            if (defeats.Between(other, carried) is { } why)
                fell.Add(new(other.Id, why));
        var below = fell.ToDictionary(f => f.Amendment, f => all.First(a => a.Id == f.Amendment).Number);
        foreach (var (id, number) in below)
            fell.AddRange(Standing.OpenBelow(all, new HashSet<AmendmentId> { id }).Select(a => new Fall(a.Id, $"Amendment {number}, which it would change, fell away.")));
        return [.. fell];
    }

    static IReadOnlyList<Clash> Between(Document text, ImmutableList<Amendment> all, IReadOnlyList<Amendment> chosen)
    {
        var under = Texts.AmendedBy(text, all, chosen[0].Amends);
        return ConflictSearch.Between(under, [.. chosen.Select(a => Defeats.EffectOf(under, all, a))]).Clashes;
    }

    static AmendmentRefusal? Chosen(ImmutableList<Amendment> all, ImmutableArray<AmendmentId> ids, out List<Amendment> chosen)
    {
        chosen = [.. ids.Distinct().Select(id => Standing.Find(all, id)).OfType<Amendment>()];
        return chosen.Count == 0 || chosen.Count != ids.Length ? new AmendmentRefusal.Unknown()
            : chosen.Find(a => !a.IsOpen) is { } settled ? new AmendmentRefusal.Settled(settled.Number)
            : null;
    }

    static string Numbers(IEnumerable<int> numbers) => string.Join(" and ", numbers.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}

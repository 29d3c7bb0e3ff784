using Standards.Domain.Documents;

namespace Standards.Domain.Amendments;

/// <summary>Which amendments to one text cannot both be carried: the adoption of one implies the rejection of the other (rule 90).</summary>
sealed class Defeats
{
    readonly Dictionary<(AmendmentId, AmendmentId), string> reasons = [];

    public static Defeats Of(Document text, IReadOnlyList<Amendment> all, IReadOnlyList<Amendment> amendments)
    {
        var defeats = new Defeats();
        var (clashes, _) = ConflictSearch.Between(text, [.. amendments.Select(a => EffectOf(text, all, a))]);
        foreach (var clash in clashes)
        {
            var where = clash.Place is { } place ? $" at {Location.Of(text, place)}" : "";
            foreach (var one in clash.Owners)
                foreach (var other in clash.Owners.Where(o => o != one))
                    defeats.reasons.TryAdd((amendments[one].Id, amendments[other].Id), $"{where}: {clash.Reason}");
        }
        return defeats;
    }

    /// <summary>Why an amendment falls away when others are carried, or null.</summary>
    public string? Between(Amendment amendment, IReadOnlyList<Amendment> carried)
    {
        foreach (var winner in carried)
        {
            if (reasons.TryGetValue((amendment.Id, winner.Id), out var reason))
                return $"Amendment {winner.Number} was carried, which implies the rejection of this one{reason} (General Assembly, rule 90).";
            if (amendment.Operations.SequenceEqual(winner.Operations))
                return $"Amendment {winner.Number}, which says the same, was carried.";
        }
        return null;
    }

    /// <summary>The amendments that cannot be carried with one.</summary>
    public bool AreApart(AmendmentId one, AmendmentId other) => reasons.ContainsKey((one, other));

    /// <summary>What an amendment does, together with the amendments to it that were carried.</summary>
    public static Changes EffectOf(Document text, IReadOnlyList<Amendment> all, Amendment amendment) =>
        new Consolidating(all.Where(a => a.Status is AmendmentStatus.Carried && a.Id != amendment.Id).Select(a => a.Proposal))
            .EffectOf(text, amendment.Proposal) ?? new();
}

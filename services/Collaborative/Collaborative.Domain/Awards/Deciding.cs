using Collaborative.Domain.Calls;
using Collaborative.Domain.Reviews;

namespace Collaborative.Domain.Awards;

/// <summary>Which part of a lottery an application is in.</summary>
/// <remarks>Published format: the names.</remarks>
public enum Tier
{
    /// <summary>There are no tiers.</summary>
    None,

    /// <summary>Awarded in the order of merit.</summary>
    Best,

    /// <summary>Awarded in the order of the draw.</summary>
    Drawn,

    /// <summary>Not awarded.</summary>
    Last,
}

/// <summary>One application in the order in which a call was decided.</summary>
/// <param name="Merit">How much better than the average of those that it is compared with.</param>
/// <param name="Ticket">Settles what is equal, and the order of the drawn.</param>
/// <param name="Moved">Why the panel put it here; none where it did not.</param>
public sealed record Ranked(ApplicationId Application, Fraction Merit, string Ticket, Tier Tier, string? Moved, AwardVerdict Verdict);

/// <summary>How a call is decided: a function of its docket, and of nothing else.</summary>
/// <remarks>
/// 1. Merits are calibrated between reviewers. 2. Applications are ranked by merit, equals by ticket. 3. A panel's moves are made, one after the other. 4. In a lottery the
/// middle is put in the order of tickets. 5. Each in turn is awarded within what is left of its share. Where applicants review each other, all
/// of this is done for each half by itself, with the part of each share that the half's applications ask for.
/// </remarks>
public static class Deciding
{
    /// <summary>The applications in the order of the decision, with what becomes of each.</summary>
    /// <exception cref="ArgumentException">The docket has a problem.</exception>
    public static ImmutableArray<Ranked> Of(Docket docket)
    {
        if (docket.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(docket));
        if (docket.Terms.Reviewers is not ReviewerPool.Applicants)
            return Decide(docket, docket.Candidates, docket.Left);

        var first = Halves.First(docket.Candidates.ToDictionary(c => c.Id, c => c.People), docket.Beacon);
        var (here, there) = (docket.Candidates.Where(c => first.Contains(c.Id)).ToImmutableArray(), docket.Candidates.Where(c => !first.Contains(c.Id)).ToImmutableArray());
        return [.. Decide(docket, here, Part(docket, here)), .. Decide(docket, there, Part(docket, there))];
    }

    static ImmutableArray<Ranked> Decide(Docket docket, ImmutableArray<Candidate> candidates, ImmutableArray<Left> left)
    {
        var ids = candidates.Select(c => c.Id).ToHashSet();
        var merit = Calibration.Of(docket.Ratings.Where(r => ids.Contains(r.Application))).Merit;
        var tickets = ids.ToDictionary(id => id, id => Lot.Ticket(docket.Seed, docket.Beacon, id));
        var ranked = ids.OrderByDescending(id => merit[id]).ThenBy(id => tickets[id], StringComparer.Ordinal).ToList();
        var moved = Move(ranked, docket.Moves);
        var tiers = InTiers(ranked, docket.Terms.Tiers, tickets);

        var candidate = candidates.ToDictionary(c => c.Id);
        var verdicts = Awarding.Of(tiers.Where(t => t.Tier is not Tier.Last).Select(t => candidate[t.Id]), left).ToDictionary(v => v.Application);
        return
        [
            .. tiers.Select(t => new Ranked(
                t.Id, merit[t.Id], tickets[t.Id], t.Tier, moved.GetValueOrDefault(t.Id),
                verdicts.GetValueOrDefault(t.Id) ?? new(t.Id, [], new("award.last_tier", "By its reviews the application is among those that this call does not award.")))),
        ];
    }

    static Dictionary<ApplicationId, string> Move(List<ApplicationId> ranked, IEnumerable<PanelMove> moves)
    {
        var reasons = new Dictionary<ApplicationId, string>();
        foreach (var move in moves)
        {
            ranked.Remove(move.Application);
            ranked.Insert(move.Place - 1, move.Application);
            reasons[move.Application] = move.Reason;
        }
        return reasons;
    }

    static List<(ApplicationId Id, Tier Tier)> InTiers(List<ApplicationId> ranked, Tiers? tiers, Dictionary<ApplicationId, string> tickets)
    {
        if (tiers is null)
            return [.. ranked.Select(id => (id, Tier.None))];

        var (best, last) = (Cut(tiers.Best, ranked.Count), Cut(tiers.Last, ranked.Count));
        return
        [
            .. ranked[..best].Select(id => (id, Tier.Best)),
            .. ranked[best..^last].OrderBy(id => tickets[id], StringComparer.Ordinal).Select(id => (id, Tier.Drawn)),
            .. ranked[^last..].Select(id => (id, Tier.Last)),
        ];
    }

    /// <summary>Of each share, the part that a half asks for of all that is asked for; cut to whole GPU-seconds.</summary>
    static ImmutableArray<Left> Part(Docket docket, ImmutableArray<Candidate> half) =>
    [
        .. docket.Left.Select(left =>
        {
            var (here, all) = (Asked(half, left), Asked(docket.Candidates, left));
            return all == 0 ? left with { Time = default } : left with { Time = new((long)((System.Numerics.BigInteger)left.Time.Value * here / all)) };
        }),
    ];

    static long Asked(ImmutableArray<Candidate> candidates, Left left) =>
        candidates.Where(c => c.Share == left.Share).SelectMany(c => c.Needs).Where(n => n.Model == left.Model).Sum(n => n.Asked.Value);

    static int Cut(Fraction part, int count) => (int)(part.Numerator * count / part.Denominator);
}

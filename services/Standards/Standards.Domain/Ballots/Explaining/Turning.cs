namespace Standards.Domain.Ballots;

/// <summary>Finds what would turn an outcome: for each group of like members and each change of vote, the fewest votes.</summary>
/// <remarks>
/// Exact, and bounded by members × kinds of change. Like members are those of one set of constituencies and one choice. Where
/// they weigh differently and two or more are needed, the fewest are among the heaviest or the lightest, provided that all
/// weighed conditions push one way; where they do not, or where a rule weighs by two amounts, only single votes are stated.
/// </remarks>
sealed class Turning
{
    const int MaxChanges = 24;

    static readonly ImmutableArray<(Choice From, Choice To)> Kinds =
    [
        (Choice.NotVoting, Choice.InFavour), (Choice.NotVoting, Choice.InFavourWithExperts), (Choice.NotVoting, Choice.Against), (Choice.NotVoting, Choice.Abstaining),
        (Choice.Abstaining, Choice.InFavour), (Choice.Abstaining, Choice.Against),
        (Choice.InFavour, Choice.Against), (Choice.InFavour, Choice.Abstaining), (Choice.InFavour, Choice.InFavourWithExperts),
        (Choice.InFavourWithExperts, Choice.Against), (Choice.InFavourWithExperts, Choice.Abstaining), (Choice.InFavourWithExperts, Choice.InFavour),
        (Choice.Against, Choice.InFavour), (Choice.Against, Choice.Abstaining),
        (Choice.AgainstWithoutReasons, Choice.Against), (Choice.AgainstWithoutReasons, Choice.InFavour), (Choice.AgainstWithoutReasons, Choice.Abstaining),
    ];

    readonly ImmutableArray<Condition> conditions;
    readonly ImmutableArray<bool> negated;
    readonly Weighing weighing;
    readonly Sum[] sums;
    readonly Position? castingVote;
    readonly bool approved, tellsReasons, tellsExperts;

    Turning(VotingRule rule, IReadOnlyCollection<Standpoint> votes, Position? castingVote)
    {
        var tally = Tally.Of(votes);
        (conditions, negated, this.castingVote) = (rule.Conditions, [.. rule.Met.Negations()], castingVote);
        weighing = new(rule, tally.Profiles);
        weighing.AddUp(tally.ToCounts(tally.Profiles), sums = new Sum[conditions.Length]);
        approved = weighing.Approves(sums, castingVote);
        tellsReasons = Tells(Choice.Against, Choice.AgainstWithoutReasons);
        tellsExperts = Tells(Choice.InFavour, Choice.InFavourWithExperts);
    }

    public static ImmutableArray<Change> ChangesOf(VotingRule rule, IReadOnlyCollection<Standpoint> votes, Position? castingVote)
    {
        var turning = new Turning(rule, votes, castingVote);
        var changes = votes.GroupBy(v => (Like: Likeness.Of(turning.conditions, v.Profile), Choice: turning.Plainly(v.Choice)))
            .SelectMany(group => Kinds
                .Where(k => k.From == group.Key.Choice && turning.Plainly(k.To) == k.To)
                .Select(k => turning.Smallest(group.Key.Like, [.. group], k.From, k.To)))
            .OfType<Change>();
        return [.. turning.CastingVotes(rule).Concat(changes.OrderBy(c => c.Votes).ThenBy(c => c.Statement, StringComparer.Ordinal)).Take(MaxChanges)];
    }

    /// <summary>The choice, without a difference that the rule does not make.</summary>
    Choice Plainly(Choice choice) => choice switch
    {
        Choice.AgainstWithoutReasons when !tellsReasons => Choice.Against,
        Choice.InFavourWithExperts when !tellsExperts   => Choice.InFavour,
        _                                               => choice,
    };

    bool Tells(Choice one, Choice other) => conditions.Any(c => Condition.Step(c.Part, one, other) != 0 || Condition.Step(c.Whole, one, other) != 0);

    IEnumerable<Change> CastingVotes(VotingRule rule) => castingVote is not null || !rule.HasCastingVote ? [] :
        new[] { (Position: Position.Approve, Choice: Choice.InFavour), (Position: Position.Disapprove, Choice: Choice.Against) }
            .Where(v => weighing.Approves(sums, v.Position) != approved)
            .Select(v => new Change(1, null, v.Choice, "the chair", Weight.Any, [], ChangeSentences.OfCastingVote(v.Position)));

    Change? Smallest(Likeness like, ImmutableArray<Standpoint> members, Choice from, Choice to)
    {
        var by = conditions.FirstOrDefault(c => c.IsWeighed && like.Includes(c))?.By;
        var alone = members.Where(m => Turns([m.Profile], from, to)).Select(m => m.Member).ToImmutableArray();
        if (!alone.IsEmpty)
            return Stated(1, Weight.Any, alone, alone.Length);

        if (by is null)
            return Fewest(members, Weight.Any);
        if (!PushesOneWay(like, from, to))
            return null;
        var heaviestFirst = members.Sort((a, b) => b.Profile.Attributes.AmountOf(by)!.Value.CompareTo(a.Profile.Attributes.AmountOf(by)!.Value));
        var (heaviest, lightest) = (Fewest(heaviestFirst, Weight.Heaviest), Fewest([.. heaviestFirst.Reverse()], Weight.Lightest));
        return (heaviest, lightest) switch
        {
            (null, _)                                   => lightest,
            (_, null)                                   => heaviest,
            _ when lightest.Votes == heaviest.Votes     => lightest with { Weight = Weight.Any, Statement = Words(lightest.Votes, Weight.Any, 0) },
            _                                           => lightest.Votes < heaviest.Votes ? lightest : heaviest,
        };

        Change? Fewest(ImmutableArray<Standpoint> ordered, Weight weight)
        {
            Span<Sum> moved = stackalloc Sum[VotingRule.MaxConditions];
            sums.CopyTo(moved);
            for (var n = 1; n <= ordered.Length; n++)
            {
                Move(ordered[n - 1].Profile, from, to, moved);
                if (n > 1 && weighing.Approves(moved[..sums.Length], castingVote) != approved)
                    return Stated(n, weight, [], 0);
            }
            return null;
        }

        Change Stated(int votes, Weight weight, ImmutableArray<MemberId> alone, int enough) => new(
            votes, from, to, like.Many, weight, [.. alone.Take(Change.MaxMembers)], Words(votes, weight, enough));

        string Words(int votes, Weight weight, int enough) =>
            ChangeSentences.Of(votes, from, to, like.Many, tellsReasons) + ChangeSentences.Which(votes, weight, by ?? "", enough, members.Length) + ".";
    }

    bool Turns(ReadOnlySpan<Profile> profiles, Choice from, Choice to)
    {
        Span<Sum> moved = stackalloc Sum[VotingRule.MaxConditions];
        sums.CopyTo(moved);
        foreach (var profile in profiles)
            Move(profile, from, to, moved);
        return weighing.Approves(moved[..sums.Length], castingVote) != approved;
    }

    void Move(Profile profile, Choice from, Choice to, Span<Sum> moved)
    {
        for (var i = 0; i < conditions.Length; i++)
            if (conditions[i].WeightOf(profile) is not 0 and var weight)
                moved[i] = new(
                    moved[i].Part + (weight * Condition.Step(conditions[i].Part, from, to)),
                    moved[i].Whole + (weight * Condition.Step(conditions[i].Whole, from, to)));
    }

    bool PushesOneWay(Likeness like, Choice from, Choice to)
    {
        var weighed = conditions.Select((c, i) => (Condition: c, Negated: negated[i])).Where(c => c.Condition.IsWeighed && like.Includes(c.Condition)).ToArray();
        return weighed.Select(c => c.Condition.By).Distinct(StringComparer.Ordinal).Count() == 1
            && weighed.Select(c => c.Condition.PushOf(from, to) * (c.Negated ? -1 : 1)).Where(push => push != 0).Distinct().Count() <= 1;
    }
}

using CsCheck;
using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots;

/// <summary>What is said to change an outcome does, and nothing smaller of its kind would: held against every choice of members there is.</summary>
public sealed class LawsOfChanges
{
    [Fact]
    public void Each_stated_change_turns_the_outcome_and_no_smaller_one_does() =>
        Gen.Select(Invented.Rules, Invented.Votes(1, 9), Gen.Enum<Position>().Nullable()).Sample((rule, votes, castingVote) =>
        {
            foreach (var change in rule.Decide(votes, castingVote).Changes.Where(c => c.From is not null))
            {
                Assert.Contains(Groups(rule, votes, change), group =>
                    Sizes(rule, votes, castingVote, group, change.To) is [var fewest, ..] && fewest == change.Votes
                    && (change.Votes > 1 || group.Where(m => Turns(rule, votes, castingVote, [m], change.To)).Select(m => m.Member).SequenceEqual(change.Members)));
            }
        }, iter: 2_000);

    /// <summary>Where a rule weighs by one amount at most and has no negation over it, nothing is left unsaid.</summary>
    [Fact]
    public void Every_change_there_is_is_stated() =>
        Gen.Select(Invented.OneOf([.. Rules.All]), Invented.Votes(1, 9)).Sample((rule, votes) =>
        {
            var stated = rule.Decide(votes).Changes;
            foreach (var group in votes.GroupBy(v => (Like: Like(rule, v.Profile), v.Choice)))
                foreach (var to in new[] { Choice.InFavour, Choice.Against, Choice.Abstaining }.Where(t => t != group.Key.Choice))
                    if (Sizes(rule, votes, null, [.. group], to) is [var fewest, ..] && Tells(rule, group.Key.Choice, to))
                        Assert.Contains(stated, c => c.To == to && c.Votes <= fewest);
        }, iter: 1_000);

    [Fact]
    public void The_heaviest_or_the_lightest_are_named_rightly() =>
        Gen.Select(Invented.RulesWeighing(Gen.Const("population")), Invented.Votes(1, 9)).Sample((rule, votes) =>
        {
            foreach (var change in rule.Decide(votes).Changes.Where(c => c is { From: not null, Votes: > 1 }))
            {
                Assert.Contains(Groups(rule, votes, change), group =>
                {
                    var byWeight = group.OrderBy(v => v.Profile.Attributes.AmountOf("population")).ToArray();
                    return byWeight.Length >= change.Votes
                        && (change.Weight is Weight.Lightest || Turns(rule, votes, null, byWeight[^change.Votes..], change.To))
                        && (change.Weight is Weight.Heaviest || Turns(rule, votes, null, byWeight[..change.Votes], change.To));
                });
            }
        }, iter: 1_000);

    [Fact]
    public void A_casting_vote_is_stated_exactly_where_it_decides() =>
        Gen.Select(Invented.Rules, Invented.Votes(0, 12)).Sample((rule, votes) =>
        {
            var now = rule.Decide(votes);
            foreach (var (position, choice) in new[] { (Position.Approve, Choice.InFavour), (Position.Disapprove, Choice.Against) })
                Assert.Equal(rule.Decide(votes, position).Approved != now.Approved, now.Changes.Any(c => c.From is null && c.To == choice));
        });

    /// <summary>The groups of like members that a change may speak of: two groups may share their words.</summary>
    static IEnumerable<Standpoint[]> Groups(VotingRule rule, Standpoint[] votes, Change change) => votes
        .Where(v => Same(rule, v.Choice, change.From!.Value)).GroupBy(v => Like(rule, v.Profile)).Select(g => g.ToArray()).Where(g => Described(rule, g) == change.Who);

    static string Described(VotingRule rule, Standpoint[] group)
    {
        var parts = rule.Conditions.Select(c => c.Of).Where(of => of != Constituency.All).Distinct().ToArray();
        var within = parts.Where(of => of.Includes(group[0].Profile)).Select(of => of == Constituency.Participating ? "participating member" : $"{of} member").ToArray();
        return within.Length > 0 ? string.Join(" and ", within) + "s" : parts.Length > 0 ? "other members" : "members";
    }

    static string Like(VotingRule rule, Profile profile) => string.Concat(rule.Conditions.Select(c => c.Of.Includes(profile) ? '1' : '0'));

    /// <summary>Reasons and experts make no difference where the rule makes none.</summary>
    static bool Same(VotingRule rule, Choice one, Choice other) => one == other || (Plainly(one) == Plainly(other) && !Tells(rule, one, other));

    static Choice Plainly(Choice choice) => choice switch
    {
        Choice.AgainstWithoutReasons => Choice.Against,
        Choice.InFavourWithExperts => Choice.InFavour,
        _ => choice,
    };

    static bool Tells(VotingRule rule, Choice one, Choice other) => rule.Conditions.Any(c =>
        c.Measure.Includes(one) != c.Measure.Includes(other) || c.Base?.Includes(one) != c.Base?.Includes(other));

    /// <summary>The sizes of all subsets of a group whose change turns the outcome, the smallest first.</summary>
    static int[] Sizes(VotingRule rule, Standpoint[] votes, Position? castingVote, Standpoint[] group, Choice to) =>
        [.. Enumerable.Range(1, (1 << group.Length) - 1)
            .Where(bits => Turns(rule, votes, castingVote, [.. group.Where((_, i) => (bits >> i & 1) == 1)], to))
            .Select(bits => int.PopCount(bits)).Order()];

    static bool Turns(VotingRule rule, Standpoint[] votes, Position? castingVote, Standpoint[] changed, Choice to)
    {
        var after = votes.Select(v => changed.Contains(v) ? v with { Choice = to } : v).ToArray();
        return SlowReference.Holds(rule.Met, after, castingVote) != SlowReference.Holds(rule.Met, votes, castingVote);
    }
}

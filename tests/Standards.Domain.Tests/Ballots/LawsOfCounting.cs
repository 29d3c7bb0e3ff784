using System.Numerics;
using CsCheck;
using Standards.Domain.Ballots;
using static Standards.Domain.Tests.Ballots.Sample;

namespace Standards.Domain.Tests.Ballots;

public sealed class LawsOfCounting
{
    static readonly Gen<MemberId> Members = Gen.Int[0, Voters.Length - 1].Select(i => Voters[i].Member);
    static readonly Gen<Position> Positions = Gen.Enum<Position>();

    [Fact]
    public void Order_makes_no_difference() =>
        Gen.Select(Invented.Rules, Invented.Votes(0, 40), Gen.Int).Sample((rule, votes, seed) =>
        {
            var shuffled = votes.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Content.Of(rule.Decide(votes)), Content.Of(rule.Decide(shuffled) with { Changes = rule.Decide(votes).Changes }));
            Assert.Equal(rule.Decide(votes).Statements().Order(StringComparer.Ordinal), rule.Decide(shuffled).Statements().Order(StringComparer.Ordinal));
        });

    [Fact]
    public void Only_the_counts_matter() =>
        Gen.Select(Invented.Rules, Invented.Votes(0, 40)).Sample((rule, votes) =>
        {
            var renamed = votes.Select((v, i) => v with { Member = Poll.Member(5000 + i) }).ToArray();
            var counts = votes.GroupBy(v => (v.Profile, v.Choice)).Select(g => (g.Key.Profile, g.Key.Choice, g.Count()));
            Assert.Equal(rule.Decide(votes).Approved, rule.Decide(renamed).Approved);
            Assert.Equal(Content.Of(rule.Decide(votes).Findings), Content.Of(rule.Weigh(Tally.Of(counts))));
        });

    [Fact]
    public void Nobody_is_lost_or_counted_twice() =>
        Gen.Select(Invented.Rules, Invented.Votes(0, 40)).Sample((rule, votes) =>
        {
            foreach (var (condition, finding) in rule.Conditions.Zip(rule.Decide(votes).Findings))
                Assert.Equal(votes.Count(v => condition.Of.Includes(v.Profile)), finding.Count.Of(Measure.Entitled));
        });

    [Fact]
    public void A_comparison_is_exact() =>
        Gen.Select(Invented.Rules, Invented.Votes(0, 40)).Sample((rule, votes) =>
        {
            foreach (var (condition, finding) in rule.Conditions.Zip(rule.Decide(votes).Findings))
                Assert.Equal(SlowReference.IsMet(condition, votes), finding.Met);
        }, iter: 3_000);

    [Fact]
    public void A_formula_is_what_its_parts_say() =>
        Gen.Select(Invented.Rules, Invented.Votes(0, 30), Positions.Nullable()).Sample((rule, votes, castingVote) =>
            Assert.Equal(SlowReference.Holds(rule.Met, votes, castingVote), rule.Decide(votes, castingVote).Approved), iter: 3_000);

    /// <summary>No shipped rule makes an approval do harm: none has a clause that asks for fewer.</summary>
    [Fact]
    public void One_more_approval_never_hurts() =>
        Gen.Select(Invented.OneOf([.. Rules.All]), Invented.Votes(1, 40), Gen.Int[0, 39]).Sample((rule, votes, at) =>
        {
            var more = votes.ToArray();
            more[at % more.Length] = more[at % more.Length] with { Choice = Choice.InFavourWithExperts };
            Assert.True(!rule.Decide(votes).Approved || rule.Decide(more).Approved, rule.Id);
        }, iter: 3_000);

    [Fact]
    public void A_percentage_is_rounded_from_the_exact_fraction() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Int[1, 3000]).Sample((part, whole) =>
        {
            var tenths = BigInteger.Parse(new Fraction(part, whole).ToPercent().Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
            // |tenths / 1000 - part / whole| is at most half a tenth of a percent, and the half goes up.
            var doubledError = ((BigInteger)2 * part * 1000) - (2 * tenths * whole);
            Assert.True(doubledError < whole && doubledError >= -whole);
        });

    [Fact]
    public void A_rule_written_and_read_is_the_same_rule() =>
        Invented.Rules.Sample(rule => Assert.Equal(rule.Freeze(), rule.Freeze().Thaw().Freeze()));

    [Fact]
    public void After_changes_of_vote_only_the_last_one_counts() =>
        Gen.Select(Members, Positions, Gen.Bool).Array[0, 40].Sample(casts =>
        {
            var open = (Ballot.Open)Run(casts).State;
            var last = casts.GroupBy(c => c.Item1).ToDictionary(g => g.Key, g => Choices.Of(g.Last().Item2, g.Last().Item3, namesExperts: false));

            Assert.All(open.Terms.Electorate.Standpoints(open.Votes), s => Assert.Equal(last.GetValueOrDefault(s.Member, Choice.NotVoting), s.Choice));
            Assert.Equal(casts.Length, open.Votes.Values.Sum(v => v.Revision));
        });

    [Fact]
    public void Replay_equals_live() =>
        Gen.Select(Members, Positions, Gen.Bool).Array[0, 40].Sample(casts =>
        {
            var (live, events) = Run(casts);
            foreach (var command in new BallotCommand[]
            {
                new BallotCommand.Remind(Act(7), Evening), new BallotCommand.CloseAtDeadline(Act(7), Evening),
                new BallotCommand.CorrectVote(Act(8), Japan, null, Reasoned: false, "Not cast.", Sample.Delegate, Evening),
                new BallotCommand.CorrectVote(Act(9), Japan, Position.Disapprove, Reasoned: true, "Cast after all.", Sample.Delegate, Evening),
            })
                foreach (var happened in Ballot.Decide(live, command) is Decision<BallotEvent, BallotRefusal>.Accepted accepted ? accepted.Events : [])
                {
                    events.Add(happened);
                    live = Ballot.Evolve(live, happened);
                }

            var replayed = (Ballot.Closed)events.Aggregate(Ballot.Initial, Ballot.Evolve);

            Assert.Equal(Describe(live), Describe(replayed));
            Assert.Equal(Content.Of(replayed.Rule.Decide(replayed.Terms.Electorate.Standpoints(replayed.Votes))), Content.Of(replayed.Result));
        });

    static (Ballot State, List<BallotEvent> Events) Run((MemberId, Position, bool)[] casts)
    {
        List<BallotEvent> events = [Opened];
        var state = Ballot.Evolve(Ballot.Initial, Opened);
        foreach (var (member, position, reasoned) in casts)
        {
            var decision = Ballot.Decide(state, Cast(member, position, Noon, reasoned ? Reasons : []));
            var happened = ((Decision<BallotEvent, BallotRefusal>.Accepted)decision).Events[0];
            events.Add(happened);
            state = Ballot.Evolve(state, happened);
        }
        return (state, events);
    }

    static string Describe(Ballot state) => state is Ballot.Closed c
        ? $"{Content.Of(c.Terms)} {string.Join(';', c.Votes.OrderBy(v => v.Key.Value))} {string.Join(';', c.Struck)} {c.At} {c.Because} {Content.Of(c.Result)}"
        : state.ToString();
}

using System.Numerics;
using CsCheck;
using Standards.Domain.Ballots;
using static Standards.Domain.Tests.Ballots.Sample;

namespace Standards.Domain.Tests.Ballots;

public sealed class LawsOfCounting
{
    static readonly Gen<MemberId> Members = Gen.Int[0, Voters.Length - 1].Select(i => Voters[i].Member);
    static readonly Gen<Position> Positions = Gen.Enum<Position>();
    static readonly Gen<Vote> Votes = Gen.Select(Gen.Enum<Standing>(), Positions, Gen.Bool, (s, p, r) => new Vote(Act(1), s, p, r, 1));
    static readonly Gen<Count> Counts = Gen.Select(Gen.Int[0, 400], Gen.Int[0, 400], Gen.Int[0, 400], Gen.Int[0, 400], (a, b, c, d) => new Count(a, b, c, d));
    static readonly Gen<Condition> Conditions = Gen.Select(
        Gen.Enum<Constituency>(), Gen.Enum<Measure>(), Gen.Enum<Comparison>(), Gen.Int[1, 60].SelectMany(d => Gen.Int[0, d].Select(n => new Fraction(n, d))), Gen.Bool, Gen.Bool,
        (e, m, c, t, a, n) => new Condition("any", e, m, c, t, a, n));

    [Fact]
    public void Order_makes_no_difference() =>
        Gen.Select(Votes.Array[0, 60], Gen.Int).Sample((votes, seed) =>
        {
            var shuffled = votes.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Tally.Of(votes), Tally.Of(shuffled));
        });

    [Fact]
    public void Parts_add_up_to_the_whole() =>
        Gen.Select(Votes.Array[0, 30], Votes.Array[0, 30]).Sample((here, there) =>
            Assert.Equal(Tally.Of(here.Concat(there)), Tally.Of(here) + Tally.Of(there)));

    [Fact]
    public void Nobody_is_lost_or_counted_twice() =>
        Gen.Select(Conditions, Counts, Counts).Sample((condition, participating, other) =>
        {
            var tally = condition.Weigh(new(participating, other));
            var votes = condition.Electorate is Constituency.All ? participating.Cast + other.Cast : participating.Cast;
            Assert.Equal(votes, tally.Counted + tally.LeftOut + (condition.CountAbstentions ? 0 : tally.Abstained));
        });

    [Fact]
    public void A_comparison_is_exact() =>
        Gen.Select(Conditions, Counts, Counts).Sample((condition, participating, other) =>
        {
            var tally = condition.Weigh(new(participating, other));
            BigInteger part = condition.Measure is Measure.InFavour ? tally.InFavour : tally.Against;
            var (left, right) = (part * condition.Threshold.Denominator, tally.Counted * condition.Threshold.Numerator);
            var expected = tally.Counted > 0 && condition.Comparison switch
            {
                Comparison.AtLeast => left >= right,
                Comparison.MoreThan => left > right,
                Comparison.AtMost => left <= right,
                _ => left < right,
            };
            Assert.Equal(expected, tally.Met);
        }, iter: 5_000);

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
    public void After_changes_of_vote_only_the_last_one_counts() =>
        Gen.Select(Members, Positions, Gen.Bool).Array[0, 40].Sample(casts =>
        {
            var open = (Ballot.Open)Run(casts).State;
            var last = casts.GroupBy(c => c.Item1).Select(g => g.Last());
            var expected = last.Aggregate(default(Tally), (sum, c) =>
                sum + Tally.Of(Voters.First(e => e.Member == c.Item1).Standing, c.Item2, c.Item3));

            Assert.Equal(expected, Tally.Of(open.Votes.Values));
            Assert.Equal(casts.Length, open.Votes.Values.Sum(v => v.Revision));
        });

    [Fact]
    public void Replay_equals_live() =>
        Gen.Select(Members, Positions, Gen.Bool).Array[0, 40].Sample(casts =>
        {
            var (live, events) = Run(casts);
            var closing = ((Decision<BallotEvent, BallotRefusal>.Accepted)Ballot.Decide(live, new BallotCommand.CloseAtDeadline(Act(7), Evening))).Events[0];

            var replayed = events.Append(closing).Aggregate(Ballot.Initial, Ballot.Evolve);

            Assert.Equal(Describe(Ballot.Evolve(live, closing)), Describe(replayed));
            var closed = (Ballot.Closed)replayed;
            Assert.Equal(Content.Of(closed.Terms.Rule.Thaw().Apply(Tally.Of(closed.Votes.Values))), Content.Of(closed.Result));
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
        ? $"{Content.Of(c.Terms)} {string.Join(';', c.Votes.OrderBy(v => v.Key.Value))} {c.At} {c.Because} {Content.Of(c.Result)}"
        : state.ToString();
}

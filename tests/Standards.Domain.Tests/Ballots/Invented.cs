using CsCheck;
using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots;

/// <summary>Rules and votes that nobody would think of.</summary>
static class Invented
{
    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    static readonly Gen<Constituency> Constituencies = OneOf(Constituency.All, Constituency.Participating, Constituency.Class("permanent"));

    static Gen<Condition> Conditions(Gen<string> by) => Gen.Select(
        Gen.Select(Constituencies, Gen.Enum<Measure>(), by), Gen.Enum<Comparison>(),
        Gen.OneOf(
            Gen.Select(OneOf([.. Measures.Bases]), Gen.Int[1, 60].SelectMany(d => Gen.Int[0, d].Select(n => new Fraction(n, d))), (b, t) => (Base: (Measure?)b, Threshold: t)),
            Gen.Int[0, 6].Select(n => (Base: (Measure?)null, Threshold: new Fraction(n, 1)))),
        (what, comparison, how) => new Condition("c", what.Item1, what.Item2, how.Base, what.Item3, comparison, how.Threshold));

    static Gen<Formula> Formulas(Gen<string> by, int depth) => depth == 0
        ? Gen.Frequency((9, Conditions(by).Select(c => (Formula)new Formula.One(c))), (1, Gen.Const((Formula)new Formula.CastingVote())))
        : Gen.Frequency(
            (3, Formulas(by, 0)),
            (2, Formulas(by, depth - 1).Array[1, 3].Select(p => (Formula)new Formula.All([.. p]))),
            (2, Formulas(by, depth - 1).Array[1, 3].Select(p => (Formula)new Formula.Any([.. p]))),
            (1, Formulas(by, depth - 1).Select(p => (Formula)new Formula.Not(p))));

    public static Gen<VotingRule> Rules { get; } = RulesWeighing(OneOf(Condition.Members, Condition.Members, "population", "voting-power"));

    public static Gen<VotingRule> RulesWeighing(Gen<string> by) => Formulas(by, 2).Select(f => new VotingRule("any", 1, "Any", "Nowhere", Numbered(f)))
        .Where(r => r.Conditions.Length > 0);

    static readonly Gen<Profile> Profiles = Gen.Select(Gen.Enum<Standing>(), Gen.Bool, Gen.Long[1, 5], Gen.Long[1, 3], (standing, permanent, people, votes) =>
        new Profile(standing, new(permanent ? ["permanent"] : [], [new("population", people), new("voting-power", votes)])));

    public static Gen<Standpoint[]> Votes(int least, int most) => Gen.Select(Profiles, Gen.Enum<Choice>()).Array[least, most]
        .Select(all => all.Select((v, i) => new Standpoint(Poll.Member(i), v.Item1, v.Item2)).ToArray());

    /// <summary>The formula with an id of its own for each condition.</summary>
    static Formula Numbered(Formula formula)
    {
        var next = 0;
        return Number(formula);

        Formula Number(Formula part) => part switch
        {
            Formula.All all => new Formula.All([.. all.Parts.Select(Number)]),
            Formula.Any any => new Formula.Any([.. any.Parts.Select(Number)]),
            Formula.Not not => new Formula.Not(Number(not.Part)),
            Formula.One one => new Formula.One(one.Condition with { Id = $"c{next++}" }),
            _ => part,
        };
    }
}

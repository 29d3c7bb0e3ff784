using BuildingBlocks.Domain;
using Compliance.Domain.Licensing;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Licensing;

/// <summary>Conditions and facts of any kind, on few instants, so that much happens at once.</summary>
static class AnyCondition
{
    public static readonly FactCatalogue Catalogue = FactCatalogue.Of(
        ("event", [("size", FieldType.Number), ("kind", FieldType.Names), ("due", FieldType.Instant)]), ("other", [("size", FieldType.Number)]));

    static readonly Gen<DateTimeOffset> Hour = Gen.Int[0, 120].Select(h => Noon.AddHours(h));

    static readonly Gen<Test> Leaf = Gen.OneOf<Test>(
        OneOf("a", "b").Select(n => (Test)new Test.Is("kind", n)),
        Gen.Int[0, 3].Select(n => (Test)new Test.Compares("size", Comparison.AtLeast, new(n, 1))),
        Gen.Const((Test)new Test.Past("due")),
        Gen.Int[1, 3].Select(d => (Test)new Test.Within("due", d)));

    static readonly Gen<Test> Where = Gen.OneOf(
        Leaf, Leaf.Select(t => (Test)new Test.Not(t)), Leaf.Array[0, 3].Select(t => (Test)new Test.All([.. t])), Leaf.Array[0, 3].Select(t => (Test)new Test.Any([.. t])));

    static readonly Gen<Quantity> Amount = Gen.OneOf<Quantity>(
        Gen.Select(OneOf("event", "other"), Where).Select((k, w) => (Quantity)new Quantity.Count(k, w)), Where.Select(w => (Quantity)new Quantity.Total("event", "size", w)),
        Gen.Int[0, 3].Select(n => (Quantity)new Quantity.Given(new(n, 2))));

    static readonly Gen<Expression> Comparing = Gen.Select(Amount, OneOf(Comparison.AtMost, Comparison.AtLeast, Comparison.Equals), Gen.Select(Amount, Gen.Int[0, 2]).Select((a, n) => (Quantity)new Quantity.Sum([a, new Quantity.Given(new(n, 1))])))
        .Select((l, h, r) => (Expression)new Expression.Compares(l, h, r));

    public static readonly Gen<Condition> Conditions = Gen.OneOf(
        Comparing, Comparing.Select(e => (Expression)new Expression.Not(e)), Comparing.Array[0, 3].Select(e => (Expression)new Expression.All([.. e])),
        Comparing.Array[0, 3].Select(e => (Expression)new Expression.Any([new Expression.Other("x", new Expression.All([.. e]))]))).Select(e => new Condition("c", "It is well.", e));

    public static readonly Gen<TimedFact> Facts = Gen.Select(Hour, Gen.Int[0, 60], Gen.Int[0, 3], OneOf("a", "b", "c"), Hour, Gen.Int[1, 99]).Select((from, hours, size, kind, due, id) => new TimedFact(
        new(size == 3 ? "other" : "event", Act(id), $"Fact {id}", ImmutableSortedDictionary<string, FactValue>.Empty
            .Add("size", new FactValue.Number(new(size, 1))).Add("kind", new FactValue.Names([kind])).Add("due", new FactValue.Instant(due))),
        from, hours > 50 ? null : from.AddHours(hours)));
}

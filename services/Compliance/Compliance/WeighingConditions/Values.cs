
namespace Compliance.WeighingConditions;

/// <summary>Values of facts, written short.</summary>
static class Values
{
    public static FactValue At(DateTimeOffset instant) => new FactValue.Instant(instant);

    public static FactValue Number(Fraction amount) => new FactValue.Number(amount);

    public static FactValue Count(int amount) => Number(new(amount, 1));

    public static FactValue Name(object name) => new FactValue.Names([name.ToString()!]);

    public static ImmutableSortedDictionary<string, FactValue> Fields(params (string Field, FactValue Value)[] fields) => fields.ToImmutableSortedDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal);

    /// <summary>Of two ends; nothing is no end.</summary>
    public static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null || one < other ? one : other;

    public static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

namespace Compliance.Domain.Licensing;

/// <summary>What kind of value a field of a fact has.</summary>
public enum FieldType
{
    /// <summary>An exact number.</summary>
    Number,

    /// <summary>A name, or several.</summary>
    Names,

    /// <summary>An instant.</summary>
    Instant,
}

/// <summary>One value of a fact.</summary>
public abstract record FactValue(FieldType Type)
{
    /// <summary>An exact number.</summary>
    public sealed record Number(Fraction Amount) : FactValue(FieldType.Number);

    /// <summary>A name, or several: a condition asks whether one is among them.</summary>
    public sealed record Names(ImmutableArray<string> Among) : FactValue(FieldType.Names);

    /// <summary>An instant.</summary>
    public sealed record Instant(DateTimeOffset At) : FactValue(FieldType.Instant);
}

/// <summary>Something that is so: an incident, a report that is due, a pause. Conditions read facts, and nothing else.</summary>
/// <param name="Kind">One of a <see cref="FactCatalogue"/>.</param>
/// <param name="Id">Of what it is about.</param>
/// <param name="Label">What it is, in one line, for who reads why a condition fails.</param>
/// <param name="Fields">As the kind says; a field that is not known is left out, and no test of it is met.</param>
public sealed record Fact(string Kind, Guid Id, string Label, ImmutableSortedDictionary<string, FactValue> Fields);

/// <summary>A fact, and for how long it is one: from when it was on record until it was so no more.</summary>
/// <param name="Until">Exclusive; null while it is so.</param>
public sealed record TimedFact(Fact Fact, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>Whether it is a fact at an instant.</summary>
    public bool IsAt(DateTimeOffset instant) => From <= instant && !(Until <= instant);
}

/// <summary>The kinds of facts that there are, each with its fields. A condition on anything else is refused when the licence is granted.</summary>
public sealed record FactCatalogue(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, FieldType>> Kinds)
{
    /// <summary>A catalogue of these kinds.</summary>
    public static FactCatalogue Of(params (string Kind, (string Field, FieldType Type)[] Fields)[] kinds) => new(
        kinds.ToImmutableSortedDictionary(k => k.Kind, k => k.Fields.ToImmutableSortedDictionary(f => f.Field, f => f.Type, StringComparer.Ordinal), StringComparer.Ordinal));
}

using System.Text.Json.Serialization;

namespace Standards.Domain.Ballots;

/// <summary>What a member has of something that a rule may weigh by: people, votes by quota.</summary>
/// <remarks>Stored format.</remarks>
/// <param name="Name">Small letters, digits and hyphens.</param>
/// <param name="Value">At least 1: whoever weighs nothing is not part of a weighed electorate.</param>
public sealed record Amount(string Name, long Value)
{
    /// <summary>The greatest: the sums of the greatest electorate stay exact.</summary>
    public const long Max = 100_000_000_000_000;
}

/// <summary>The classes a member belongs to and the amounts it has, beyond its standing. Equal by content, whatever the order.</summary>
/// <remarks>Stored format.</remarks>
public sealed class Attributes : IEquatable<Attributes>
{
    const int MaxNumber = 16;
    readonly string key;

    /// <param name="classes">Such as <c>permanent</c>.</param>
    /// <param name="amounts">Each name once.</param>
    [JsonConstructor]
    public Attributes(ImmutableArray<string> classes, ImmutableArray<Amount> amounts)
    {
        Classes = classes.IsDefault ? [] : classes;
        Amounts = amounts.IsDefault ? [] : amounts;
        key = $"{string.Join(' ', Classes.Order(StringComparer.Ordinal))};{string.Join(' ', Amounts.OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => $"{a.Name}={a.Value}"))}";
    }

    /// <summary>No class, no amount.</summary>
    public static Attributes None { get; } = new([], []);

    /// <summary>The classes the member belongs to.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>What the member has.</summary>
    public ImmutableArray<Amount> Amounts { get; }

    /// <summary>What the member has of a name, or null.</summary>
    public long? AmountOf(string name) => Amounts.FirstOrDefault(a => a.Name == name)?.Value;

    /// <summary>The first thing wrong, as a sentence, or null.</summary>
    public string? Problem() => this switch
    {
        _ when Classes.Length + Amounts.Length > MaxNumber => $"A member has at most {MaxNumber} attributes.",
        _ when Classes.Concat(Amounts.Select(a => a.Name)).FirstOrDefault(n => !Strict.IsName(n)) is { } wrong => $"\"{wrong}\" is no name of an attribute: small letters, digits and hyphens, at most 64.",
        _ when Classes.Distinct(StringComparer.Ordinal).Count() < Classes.Length => "A class of a member is named twice.",
        _ when Amounts.DistinctBy(a => a.Name).Count() < Amounts.Length => "An amount of a member is named twice.",
        _ when Amounts.Any(a => a.Name == Condition.Members) => $"An amount cannot be called {Condition.Members}: each member is one.",
        _ when Amounts.FirstOrDefault(a => a.Value is < 1 or > Amount.Max) is { } beyond => $"The {beyond.Name} of a member is from 1 to {Amount.Max}.",
        _ => null,
    };

    /// <inheritdoc/>
    public bool Equals(Attributes? other) => other is not null && key == other.key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Attributes);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(key);

    /// <inheritdoc/>
    public override string ToString() => key;
}

using Collaborative.Domain.Accounts;

namespace Collaborative.Domain.Quotas;

/// <summary>What is shared: devices of a model, thousandths of a core, or mebibytes of memory. Compared by its exact name.</summary>
public readonly record struct Resource(string Name)
{
    /// <summary>Processors, in thousandths of a core.</summary>
    public static Resource Cpu => new("cpu");

    /// <summary>Main memory, in units of 2^20 bytes.</summary>
    public static Resource Memory => new("memory");

    /// <summary>Whole devices of a model.</summary>
    public static Resource Of(AcceleratorModel model) => new($"accelerator/{model.Name}");
}

/// <summary>An exact amount of each resource; what is not named is zero. Equal when all amounts are.</summary>
public sealed class Amounts : IEquatable<Amounts>
{
    readonly ImmutableSortedDictionary<string, Fraction> amounts;

    Amounts(IEnumerable<KeyValuePair<string, Fraction>> amounts) =>
        this.amounts = amounts.Where(a => a.Value != Fraction.Zero).ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Nothing of anything.</summary>
    public static Amounts None { get; } = new([]);

    /// <summary>These amounts; of a resource that is named several times, their sum.</summary>
    public static Amounts Of(params IEnumerable<(Resource Resource, Fraction Amount)> amounts) =>
        amounts.Aggregate(None, (all, a) => all + new Amounts([new(a.Resource.Name, a.Amount)]));

    /// <summary>The devices that use up this time in this period if they never rest.</summary>
    /// <exception cref="ArgumentException">The period does not last.</exception>
    public static Amounts OfTime(AcceleratorModel model, GpuSeconds time, Period period) => period.IsLawful
        ? Of((Resource.Of(model), new Fraction(time.Value, 1) / new Fraction((period.To - period.From).Ticks, TimeSpan.TicksPerSecond)))
        : throw new ArgumentException("The period ends before it begins.", nameof(period));

    /// <summary>How much of a resource.</summary>
    public Fraction this[Resource resource] => amounts.GetValueOrDefault(resource.Name);

    /// <summary>The resources of which there is something, by name.</summary>
    public IEnumerable<Resource> Resources => amounts.Keys.Select(name => new Resource(name));

    /// <summary>Nothing is below zero.</summary>
    public bool IsLawful => amounts.Values.All(a => a > Fraction.Zero);

    /// <summary>There is no resource of which this is more.</summary>
    public bool IsWithin(Amounts most) => FirstBeyond(most) is null;

    /// <summary>The first resource, by name, of which this is more; nothing if there is none.</summary>
    public Resource? FirstBeyond(Amounts most) => Resources.Concat(most.Resources).Distinct().OrderBy(r => r.Name, StringComparer.Ordinal)
        .Where(r => this[r] > most[r]).Select(r => (Resource?)r).FirstOrDefault();

    public static Amounts operator +(Amounts left, Amounts right) => left.With(right, (x, y) => x + y);

    public static Amounts operator -(Amounts left, Amounts right) => left.With(right, (x, y) => x - y);

    public static Amounts operator *(Fraction factor, Amounts amounts) => new(amounts.amounts.Select(a => KeyValuePair.Create(a.Key, factor * a.Value)));

    public bool Equals(Amounts? other) => other is not null && amounts.SequenceEqual(other.amounts);

    public override bool Equals(object? obj) => Equals(obj as Amounts);

    public override int GetHashCode() => amounts.Aggregate(0, (hash, a) => HashCode.Combine(hash, StringComparer.Ordinal.GetHashCode(a.Key), a.Value));

    /// <summary>By name, such as <c>accelerator/H100 5/2, cpu 4000</c>.</summary>
    public override string ToString() => amounts.IsEmpty ? "nothing" : string.Join(", ", amounts.Select(a => $"{a.Key} {a.Value}"));

    Amounts With(Amounts other, Func<Fraction, Fraction, Fraction> combine) => new(Resources.Concat(other.Resources).Distinct()
        .Select(r => KeyValuePair.Create(r.Name, combine(this[r], other[r]))));
}

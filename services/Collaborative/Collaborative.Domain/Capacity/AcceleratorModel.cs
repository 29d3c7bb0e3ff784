namespace Collaborative.Domain.Capacity;

/// <summary>The model of an accelerator, such as <c>V100M32</c>. Compared by its exact name.</summary>
public readonly record struct AcceleratorModel(string Name);

/// <summary>The models that a demand may run on. Equal when they name the same models; the order in which they are written is of no account.</summary>
public readonly record struct AcceleratorModels
{
    readonly string? names;   // sorted, distinct, joined by a bar

    AcceleratorModels(string names) => this.names = names;

    /// <summary>Every model will do.</summary>
    public static AcceleratorModels Any => default;

    /// <summary>One of these; none named means that every model will do.</summary>
    public static AcceleratorModels OneOf(params IEnumerable<AcceleratorModel> models) =>
        new(string.Join('|', models.Select(m => m.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));

    /// <summary>Reads the form of the openb traces, <c>V100M16|V100M32</c>; empty means that every model will do.</summary>
    public static AcceleratorModels Parse(string text) =>
        OneOf(text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(n => new AcceleratorModel(n)));

    /// <summary>No model is excluded.</summary>
    public bool IsAny => string.IsNullOrEmpty(names);

    /// <summary>A device of this model will do.</summary>
    public bool Admit(AcceleratorModel model)
    {
        if (IsAny || names == model.Name)
            return true;
        foreach (var name in names.AsSpan().Split('|'))
            if (names.AsSpan()[name].SequenceEqual(model.Name))
                return true;
        return false;
    }

    /// <summary>The models, sorted and joined by a bar; empty if every model will do.</summary>
    public override string ToString() => names ?? "";

    public bool Equals(AcceleratorModels other) => string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}

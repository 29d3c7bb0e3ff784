namespace Compliance.Domain.ControlDocuments;

/// <summary>How far a control is said to be implemented (OSCAL, <c>implementation-status</c> of a component).</summary>
public enum Implementation
{
    /// <summary>What it asks for is there.</summary>
    Implemented,

    /// <summary>Part of it is there.</summary>
    Partial,

    /// <summary>It will be there.</summary>
    Planned,

    /// <summary>Something else is there that does as much.</summary>
    Alternative,

    /// <summary>It asks for something that cannot be asked for here.</summary>
    NotApplicable,

    /// <summary>The document speaks of it, and does not say how far.</summary>
    Unstated,
}

/// <summary>How the states of several parts make one.</summary>
public static class Implementations
{
    /// <summary>What is said of a control by all its components and statements together: parts that say nothing, or that do not apply, weigh nothing beside others; where one part lacks, the whole is partial.</summary>
    public static Implementation Together(IEnumerable<Implementation> parts)
    {
        ImmutableHashSet<Implementation> said = [.. parts];
        var weighing = said.Except([Implementation.Unstated, Implementation.NotApplicable]);
        return weighing.Count switch
        {
            0 => said.Contains(Implementation.NotApplicable) ? Implementation.NotApplicable : Implementation.Unstated,
            1 => weighing.Single(),
            _ => weighing.SetEquals([Implementation.Implemented, Implementation.Alternative]) ? Implementation.Alternative : Implementation.Partial,
        };
    }

    /// <summary>As OSCAL writes it; null for what it does not know.</summary>
    public static Implementation? Read(string state) => state.Trim().ToLowerInvariant() switch
    {
        "implemented"                      => Implementation.Implemented,
        "partial"                          => Implementation.Partial,
        "planned"                          => Implementation.Planned,
        "alternative"                      => Implementation.Alternative,
        "not-applicable"                   => Implementation.NotApplicable,
        _                                  => null,
    };
}

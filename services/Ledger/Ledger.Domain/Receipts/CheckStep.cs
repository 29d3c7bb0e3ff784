namespace Ledger.Domain.Receipts;

/// <summary>One step of a check, as a person reads it.</summary>
/// <param name="Name">Stable: a page may hang its own words on it.</param>
/// <param name="Sentence">What was found, and, where something is wrong, what.</param>
public sealed record CheckStep(string Name, CheckOutcome Outcome, string Sentence)
{
    /// <summary>Whether the step was made and found nothing wrong.</summary>
    public bool Passed => Outcome is CheckOutcome.Passed;
}

/// <summary>How a step ended.</summary>
public enum CheckOutcome
{
    /// <summary>Nothing is wrong.</summary>
    Passed,

    /// <summary>Something is wrong.</summary>
    Failed,

    /// <summary>It could not be made, because an earlier step failed.</summary>
    NotReached,
}

/// <summary>All steps of a check, in their order.</summary>
public abstract record CheckReport(IReadOnlyList<CheckStep> Steps)
{
    /// <summary>Whether every step passed. Nothing less is proof.</summary>
    public bool Holds => Steps.Count > 0 && Steps.All(s => s.Passed);
}

/// <summary>What one step found: a value for the steps after it, or what is wrong.</summary>
readonly record struct Finding<T>(T? Value, string Sentence)
    where T : class;

/// <summary>Collects steps; a step whose earlier findings are missing is not reached.</summary>
sealed class Checklist
{
    readonly List<CheckStep> steps = [];

    public IReadOnlyList<CheckStep> Steps => steps;

    public T? Check<T>(string name, Finding<T> finding)
        where T : class
    {
        steps.Add(new(name, finding.Value is null ? CheckOutcome.Failed : CheckOutcome.Passed, finding.Sentence));
        return finding.Value;
    }

    public T? NotReached<T>(string name, string because)
        where T : class
    {
        steps.Add(new(name, CheckOutcome.NotReached, $"Not checked: {because}"));
        return null;
    }
}

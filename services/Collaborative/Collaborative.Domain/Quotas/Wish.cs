namespace Collaborative.Domain.Quotas;

/// <summary>What a project wants: tasks that each need the same amounts, and how many of them. A task may be held in part.</summary>
/// <param name="Task">What one task needs. Amounts in these proportions are useful, and no others (Leontief preferences).</param>
/// <param name="Tasks">How many at most.</param>
public sealed record Wish(Amounts Task, Fraction Tasks)
{
    /// <summary>Nothing if the wish makes sense, otherwise the first rule that it breaks.</summary>
    public WishRefusal? Check() =>
        !Task.IsLawful || Tasks < Fraction.Zero ? new WishRefusal.Negative()
        : Task.Equals(Amounts.None) ? new WishRefusal.Empty()
        : null;

    /// <summary>How many tasks these amounts suffice for; never more than are wanted.</summary>
    public Fraction Useful(Amounts held) => Task.Resources.Select(r => held[r] / Task[r]).Append(Tasks).Min();
}

/// <summary>Why a wish makes no sense.</summary>
public abstract record WishRefusal(string Code, string Message) : IRefusal
{
    /// <summary>An amount or the number of tasks is below zero.</summary>
    public sealed record Negative() : WishRefusal("wish.negative", "No task needs less than nothing, and there are not less than none.");

    /// <summary>A task needs nothing.</summary>
    public sealed record Empty() : WishRefusal("wish.empty", "A task needs something; say what.");
}

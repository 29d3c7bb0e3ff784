namespace Collaborative.Domain.Accounts;

/// <summary>One entry as it stands in a statement.</summary>
/// <param name="Number">Of the posting, from zero.</param>
/// <param name="Balance">After it.</param>
public readonly record struct StatementLine(int Number, DateTimeOffset At, PostingKind Kind, GpuSeconds Amount, GpuSeconds Balance);

/// <summary>What happened at one place in the period: it began with one balance, these entries were made, it ended with another.</summary>
public sealed record StatementSection(Place Place, GpuSeconds Opening, ImmutableArray<StatementLine> Lines, GpuSeconds Closing);

/// <summary>What happened on an account and on all below it in a period. A balance carried in from before is the opening; the last instant is the next period's.</summary>
/// <param name="Sections">By account from the top down, then in the order in which places came into use; those that were and stayed at zero are left out.</param>
public sealed record Statement(AccountId Account, Period Period, ImmutableArray<StatementSection> Sections)
{
    /// <summary>The statement by the books as they are; it changes no more once the period is over.</summary>
    /// <returns>Nothing if there is no such account.</returns>
    public static Statement? Of(Books books, AccountId account, Period period) => books.Accounts[account] is null ? null : new(account, period,
    [
        .. from a in books.Accounts.Within(account)
           from place in books.PlacesOf(a.Id)
           let section = new StatementSection(
               place, books.BalanceUpTo(place, period.From), [.. books.Entries(place, period)], books.BalanceUpTo(place, period.To))
           where section.Opening.Value != 0 || !section.Lines.IsEmpty
           select section,
    ]);

    /// <summary>The sum of all entries of a kind for a purpose and a model: of usage for <see cref="Purpose.Used"/>, what ran.</summary>
    public GpuSeconds Total(Purpose purpose, AcceleratorModel model, PostingKind kind) => new(Sections
        .Where(s => s.Place.Purpose == purpose && s.Place.Model == model)
        .Sum(s => s.Lines.Where(l => l.Kind == kind).Sum(l => l.Amount.Value)));
}

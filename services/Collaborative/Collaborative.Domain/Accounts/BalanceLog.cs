namespace Collaborative.Domain.Accounts;

/// <summary>What happened at one place: after which posting it stood at what. Every entry is a checkpoint, so that no past balance is a matter of adding up.</summary>
/// <param name="least">The balance never falls below it.</param>
/// <param name="most">The balance never rises above it.</param>
sealed class BalanceLog(long least, long most)
{
    readonly List<int> numbers = [];     // of postings, rising
    readonly List<long> balances = [];   // after each of them

    /// <summary>The log of a place on this account, with the bounds of its purpose.</summary>
    public static BalanceLog Of(Account account, Purpose purpose) => purpose switch
    {
        Purpose.Issued                 => new(long.MinValue, 0),
        Purpose.Available              => new(-account.Overdraft.Value, long.MaxValue),
        Purpose.Used or Purpose.Lapsed => new(0, long.MaxValue),
        Purpose.Exchanged              => new(long.MinValue, long.MaxValue),
        _                              => throw new UnreachableException(),
    };

    /// <summary>After all that was entered.</summary>
    public long Balance => balances.Count == 0 ? 0 : balances[^1];

    /// <summary>Nothing if the entry may be made, otherwise what its balance would break.</summary>
    public PostingRefusal? Check(Entry entry)
    {
        var balance = (Int128)Balance + entry.Amount.Value;
        return balance < long.MinValue || balance > long.MaxValue ? new PostingRefusal.Overflow(entry.Place)
            : balance < least || balance > most ? new PostingRefusal.Overdrawn(entry.Place, new((long)balance))
            : null;
    }

    /// <summary>Enters an amount under a number that is higher than all before it.</summary>
    public void Enter(int number, long amount)
    {
        balances.Add(Balance + amount);
        numbers.Add(number);
    }

    /// <summary>After the postings of lower number.</summary>
    public long Before(int number) => BeforeIfAny(number) ?? 0;

    /// <summary>The same; nothing where there are none.</summary>
    public long? BeforeIfAny(int number) => CountBefore(number) is > 0 and var count ? balances[count - 1] : null;

    /// <summary>The entries of the postings from a number up to, and without, another.</summary>
    public IEnumerable<(int Number, long Amount, long Balance)> Between(int from, int to)
    {
        for (var i = CountBefore(from); i < numbers.Count && numbers[i] < to; i++)
            yield return (numbers[i], balances[i] - (i == 0 ? 0 : balances[i - 1]), balances[i]);
    }

    int CountBefore(int number) => numbers.BinarySearch(number) is var at && at < 0 ? ~at : at;
}

namespace Collaborative.Domain.Accounts;

/// <summary>The accounts from the institution down to its projects. Accounts are added and never removed, for their past remains.</summary>
public sealed class AccountTree
{
    readonly ImmutableDictionary<AccountId, Account> accounts;
    readonly ImmutableDictionary<AccountId, ImmutableArray<AccountId>> children;

    AccountTree(ImmutableList<Account> all, ImmutableDictionary<AccountId, Account> accounts, ImmutableDictionary<AccountId, ImmutableArray<AccountId>> children) =>
        (All, this.accounts, this.children) = (all, accounts, children);

    /// <summary>No account yet.</summary>
    public static AccountTree Empty { get; } = new([], ImmutableDictionary<AccountId, Account>.Empty, ImmutableDictionary<AccountId, ImmutableArray<AccountId>>.Empty);

    /// <summary>In the order in which they were opened.</summary>
    public ImmutableList<Account> All { get; }

    /// <summary>The account, or nothing if there is none of this name.</summary>
    public Account? this[AccountId id] => accounts.GetValueOrDefault(id);

    /// <summary>Nothing if the account may be opened, otherwise the first rule that it breaks.</summary>
    public AccountRefusal? Check(Account account) => account switch
    {
        _ when accounts.ContainsKey(account.Id)                                => new AccountRefusal.Twice(account),
        { Overdraft.Value: < 0 or > GpuSeconds.Most }                          => new AccountRefusal.OverdraftOutOfRange(account),
        { Parent: null, Level: AccountLevel.Institution }                      => null,
        { Parent: null } or { Level: AccountLevel.Institution }                => new AccountRefusal.WrongLevel(account),
        { Parent: { } parent } when this[parent] is null                       => new AccountRefusal.UnknownParent(account),
        { Parent: { } parent } when this[parent]!.Level + 1 != account.Level   => new AccountRefusal.WrongLevel(account),
        _                                                                      => null,
    };

    /// <summary>The tree with this account in it.</summary>
    /// <exception cref="ArgumentException">The account breaks a rule.</exception>
    public AccountTree With(Account account)
    {
        if (Check(account) is { } refusal)
            throw new ArgumentException(refusal.Message, nameof(account));
        return new(
            All.Add(account),
            accounts.Add(account.Id, account),
            account.Parent is { } parent ? children.SetItem(parent, children.GetValueOrDefault(parent, []).Add(account.Id)) : children);
    }

    /// <summary>The account and all below it: each account before its own, siblings as they were opened.</summary>
    public IEnumerable<Account> Within(AccountId root)
    {
        if (this[root] is not { } account)
            yield break;
        yield return account;
        foreach (var below in children.GetValueOrDefault(root, []).SelectMany(Within))
            yield return below;
    }
}

/// <summary>Why an account was not opened.</summary>
public abstract record AccountRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is an account of this identifier.</summary>
    public sealed record Twice(Account Account) : AccountRefusal("account.twice", $"{Account.Name} has an account already.");

    /// <summary>The account above is not there.</summary>
    public sealed record UnknownParent(Account Account) : AccountRefusal("account.unknown_parent", $"The account above {Account.Name} does not exist; open it first.");

    /// <summary>The level is not the one below its parent's.</summary>
    public sealed record WrongLevel(Account Account) : AccountRefusal(
        "account.wrong_level", $"{Account.Name} cannot be a {Account.Level} there: under an institution are members, under a member programmes, under a programme projects.");

    /// <summary>The overdraft is below zero, or beyond what an entry may move.</summary>
    public sealed record OverdraftOutOfRange(Account Account) : AccountRefusal(
        "account.overdraft_out_of_range", $"The overdraft of {Account.Name} is {Account.Overdraft.Value} GPU-seconds; it is at least 0 and at most {GpuSeconds.Most}.");
}

namespace Collaborative.Domain.Accounts;

/// <summary>Why a posting is not made.</summary>
public abstract record PostingRefusal(string Code, string Message) : IRefusal
{
    /// <summary>It has no entry.</summary>
    public sealed record Empty() : PostingRefusal("posting.empty", "A posting has entries.");

    /// <summary>It has more entries than one posting may have.</summary>
    public sealed record TooLong(int Entries) : PostingRefusal("posting.too_long", $"A posting has at most {Posting.MostEntries} entries, not {Entries}; make several.");

    /// <summary>An entry moves nothing, or more than there can be.</summary>
    public sealed record Absurd(GpuSeconds Amount) : PostingRefusal(
        "posting.absurd", $"An entry moves at least one GPU-second and at most {GpuSeconds.Most}, not {Amount.Value}.");

    /// <summary>Two entries are for one place.</summary>
    public sealed record PlaceTwice(Place Place) : PostingRefusal(
        "posting.place_twice", $"{Place.Purpose} of {Place.Model.Name} on account {Place.Account.Value} is entered twice; make one entry of the sum.");

    /// <summary>The entries of a model do not add up to zero.</summary>
    public sealed record Unbalanced(AcceleratorModel Model, GpuSeconds Sum) : PostingRefusal(
        "posting.unbalanced", $"The entries of {Model.Name} add up to {Sum.Value} GPU-seconds instead of zero.");

    /// <summary>The account is not in the books.</summary>
    public sealed record UnknownAccount(AccountId Account) : PostingRefusal("posting.unknown_account", $"There is no account {Account.Value} in these books.");

    /// <summary>Its time is not within the period that is open.</summary>
    public sealed record WrongPeriod(DateTimeOffset At, Period Open) : PostingRefusal(
        "posting.wrong_period", $"{At:O} is not within the open period, {Open.From:O} up to {Open.To:O}.");

    /// <summary>A later posting has been made.</summary>
    public sealed record OutOfOrder(DateTimeOffset At, DateTimeOffset Last) : PostingRefusal(
        "posting.out_of_order", $"The books have a posting of {Last:O}; one of {At:O} comes too late and is entered with the time of its entering.");

    /// <summary>It would leave less than may be there.</summary>
    public sealed record Overdrawn(Place Place, GpuSeconds Balance) : PostingRefusal(
        "posting.overdrawn", $"{Place.Purpose} of {Place.Model.Name} on account {Place.Account.Value} would stand at {Balance.Value} GPU-seconds.");

    /// <summary>A balance would leave what can be counted.</summary>
    public sealed record Overflow(Place Place) : PostingRefusal(
        "posting.overflow", $"The balance of {Place.Model.Name} on account {Place.Account.Value} would be beyond what is counted.");
}

namespace Collaborative.Domain.Accounts;

/// <summary>What may be asked of the books. <see cref="At"/> is when it is entered.</summary>
public abstract record BookCommand(DateTimeOffset At)
{
    /// <summary>A new account in the tree.</summary>
    public sealed record OpenAccount(Account Account, DateTimeOffset At) : BookCommand(At);

    /// <summary>
    /// The next period, which follows the open one, or the first. Of what is available on an account, what exceeds the cap lapses at its first instant; the rest is carried over.
    /// </summary>
    /// <param name="Cap">The most that is carried over, as a part of what came to the account in the period that ends (issued, granted, transferred, exchanged) less what went from it so: 0 to 1.</param>
    public sealed record OpenPeriod(Period Period, Fraction Cap, DateTimeOffset At) : BookCommand(At);

    /// <summary>Capacity that was pledged comes into the books.</summary>
    public sealed record Issue(AccountId Account, AcceleratorModel Model, GpuSeconds Amount, string Reference, DateTimeOffset At) : BookCommand(At);

    /// <summary>From an account to one below it.</summary>
    public sealed record Grant(AccountId From, AccountId To, AcceleratorModel Model, GpuSeconds Amount, string Reference, DateTimeOffset At) : BookCommand(At);

    /// <summary>From an account to another of the same level.</summary>
    public sealed record Transfer(AccountId From, AccountId To, AcceleratorModel Model, GpuSeconds Amount, string Reference, DateTimeOffset At) : BookCommand(At);

    /// <summary>Gives time of one model for another at the rate in force. What is received is rounded down to a whole GPU-second.</summary>
    public sealed record Exchange(AccountId Account, AcceleratorModel Given, AcceleratorModel Received, GpuSeconds Amount, Rates Rates, string Reference, DateTimeOffset At) : BookCommand(At);

    /// <summary>What is left of time that came for a while goes back to an account above, as far as it is there.</summary>
    /// <param name="Lent">All that came so to the account and was or is in force, in whatever order.</param>
    /// <param name="Of">Which of them it is about, by its place in the list.</param>
    /// <param name="Returned">What of it went back before.</param>
    /// <param name="Held">What work of its time may use yet.</param>
    /// <param name="Kept">What all work of the account may use yet.</param>
    /// <param name="Known">How many postings there were when this was asked for.</param>
    public sealed record Return(
        AccountId From, AccountId To, AcceleratorModel Model, ImmutableArray<LentTime> Lent, int Of, GpuSeconds Returned, GpuSeconds Held, GpuSeconds Kept, int Known, string Reference, DateTimeOffset At) : BookCommand(At);

    /// <summary>Charges a run that is over: its devices for the whole seconds from its start to its end, both cut to the second, so that runs in a row add up.</summary>
    /// <param name="Share">Of each device, 1 to 1,000 thousandths; the time of a share is cut to whole GPU-seconds on the scale of all time, so that runs in a row add up there too.</param>
    public sealed record Use(RunId Run, AccountId Project, AcceleratorModel Model, int Devices, Period Ran, string Reference, DateTimeOffset At, int Share = MilliDevices.One) : BookCommand(At);

    /// <summary>Gives back what a run lost, because it was preempted or failed through no fault of its own. Into the period that is open, whenever it ran.</summary>
    public sealed record Refund(RunId Run, GpuSeconds Lost, string Reference, DateTimeOffset At) : BookCommand(At);
}

/// <summary>Why nothing was entered.</summary>
public abstract record BookRefusal(string Code, string Message) : IRefusal
{
    /// <summary>The posting itself breaks a rule of the books.</summary>
    public sealed record NotPosted(PostingRefusal Reason) : BookRefusal(Reason.Code, Reason.Message);

    /// <summary>The account breaks a rule of the tree.</summary>
    public sealed record NotOpened(AccountRefusal Reason) : BookRefusal(Reason.Code, Reason.Message);

    /// <summary>A period ends before it begins, leaves a gap, or has a cap beyond its bounds.</summary>
    public sealed record NotTheNextPeriod(Period Period, Period Open) : BookRefusal(
        "period.not_next", $"The next period begins at {Open.To:O}, where the open one ends, and ends later; {Period.From:O} up to {Period.To:O} does not.");

    /// <summary>A period is opened before it begins or after it is over.</summary>
    public sealed record PeriodOutOfTime(Period Period, DateTimeOffset At) : BookRefusal(
        "period.out_of_time", $"A period is opened once it has begun and before it is over; {At:O} is not within {Period.From:O} up to {Period.To:O}.");

    /// <summary>The cap on what is carried over is below nothing or above all.</summary>
    public sealed record CapOutOfRange(Fraction Cap) : BookRefusal("period.cap_out_of_range", $"The cap on what is carried over is a fraction from 0 to 1, not {Cap}.");

    /// <summary>What is moved is not above zero, or more than an entry may move.</summary>
    public sealed record AmountOutOfRange(GpuSeconds Amount) : BookRefusal(
        "amount.out_of_range", $"An amount is 1 to {GpuSeconds.Most} GPU-seconds, not {Amount.Value}.");

    /// <summary>A grant is to an account that is not below.</summary>
    public sealed record NotBelow(Account From, Account To) : BookRefusal("grant.not_below", $"{To.Name} is not directly below {From.Name}; between equals it is a transfer.");

    /// <summary>Time goes back to an account that is not above.</summary>
    public sealed record NotAbove(Account From, Account To) : BookRefusal("return.not_above", $"{To.Name} is not above {From.Name}; time goes back to where it came from.");

    /// <summary>Nothing is left that could go back.</summary>
    public sealed record NothingLeft() : BookRefusal("return.nothing_left", "Nothing of it is left that could go back.");

    /// <summary>Something was entered on the account since it was asked.</summary>
    public sealed record Overtaken() : BookRefusal("return.overtaken", "Something was entered on the account meanwhile; ask again.");

    /// <summary>A transfer is between accounts of different levels, or to itself.</summary>
    public sealed record NotBeside(Account From, Account To) : BookRefusal(
        "transfer.not_beside", $"A transfer is between two accounts of one level; {From.Name} is a {From.Level} and {To.Name} a {To.Level}.");

    /// <summary>There is no rate between two models at the time.</summary>
    public sealed record NoRate(AcceleratorModel Given, AcceleratorModel Received, DateTimeOffset At) : BookRefusal(
        "exchange.no_rate", $"No rate from {Given.Name} to {Received.Name} is in force at {At:O}.");

    /// <summary>Both models are the same.</summary>
    public sealed record SameModel(AcceleratorModel Model) : BookRefusal("exchange.same_model", $"{Model.Name} is not exchanged for itself.");

    /// <summary>What is given buys less than a GPU-second, or more than an entry may move.</summary>
    public sealed record NothingBought(AcceleratorModel Received) : BookRefusal(
        "exchange.out_of_range", $"What is given must buy at least one GPU-second of {Received.Name}, and at most {GpuSeconds.Most}.");

    /// <summary>A run is charged to an account that is not a project's.</summary>
    public sealed record NotAProject(Account Account) : BookRefusal("run.not_a_project", $"Runs are charged to projects; {Account.Name} is a {Account.Level}.");

    /// <summary>A run ends before it starts, or after it is entered.</summary>
    public sealed record ImpossibleTimes(Period Ran, DateTimeOffset At) : BookRefusal(
        "run.impossible_times", $"A run ends after it starts and before it is charged; {Ran.From:O} to {Ran.To:O}, charged at {At:O}, does not.");

    /// <summary>A run is longer than a year, or has no device, or more than there can be.</summary>
    public sealed record AbsurdRun(int Devices, Period Ran) : BookRefusal(
        "run.absurd", $"A run has 1 to {Bookkeeping.MostDevices} devices for at most {Bookkeeping.MostDays} days, not {Devices} from {Ran.From:O} to {Ran.To:O}.");

    /// <summary>The run was charged, and not this.</summary>
    public sealed record ChargedOtherwise(RunId Run) : BookRefusal("run.charged_otherwise", $"Run {Run.Value} was charged already, and otherwise; refund what was too much.");

    /// <summary>A run that was never charged has nothing to refund.</summary>
    public sealed record NotCharged(RunId Run) : BookRefusal("refund.not_charged", $"Run {Run.Value} was not charged.");

    /// <summary>More would be refunded than was charged.</summary>
    public sealed record MoreThanCharged(RunId Run, GpuSeconds Left) : BookRefusal(
        "refund.more_than_charged", $"Of run {Run.Value} at most {Left.Value} GPU-seconds are left to refund.");
}

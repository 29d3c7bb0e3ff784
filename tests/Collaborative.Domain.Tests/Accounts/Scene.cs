namespace Collaborative.Domain.Tests.Accounts;

/// <summary>Books of one quarter with an institution, two members, and a project under the first; and the short forms by which tests read as requirements.</summary>
sealed class Scene
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly Period Quarter = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
    public static readonly AcceleratorModel A100 = new("A100"), H100 = new("H100");
    public static readonly AccountId Institution = Id(1), Norway = Id(2), Kenya = Id(3), Health = Id(4), Scans = Id(5), Nobody = Id(9);

    public Scene()
    {
        Do(new BookCommand.OpenAccount(new(Institution, null, AccountLevel.Institution, "Institution"), Monday));
        Do(new BookCommand.OpenAccount(new(Norway, Institution, AccountLevel.Member, "Norway"), Monday));
        Do(new BookCommand.OpenAccount(new(Kenya, Institution, AccountLevel.Member, "Kenya"), Monday));
        Do(new BookCommand.OpenAccount(new(Health, Norway, AccountLevel.Programme, "Health"), Monday));
        Do(new BookCommand.OpenAccount(new(Scans, Health, AccountLevel.Project, "Scans"), Monday));
        Do(new BookCommand.OpenPeriod(Quarter, Fraction.One, Monday));
    }

    public Books Books { get; } = new();

    /// <summary>The code of the refusal, or none.</summary>
    public string? Refusal(BookCommand command) => Bookkeeping.Decide(Books, command) is Decision<BookEvent, BookRefusal>.Refused refused ? refused.Reason.Code : null;

    /// <summary>Does it, and says how many events followed.</summary>
    public int Do(BookCommand command)
    {
        var accepted = Assert.IsType<Decision<BookEvent, BookRefusal>.Accepted>(Bookkeeping.Decide(Books, command));
        foreach (var happened in accepted.Events)
            Books.Apply(happened);
        return accepted.Events.Length;
    }

    /// <summary>Brings this much to the project, down from the institution.</summary>
    public Scene Funded(long amount)
    {
        Do(new BookCommand.Issue(Institution, A100, new(amount), "pledge", Monday));
        Do(new BookCommand.Grant(Institution, Norway, A100, new(amount), "share", Monday));
        Do(new BookCommand.Grant(Norway, Health, A100, new(amount), "programme", Monday));
        Do(new BookCommand.Grant(Health, Scans, A100, new(amount), "award", Monday));
        return this;
    }

    public long Available(AccountId account, AcceleratorModel? model = null) => Books.Balance(new(account, Purpose.Available, model ?? A100)).Value;

    public long Used(AccountId account) => Books.Balance(new(account, Purpose.Used, A100)).Value;

    public static BookCommand.Use Run(int number, int devices, double seconds, DateTimeOffset? end = null, AccountId? project = null) =>
        new(new(Id(number).Value), project ?? Scans, A100, devices, new((end ?? Monday).AddSeconds(-seconds), end ?? Monday), "run", end ?? Monday);

    public static AccountId Id(int number) => new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
}

namespace Web.Graph;

public enum RequestState { Waiting, Running, Ended, Withdrawn }

/// <summary>The shared pool as far as a document asked for it.</summary>
public sealed record CapacityPool
{
    public IReadOnlyList<DeviceAmount> Capacity { get; init; } = [];
    public IReadOnlyList<DeviceAmount> Pledged { get; init; } = [];
    public IReadOnlyList<DeviceAmount> InUse { get; init; } = [];
    public IReadOnlyList<DeviceAmount> CapacityThen { get; init; } = [];
    public IReadOnlyList<DeviceAmount> PledgedThen { get; init; } = [];
    public IReadOnlyList<CapacityStep> CapacityOverTime { get; init; } = [];
    public IReadOnlyList<SiteUse> Sites { get; init; } = [];
    public int Waiting { get; init; }
    public int Running { get; init; }
    public IReadOnlyList<Pledge> Pledges { get; init; } = [];
    public IReadOnlyList<Maintenance> Maintenances { get; init; } = [];
    public IReadOnlyList<ClusterTrouble> Troubles { get; init; } = [];
    public IReadOnlyList<UrgencyClass> Classes { get; init; } = [];
    public IReadOnlyList<string> Connectors { get; init; } = [];
    public Shares? Shares { get; init; }
    public IReadOnlyList<AdvanceReservation> Reservations { get; init; } = [];
    public CycleRules? Rules { get; init; }
}

/// <summary>Machines that are set aside for a node of the shares.</summary>
public sealed record AdvanceReservation(
    Guid Id, string Cluster, IReadOnlyList<string> Machines, DateTimeOffset From, DateTimeOffset To, Guid QuotaId, string? QuotaName, string Reason, ReceiptLink? Receipt);

/// <summary>The figures by which cycles decide.</summary>
public sealed record CycleRules
{
    public long ForesightSeconds { get; init; }
    public int MostPromises { get; init; }
    public int MostReclaims { get; init; }
    public string? Decision { get; init; }
    public DateTimeOffset? Since { get; init; }
    public ReceiptLink? Receipt { get; init; }
}

/// <summary>What there is from an instant on, until the next step.</summary>
/// <param name="Capacity">Without those in maintenance.</param>
public sealed record CapacityStep(DateTimeOffset From, IReadOnlyList<DeviceAmount> Capacity, IReadOnlyList<DeviceAmount> Pledged, IReadOnlyList<CapacityChange> Because);

public sealed record CapacityChange(string Turn, string Cluster, int Machines, string? Reason, bool IsReported);

/// <summary>What a site gives, and how much of it is held now.</summary>
public sealed record SiteUse(
    string Site, IReadOnlyList<OrganizationLink> Members, IReadOnlyList<string> Clusters, IReadOnlyList<DeviceAmount> Capacity, IReadOnlyList<DeviceAmount> Pledged, IReadOnlyList<DeviceAmount> Held);

/// <summary>So much of a model that a node uses beyond what belongs to it, and whose it is.</summary>
public sealed record Loan(int Level, Guid BorrowerId, string BorrowerName, Guid LenderId, string LenderName, string Source, string Model, string Exact, double Devices);

/// <param name="Exact">An exact fraction; <paramref name="Devices"/> is for drawing only.</param>
public sealed record DeviceAmount(string Model, string Exact, double Devices);

public sealed record Pledge
{
    public Guid Id { get; init; }
    public OrganizationLink Member { get; init; } = new(Guid.Empty);
    public string Site { get; init; } = "";
    public string Cluster { get; init; } = "";
    public int Devices { get; init; }
    public DateTimeOffset From { get; init; }
    public DateTimeOffset? To { get; init; }
    public int MilliPerHour { get; init; }
    public int? GramsPerKilowattHour { get; init; }
    public IReadOnlyList<MachineGroup> Groups { get; init; } = [];
    public ReceiptLink? Receipt { get; init; }
}

public sealed record MachineGroup(string Name, int Count, string Model, int Devices, IReadOnlyList<string> Place);

/// <param name="IsReported">The cluster said it by itself; otherwise people planned it.</param>
public sealed record Maintenance(Guid Id, string Cluster, IReadOnlyList<string> Machines, DateTimeOffset From, DateTimeOffset To, string Reason, bool IsReported, ReceiptLink? Receipt);

/// <summary>What cannot be used of what a cluster says of its machines.</summary>
public sealed record ClusterTrouble(string Cluster, DateTimeOffset Since, string Code, IReadOnlyList<string> Machines);

public sealed record UrgencyClass(string Name, int Value, bool Preempts, string? MostPart);

public sealed record Shares
{
    public string Decision { get; init; } = "";
    public DateTimeOffset Since { get; init; }
    public IReadOnlyList<DeviceAmount> Capacity { get; init; } = [];
    public IReadOnlyList<ShareNode> Nodes { get; init; } = [];
    public IReadOnlyList<Loan> Lending { get; init; } = [];
    public IReadOnlyList<Loan> Programmes { get; init; } = [];
    public IReadOnlyList<Loan> Projects { get; init; } = [];
    public ReceiptLink? Receipt { get; init; }
}

public sealed record ShareNode
{
    public Guid Id { get; init; }
    public Guid? ParentId { get; init; }
    public int Level { get; init; }
    public string Name { get; init; } = "";
    public OrganizationLink? Member { get; init; }
    public string? Part { get; init; }
    public string Weight { get; init; } = "1";
    public IReadOnlyList<DeviceAmount> Nominal { get; init; } = [];
    public IReadOnlyList<DeviceAmount> Guarantee { get; init; } = [];
    public IReadOnlyList<DeviceAmount>? Borrowing { get; init; }
    public IReadOnlyList<DeviceAmount>? Lending { get; init; }
    public IReadOnlyList<DeviceAmount> Held { get; init; } = [];

    public double HeldDevices => Held.Sum(h => h.Devices);
    public double NominalDevices => Nominal.Sum(h => h.Devices);
}

/// <summary>What a node would have by shares that are thought of, and be due of what it holds and waits for.</summary>
public sealed record ShareDue(Guid Id, int Level, string Name, IReadOnlyList<DeviceAmount> Nominal, IReadOnlyList<DeviceAmount> Wanted, IReadOnlyList<DeviceAmount> Due);

public sealed record SharesObjection(string Code, string Message, Guid? QuotaId);

public sealed record DevicesInput(string Model, string Devices);
public sealed record QuotaInput(Guid Id, Guid? ParentId, string Name, string? Part, IReadOnlyList<DevicesInput>? Stated, IReadOnlyList<DevicesInput>? Borrowing, IReadOnlyList<DevicesInput>? Lending, string Weight, IReadOnlyList<DevicesInput> Guarantee);

public sealed record TimeRequest
{
    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }
    public string ProjectName { get; init; } = "";
    public string Class { get; init; } = "";
    public RequestState State { get; init; }
    public IReadOnlyList<RequestAlternative> Alternatives { get; init; } = [];
    public bool OneDomain { get; init; }
    public int CheckpointSeconds { get; init; }
    public DateTimeOffset? Deadline { get; init; }
    public DateTimeOffset RequestedAt { get; init; }
    public DateTimeOffset? PromisedStart { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string? EndReason { get; init; }
    public string? EndCode { get; init; }
    public string? Refusal { get; init; }
    public Guid? HeldByPauseId { get; init; }
    public IReadOnlyList<WaitReason> Because { get; init; } = [];
    public IReadOnlyList<CapacityRun> Runs { get; init; } = [];
    public ReceiptLink? Receipt { get; init; }
}

public sealed record RequestAlternative(IReadOnlyList<string> Models, int Devices, int ShareMilli, int CpuMilli, int MemoryMib, int Workers, int MostWorkers, int WalltimeSeconds);

/// <param name="Text">In English; <paramref name="Figures"/> are what it says.</param>
public sealed record WaitReason(string Code, string Text, IReadOnlyList<WaitFigure> Figures);

public sealed record WaitFigure(string Name, string Value);

public sealed record WaitExplanation(IReadOnlyList<WaitReason> Because, DateTimeOffset? LatestStart, ProposedChange? Proposed);

/// <summary>What would start a request; what its code is not about is null.</summary>
public sealed record ProposedChange
{
    public string Code { get; init; } = "";
    public string Text { get; init; } = "";
    public string? Model { get; init; }
    public int? Workers { get; init; }
    public int? WorkersNow { get; init; }
    public int? Minutes { get; init; }
    public int? MinutesNow { get; init; }
    public int? Machines { get; init; }
    public int? Devices { get; init; }
    public IReadOnlyList<LimitRise> Rises { get; init; } = [];
}

public sealed record LimitRise(string Name, IReadOnlyList<ResourceAmount> By);

/// <param name="Amount">Thousandths of a device or core, or mebibytes.</param>
public sealed record ResourceAmount(string Resource, long Amount);

public sealed record WhatIf(DateTimeOffset? Start, string? Ground, IReadOnlyList<WaitReason> Because);

/// <summary>A stretch of time in which a request held the same devices.</summary>
public sealed record CapacityRun
{
    public Guid Id { get; init; }
    public Guid? RequestId { get; init; }
    public string? ProjectName { get; init; }
    public string Cluster { get; init; } = "";
    public string Model { get; init; } = "";
    public int Devices { get; init; }
    public int ShareMilli { get; init; }
    public string Ground { get; init; } = "";
    public DateTimeOffset Started { get; init; }
    public DateTimeOffset EndsBy { get; init; }
    public DateTimeOffset? Ended { get; init; }
    public string? Reason { get; init; }
    public IReadOnlyList<CapacityWorker> Workers { get; init; } = [];
}

public sealed record CapacityWorker(string Machine, IReadOnlyList<int> Devices);

/// <summary>Some machines of a cluster in a time.</summary>
public sealed record CapacityTimeline
{
    public string Cluster { get; init; } = "";
    public int MachineCount { get; init; }
    public bool HasMoreRuns { get; init; }
    public IReadOnlyList<TimelineMachine> Machines { get; init; } = [];
    public IReadOnlyList<CapacityRun> Runs { get; init; } = [];
    public IReadOnlyList<PromisedStart> Promised { get; init; } = [];
    public IReadOnlyList<ClosedStretch> Closed { get; init; } = [];
}

public sealed record TimelineMachine(string Name, string Model, int Devices, IReadOnlyList<string> Place);

/// <param name="Starts">At the latest; then it ends by <paramref name="EndsBy"/>.</param>
public sealed record PromisedStart(Guid RequestId, string ProjectName, string Class, DateTimeOffset Starts, DateTimeOffset EndsBy, int Devices, int ShareMilli, IReadOnlyList<CapacityWorker> Workers);

public sealed record ClosedStretch(string Kind, IReadOnlyList<string> Machines, DateTimeOffset From, DateTimeOffset To, string? Reason, bool IsReported);

public sealed record Cycle
{
    public long Number { get; init; }
    public DateTimeOffset At { get; init; }
    public string SnapshotHash { get; init; } = "";
    public string OutcomeHash { get; init; } = "";
    public int Started { get; init; }
    public int Waiting { get; init; }
    public int Preempted { get; init; }
    public int Promised { get; init; }
    public string Record { get; init; } = "";
    public IReadOnlyList<CycleVerdict> Verdicts { get; init; } = [];
    public ReceiptLink? Receipt { get; init; }
}

public sealed record CycleVerdict(Guid RequestId, string? ProjectName, string Kind, string? Ground, int? Workers, DateTimeOffset? By, IReadOnlyList<WaitReason> Because);

public sealed record TimeAccount
{
    public Guid Id { get; init; }
    public Guid? ParentId { get; init; }
    public string Level { get; init; } = "";
    public string Name { get; init; } = "";
    public IReadOnlyList<AccountBalance> Balances { get; init; } = [];
    public IReadOnlyList<AccountBalance> Opening { get; init; } = [];
    public IReadOnlyList<TimeAccount> Below { get; init; } = [];
    public IReadOnlyList<StatementLine> Statement { get; init; } = [];
    /// <summary>Who may ask for its time; null where the reader is not told.</summary>
    public IReadOnlyList<ProjectResearcher>? Researchers { get; init; }
}

/// <summary>On the account and on all below it.</summary>
/// <param name="AvailableHere">Of what is available, what stands on the account itself.</param>
public sealed record AccountBalance(string Model, long Available, long Used, long Granted, long AvailableHere = 0);

public sealed record StatementLine(
    string Cursor, int Number, DateTimeOffset At, string Kind, string Purpose, string Model, long Amount, long Balance, string Reference, Guid? RunId, ReceiptLink Receipt, Guid AccountId, string AccountName);

/// <summary>What models are worth in exchange, as far as a document asked for it.</summary>
/// <param name="Bought">GPU-seconds; null where no rate is in force.</param>
public sealed record ExchangeRates(string? Bought = null)
{
    public IReadOnlyList<WorthInForce> InForce { get; init; } = [];
    public IReadOnlyList<RatesDecision> Decisions { get; init; } = [];
}

public sealed record WorthInForce(string Model, string Worth, DateTimeOffset Since)
{
    public IReadOnlyList<ModelRate> Buys { get; init; } = [];
}

public sealed record ModelRate(string Model, string Exact);

public sealed record ModelWorth(string Model, string Worth);

public sealed record RatesDecision(string Decision, DateTimeOffset From, DateTimeOffset DecidedAt, IReadOnlyList<ModelWorth> Worths, ReceiptLink Receipt);

public sealed record AlternativeInput(IReadOnlyList<string> Models, int Devices, int? ShareMilli, int CpuMilli, int MemoryMib, int Workers, int? MostWorkers, int WalltimeSeconds);
public sealed record RequestInput(Guid CommandId, Guid ProjectId, string Class, IReadOnlyList<AlternativeInput> Alternatives, bool OneDomain, int CheckpointSeconds, DateTimeOffset? Deadline, string? Work = null, Guid? ModelId = null, string? Capability = null);
public sealed record WhatIfInput(Guid ProjectId, string Class, IReadOnlyList<AlternativeInput> Alternatives, bool OneDomain, int CheckpointSeconds, DateTimeOffset? Deadline, IReadOnlyList<MoreMachines> MoreMachines);

/// <summary>Machines that are only thought of.</summary>
/// <param name="Devices">Of each.</param>
public sealed record MoreMachines(string Model, int Devices, int Count);

public sealed record WithdrawRequestInput(Guid CommandId, Guid RequestId);

public sealed record CapacityAnswer(CapacityPool CapacityPool, IReadOnlyList<CapacityRun> CapacityRuns, IReadOnlyList<Cycle> Cycles);
public sealed record CapacityTimelineAnswer(CapacityTimeline? CapacityTimeline);
public sealed record PoolAnswer(CapacityPool CapacityPool);
public sealed record CheckSharesAnswer(IReadOnlyList<SharesObjection> CheckShares);
public sealed record WhatIfSharesAnswer(IReadOnlyList<ShareDue> WhatIfShares);
public sealed record GrantFormAnswer(TimeAccount? TimeAccount, CapacityPool CapacityPool);
/// <param name="Person">Null where the register does not know it any more.</param>
public sealed record ProjectResearcher(Guid PersonId, Person? Person, DateTimeOffset Since, ReceiptLink Receipt)
{
    public string Title => Person?.Title ?? PersonId.ToString("D");
}

public sealed record ResearchersFormAnswer(TimeAccount? TimeAccount, IReadOnlyList<Person?> KnownResearchers);
public sealed record PeriodAnswer(AccountingPeriod? AccountingPeriod);
public sealed record OpenPeriodAnswer(AccountingPeriod OpenPeriod);
public sealed record GrantTimeAnswer(TimeAccount GrantTime);
public sealed record TimeRequestsAnswer(Connection<TimeRequest> TimeRequests);
public sealed record TimeRequestAnswer(TimeRequest? TimeRequest, WaitExplanation? ExplainWait);
public sealed record RequestFormAnswer(CapacityPool CapacityPool, IReadOnlyList<TimeAccount> MyProjects);
public sealed record RequestTimeAnswer(TimeRequest RequestTime);
public sealed record WithdrawRequestAnswer(TimeRequest WithdrawRequest);
public sealed record WhatIfAnswer(WhatIf WhatIf);
public sealed record CyclesAnswer(IReadOnlyList<Cycle> Cycles);
public sealed record CycleAnswer(Cycle? Cycle);
public sealed record AccountingPeriod(DateTimeOffset From, DateTimeOffset To);
public sealed record ProjectOfAccountAnswer(AccountingPeriod? AccountingPeriod, CapacityPool CapacityPool, Connection<TimeRequest> Waiting, Connection<TimeRequest> Running);
public sealed record MyAwardsAnswer(IReadOnlyList<TimeAccount> MyProjects, IReadOnlyList<Application> MyApplications);
public sealed record ExchangeRatesAnswer(ExchangeRates ExchangeRates);
public sealed record RatesFormAnswer(ExchangeRates ExchangeRates, CapacityPool CapacityPool);
public sealed record ExchangeFormAnswer(TimeAccount? TimeAccount, ExchangeRates ExchangeRates);
public sealed record TimeAccountAnswer(TimeAccount? TimeAccount);

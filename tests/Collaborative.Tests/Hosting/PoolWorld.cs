using Contracts.Identity;

[assembly: AssemblyFixture(typeof(Testing.DroppingTogether))]
[assembly: AssemblyFixture(typeof(Collaborative.Tests.Hosting.PoolWorld))]

namespace Collaborative.Tests.Hosting;

/// <summary>A pool of one cluster with 64 H100, of which many projects have a part each and time on their accounts.</summary>
public sealed class PoolWorld : CollaborativeHost
{
    int taken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Api.AskAsync(PoolSteps.DecideRates, PoolSteps.Rates(null, ("A100", "1"), ("H100", "3/2"), ("L40", "3/5")), Tokens.Secretariat);
        await Api.SetUpAsync();
        while ((await Api.AskAsync("{ exchangeRates { inForce { model } } }")).GetProperty("exchangeRates").GetProperty("inForce").GetArrayLength() == 0)
            await Task.Delay(100);   // they hold from the next second on
    }

    /// <summary>A project that no other test uses, and a researcher who was admitted to it.</summary>
    public async Task<(Guid Project, string Token, Guid Person)> ProjectAsync()
    {
        var (project, person) = (PoolSteps.Project(Interlocked.Increment(ref taken)), Guid.NewGuid());
        await Api.AskAsync(PoolSteps.Admit, new { input = new { commandId = Guid.NewGuid(), projectId = project, personId = person } }, Tokens.Secretariat);
        return (project, Tokens.Researcher(person), person);
    }
}

/// <summary>What tests do again and again, through the doors that everyone uses.</summary>
public static class PoolSteps
{
    public const int Projects = 32;
    public const string Pledge = "mutation($input: PledgeInput!) { pledgeCapacity(input: $input) { receipt { actId } } }";
    public const string EndPledge = "mutation($input: EndPledgeInput!) { endPledge(input: $input) { receipt { actId } } }";
    public const string Plan = "mutation($input: MaintenanceInput!) { planMaintenance(input: $input) { receipt { actId } } }";
    public const string Drop = "mutation($input: DropMaintenanceInput!) { dropMaintenance(input: $input) { receipt { actId } } }";
    public const string Decide = "mutation($input: SharesInput!) { decideShares(input: $input) { receipt { actId } } }";
    public const string Admit = "mutation($input: ResearcherInput!) { admitResearcher(input: $input) { receipt { actId } } }";
    public const string Release = "mutation($input: ResearcherInput!) { releaseResearcher(input: $input) { receipt { actId } } }";
    public const string Grant = "mutation($input: TimeInput!) { grantTime(input: $input) { id balances { model available used } } }";
    public const string DecideRates = "mutation($input: RatesInput!) { decideRates(input: $input) { receipt { actId } } }";
    public const string Exchange = "mutation($input: ExchangeInput!) { exchangeTime(input: $input) { id balances { model available used } } }";
    public const string OpenPeriod = "mutation($input: PeriodInput!) { openPeriod(input: $input) { from to } }";
    public const string Ask = "mutation($input: RequestInput!) { requestTime(input: $input) { id state receipt { actId } } }";
    public const string Withdraw = "mutation($input: WithdrawRequestInput!) { withdrawRequest(input: $input) { id state endReason } }";
    public const string Look = "query($id: ID!) { timeRequest(id: $id) { state promisedStart endedAt endReason because { code text } runs { model devices ground started ended reason workers { machine devices } } } }";

    static readonly Guid Space = new("8d7c0c0e-43f1-4a35-a6ef-0b6d5a1c1e77");

    public static Guid Norway { get; } = MemberStates.IdOf("NO").Value;

    public static Guid Kenya { get; } = MemberStates.IdOf("KE").Value;

    public static Guid Institution { get; } = Id("institution");

    public static Guid Programme { get; } = Id("programme");

    public static Guid Project(int number) => Id(FormattableString.Invariant($"project {number}"));

    public static Guid Id(string name) => NamedUuid.Of(Space, name);

    public static object Gift(string cluster, int machines = 8, string model = "H100", DateTimeOffset? from = null, DateTimeOffset? to = null, string? member = null) => new
    {
        commandId = Guid.NewGuid(), memberId = member ?? Norway.ToString(), site = "A site", cluster, connector = "simulator", milliPerHour = 2000, gramsPerKilowattHour = 28,
        from = from ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), to,
        groups = new[] { new { name = "r1", count = machines, model, devices = 8, cpuMilli = 192_000, memoryMib = 1_572_864, place = new[] { "rack 1" } } },
    };

    public static object[] Quotas(params object[] more) =>
    [
        new { id = Institution, name = "Institution", part = "1" },
        new { id = Norway, parentId = Institution, name = "Norway", part = "1/2" },
        new { id = Kenya, parentId = Institution, name = "Kenya", part = "1/2", guarantee = new[] { new { model = "H100", devices = "8" } } },
        new { id = Programme, parentId = Norway, name = "Programme", part = "1" },
        .. Enumerable.Range(1, Projects).Select(n => (object)new { id = Project(n), parentId = Programme, name = $"Project {n}", part = $"1/{Projects}" }),
        new { id = Id("programme of Kenya"), parentId = Kenya, name = "Programme of Kenya", part = "1" },
        new { id = Id("project of Kenya"), parentId = Id("programme of Kenya"), name = "Project of Kenya", part = "1" },
        .. more,
    ];

    /// <summary>Pledges, shares, and time for all projects.</summary>
    /// <param name="gift">What is pledged; the cluster <c>one</c> where nothing is said.</param>
    public static async Task SetUpAsync(this Api api, DateTimeOffset? now = null, object? gift = null)
    {
        await api.AskAsync(Pledge, new { input = gift ?? Gift("one") }, Tokens.Secretariat);
        await api.AskAsync(Decide, new { input = new { commandId = Guid.NewGuid(), decision = "Decision 1", quotas = Quotas() } }, Tokens.Secretariat);
        var year = (now ?? DateTimeOffset.UtcNow).Year;
        await api.AskAsync(OpenPeriod, new { input = new { commandId = Guid.NewGuid(), from = Day(year), to = Day(year + 1), cap = "1/4" } }, Tokens.Secretariat);
        await api.GrantAsync(null, Institution, 64L * 365 * 86_400);
        await api.GrantAsync(Institution, Norway, 34L * 365 * 86_400);
        await api.GrantAsync(Norway, Programme, 33L * 365 * 86_400);
        for (var n = 1; n <= Projects; n++)
            await api.GrantAsync(Programme, Project(n), 365L * 86_400);
        await api.GrantAsync(Institution, Kenya, 365L * 86_400);
        await api.GrantAsync(Kenya, Id("programme of Kenya"), 365L * 86_400);
        await api.GrantAsync(Id("programme of Kenya"), Id("project of Kenya"), 365L * 86_400);
    }

    public static DateTimeOffset Day(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Task<JsonElement> GrantAsync(this Api api, Guid? from, Guid to, long seconds, string model = "H100") =>
        api.AskAsync(Grant, new { input = new { commandId = Guid.NewGuid(), fromAccountId = from, toAccountId = to, model, gpuSeconds = seconds, reference = "test" } }, Tokens.Secretariat);

    public static object Rates(DateTimeOffset? from, params (string Model, string Worth)[] worths) =>
        new { input = new { commandId = Guid.NewGuid(), decision = "Decision 5", from, worths = worths.Select(w => new { model = w.Model, worth = w.Worth }) } };

    public static object Exchanging(Guid account, string given, string received, long gpuSeconds) =>
        new { input = new { commandId = Guid.NewGuid(), accountId = account, given, received, gpuSeconds, reference = "test" } };

    public static object Asking(
        Guid project, int devices = 8, int workers = 1, int minutes = 60, string kind = "normal", string[]? models = null, int? share = null, int? most = null, DateTimeOffset? deadline = null, Guid? command = null, int checkpoint = 0) => new
    {
        commandId = command ?? Guid.NewGuid(), projectId = project, @class = kind, deadline, checkpointSeconds = checkpoint,
        alternatives = new[] { new { models = models ?? [], devices, shareMilli = share, cpuMilli = devices * 1000, memoryMib = devices * 1024, workers, mostWorkers = most, walltimeSeconds = minutes * 60 } },
    };

    public static async Task<string> RequestAsync(this Api api, string token, object input) => (await api.AskAsync(Ask, new { input }, token)).GetProperty("requestTime").GetProperty("id").GetString()!;

    public static async Task<JsonElement> LookAsync(this Api api, string id) => (await api.AskAsync(Look, new { id })).GetProperty("timeRequest");
}

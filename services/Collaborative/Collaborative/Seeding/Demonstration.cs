using System.Globalization;
using Collaborative.Domain.Pauses;
using Collaborative.Domain.Placement;
using Collaborative.Domain.Pools;
using Collaborative.GrantingTime;
using Collaborative.PledgingCapacity;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using Contracts.Identity;
using Npgsql;
using Orleans;

namespace Collaborative.Seeding;

/// <summary>A pool to look at: four members give clusters, two more are guaranteed a part, their projects have time, and ask for more than there is. New requests come while few wait.</summary>
/// <remarks>Every command has an identifier that follows from what it does, so that a second start changes nothing.</remarks>
sealed partial class Demonstration(IGrainFactory grains, NpgsqlDataSource database, Clock clock, IHostApplicationLifetime life, ILogger<Demonstration> log) : BackgroundService
{
    const int AtFirst = 70;
    const int FewWaiting = 12;
    const int PartsOfProjects = 20;   // each of 18 projects has one, two are kept
    static readonly Guid Space = new("3b0d8a6c-51f7-4f0e-9d53-7a1c22e6b804");
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    static readonly Guid Secretary = NamedUuid.Of(MemberStates.Namespace, "person:secretariat");
    static readonly Guid Researcher = NamedUuid.Of(MemberStates.Namespace, "person:researcher");
    static readonly QuotaId Institution = new(NamedUuid.Of(Space, "institution"));

    static readonly Gift[] Gifts =
    [
        new("NO", "Demonstration site, Norway", "fjord", "H100", 8, 4, 6, 2_100, 28),
        new("JP", "Demonstration site, Japan", "kanto", "H100", 8, 4, 4, 2_600, 460),
        new("DE", "Demonstration site, Germany", "rhein", "GH200", 4, 3, 4, 3_000, 340),
        new("CA", "Demonstration site, Canada", "boreal", "A100", 8, 2, 5, 1_400, 110),
    ];

    static readonly Member[] Members =
    [
        new("NO", "Norway", new(3, 10), 0, ["Evaluations", "Climate"]),
        new("JP", "Japan", new(1, 5), 0, ["Evaluations", "Health"]),
        new("DE", "Germany", new(1, 5), 0, ["Interpretability"]),
        new("CA", "Canada", new(3, 20), 0, ["Interpretability", "Health"]),
        new("KE", "Kenya", new(1, 10), 16, ["Agriculture"]),
        new("BD", "Bangladesh", new(1, 20), 8, ["Flood warning"]),
    ];

    /// <summary>What some of the requests are for, so that a pause has something to stop.</summary>
    static readonly Work Sensitive = new(WorkKind.Training, Capability: "Autonomous cyber operations");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PledgeAsync();
                await DrainAsync(stoppingToken);
                await ShareAsync();
                await RateAsync();
                await FundAsync();
                for (var number = 1; number <= AtFirst; number++)
                    await AskAsync(number);
                await KeepBusyAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, failure);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task PledgeAsync()
    {
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var gift in Gifts)
        {
            ImmutableArray<MachineGroup> groups = [.. Enumerable.Range(1, gift.Racks).Select(rack => new MachineGroup(
                $"r{rack}", gift.MachinesPerRack, new(gift.Model), gift.Devices, new(gift.Devices * 24_000), new(gift.Devices * 196_608), [$"rack {rack}"]))];
            var pledge = new Pledge(
                new(NamedUuid.Of(Space, $"pledge:{gift.Cluster}")), MemberStates.IdOf(gift.Member).Value, gift.Site, gift.Cluster, "simulator", groups, from, null, gift.MilliPerHour, gift.Grams);
            await DemandAsync(Pool.PledgeAsync(OrderOf($"pledge:{gift.Cluster}"), Sent.Of(pledge), Secretary), "pledge.twice");
        }
    }

    /// <summary>An operator of one of the clusters has taken a node out.</summary>
    Task DrainAsync(CancellationToken cancellation) => database.ExecuteAsync(
        "insert into simulated_drain (cluster, node, reason) values ('kanto', 'r3-002', 'Fan of device 5 is replaced') on conflict do nothing", [], cancellation);

    async Task ShareAsync()
    {
        var quotas = Quotas();
        await DemandAsync(Pool.DecideSharesAsync(OrderOf("shares"), Sent.Of(quotas), "Council decision 3 of 2026", Secretary));
        await DemandAsync(Books.OpenAccountsAsync(Sent.Of(DecidingShares.Accounts.Of(quotas))));
        foreach (var project in new[] { ProjectOf("NO", "Evaluations", 1), ProjectOf("KE", "Agriculture", 1) })
            await DemandAsync(Pool.AdmitAsync(OrderOf($"admit:{project.Value:D}"), project.Value, Researcher, Secretary), "researcher.already_admitted");
    }

    /// <summary>What models are worth now, and what it was decided that they will be from the next year on.</summary>
    async Task RateAsync()
    {
        var next = new DateTimeOffset(clock.Now().Year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero);
        ImmutableArray<ModelWorth> now = [new(new("H100"), Fraction.One), new(new("A100"), new(2, 5)), new(new("GH200"), new(6, 5))];
        ImmutableArray<ModelWorth> then = [new(new("A100"), new(1, 3)), new(new("GH200"), new(5, 4))];
        await DemandAsync(Pool.DecideRatesAsync(OrderOf("rates"), Sent.Of(now), null, "Council decision 4 of 2026", Secretary));
        await DemandAsync(Pool.DecideRatesAsync(OrderOf("rates:next"), Sent.Of(then), next, "Council decision 9 of 2026", Secretary));
    }

    async Task FundAsync()
    {
        var year = clock.Now().Year;
        var period = new Period(new(year, 1, 1, 0, 0, 0, TimeSpan.Zero), new(year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await DemandAsync(Books.OpenPeriodAsync(OrderOf($"period:{year}"), Sent.Of(period), Sent.Of(new Fraction(1, 4))), "period.not_next");
        foreach (var model in Gifts.Select(g => g.Model).Distinct(StringComparer.Ordinal))
        {
            var hours = Gifts.Where(g => g.Model == model).Sum(g => g.Racks * g.MachinesPerRack * g.Devices) * 24L * 365;
            await DemandAsync(Books.IssueAsync(OrderOf($"issue:{year}:{model}"), Institution.Value, model, hours * 3600, $"capacity pledged for {year}"));
            var ofProject = hours / PartsOfProjects;
            foreach (var member in Members)
            {
                await GrantAsync(Institution, MemberOf(member.Alpha2), model, 2 * member.Programmes.Length * ofProject, year);
                foreach (var programme in member.Programmes)
                {
                    await GrantAsync(MemberOf(member.Alpha2), ProgrammeOf(member.Alpha2, programme), model, 2 * ofProject, year);
                    for (var number = 1; number <= 2; number++)
                        await GrantAsync(ProgrammeOf(member.Alpha2, programme), ProjectOf(member.Alpha2, programme, number), model, ofProject, year);
                }
            }
        }
    }

    Task GrantAsync(QuotaId from, QuotaId to, string model, long hours, int year) =>
        DemandAsync(Books.GrantAsync(OrderOf($"grant:{year}:{model}:{to.Value:D}"), from.Value, to.Value, model, hours * 3600, $"shares of {year}"), "posting.overdrawn");

    async Task KeepBusyAsync(CancellationToken cancellation)
    {
        for (var number = AtFirst + 1; ; number++)
        {
            while ((await database.ReadAsync("select count(*)::int from request where state = 'WAITING'", [], r => r.GetInt32(0), cancellation))[0] >= FewWaiting)
                await Task.Delay(Pause, cancellation);
            await AskAsync(number);
        }
    }

    async Task AskAsync(int number)
    {
        var drawn = new Random(number);   // the same requests on every machine
        var member = Members[drawn.Next(Members.Length)];
        var programme = member.Programmes[drawn.Next(member.Programmes.Length)];
        var model = Gifts[drawn.Next(Gifts.Length)].Model;
        var (devices, workers) = drawn.Next(10) switch
        {
            < 3 => (1, 1),
            < 6 => (4, 1),
            < 8 => (4, drawn.Next(2, 5)),
            _   => (model == "GH200" ? 4 : 8, drawn.Next(2, 9)),
        };
        var share = devices == 1 && drawn.Next(3) == 0 ? 500 : MilliDevices.One;
        ImmutableArray<AcceleratorModel> models = drawn.Next(3) == 0 ? [new(model), new("H100")] : [new(model)];
        var request = new Request(
            default, ProjectOf(member.Alpha2, programme, drawn.Next(1, 3)), drawn.Next(10) switch { 0 => "urgent", < 3 => "background", _ => "normal" }, default,
            [new(new(new(devices * 12_000), new(devices * 98_304), devices, new(share), AcceleratorModels.OneOf(models)), workers, drawn.Next(8) == 0 ? workers * 2 : 0, TimeSpan.FromMinutes(20 * drawn.Next(1, 25)))],
            drawn.Next(5) == 0 ? Topology.OneDomain : Topology.Near, TimeSpan.FromMinutes(drawn.Next(0, 6)));
        await DemandAsync(Queue.AskAsync(OrderOf($"request:{number}"), Sent.Of(request), Sent.Of(number % 6 == 0 ? Sensitive : Work.Unsaid), Secretary, forAny: true), "request.never_fits");
    }

    static ImmutableArray<Quota> Quotas() =>
    [
        new(Institution, null, "Frontier AI Collaborative", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None),
        .. Members.SelectMany(m => new[]
            {
                new Quota(MemberOf(m.Alpha2), Institution, m.Name, new Nominal.PartOfParent(m.Part), null, null, Fraction.One, m.Guaranteed == 0 ? Amounts.None : Amounts.Of((Resource.Of(new("H100")), new(m.Guaranteed, 1)))),
            }
            .Concat(m.Programmes.SelectMany(p => new[]
            {
                new Quota(ProgrammeOf(m.Alpha2, p), MemberOf(m.Alpha2), $"{p}, {m.Name}", new Nominal.PartOfParent(new(1, m.Programmes.Length)), null, null, Fraction.One, Amounts.None),
                new Quota(ProjectOf(m.Alpha2, p, 1), ProgrammeOf(m.Alpha2, p), $"{p} 1, {m.Name}", new Nominal.PartOfParent(new(2, 3)), null, null, new(2, 1), Amounts.None),
                new Quota(ProjectOf(m.Alpha2, p, 2), ProgrammeOf(m.Alpha2, p), $"{p} 2, {m.Name}", new Nominal.PartOfParent(new(1, 3)), null, null, Fraction.One, Amounts.None),
            }))),
    ];

    static QuotaId MemberOf(string alpha2) => new(MemberStates.IdOf(alpha2).Value);

    static QuotaId ProgrammeOf(string alpha2, string programme) => new(NamedUuid.Of(Space, $"programme:{alpha2}:{programme}"));

    static QuotaId ProjectOf(string alpha2, string programme, int number) => new(NamedUuid.Of(Space, string.Create(CultureInfo.InvariantCulture, $"project:{alpha2}:{programme}:{number}")));

    static Order OrderOf(string name) => Order.Of(NamedUuid.Of(Space, name), "demonstration", name);

    async Task DemandAsync(Task<Answer> telling, string? mayBe = null)
    {
        var answer = await telling;
        if (answer.Code is { } code && code != mayBe)
            throw new InvalidOperationException($"{code}: {answer.Message}");
    }

    IPoolGrain Pool => grains.GetGrain<IPoolGrain>(Identifiers.SharedPool);

    IQueueGrain Queue => grains.GetGrain<IQueueGrain>(Identifiers.SharedPool);

    IBooksGrain Books => grains.GetGrain<IBooksGrain>(Identifiers.SharedPool);

    sealed record Gift(string Member, string Site, string Cluster, string Model, int Devices, int Racks, int MachinesPerRack, int MilliPerHour, int Grams);

    sealed record Member(string Alpha2, string Name, Fraction Part, int Guaranteed, string[] Programmes);

    [LoggerMessage(LogLevel.Error, "The demonstration waits.")]
    static partial void Failed(ILogger log, Exception failure);
}

using Compliance.Domain.Providers;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Providers;

public sealed class RegisteringAProvider
{
    static readonly ProviderDetails Details = new("Cloud One", Act(7), ProviderKind.Cloud, "JP", "Its report", IsFiled: false);
    static readonly ClusterSheet Sheet = new("North", new("H100", 1_000_000_000_000_000), "JP", new(2026, 1, 10), 1_000, "Its report", IsFiled: false);
    static readonly ComputeProvider Registered = ComputeProvider.Evolve(ComputeProvider.Initial, new ProviderEvent.Registered(Act(1), Details, Person, Noon));
    static readonly ComputeProvider WithCluster = After(Registered, Open(Sheet));

    [Fact]
    public void Is_done_once_with_name_source_and_law()
    {
        Assert.Single(Events(ComputeProvider.Decide(ComputeProvider.Initial, Register(Details))));
        Assert.Equal("provider.already_registered", Refused(Registered, Register(Details)));
        Assert.Equal("provider.nameless", Refused(ComputeProvider.Initial, Register(Details with { Name = "" })));
        Assert.Equal("provider.jurisdiction_unknown", Refused(ComputeProvider.Initial, Register(Details with { Jurisdiction = "XX" })));
        Assert.Equal("provider.unknown", Refused(ComputeProvider.Initial, Open(Sheet)));
        Assert.Single(Events(ComputeProvider.Decide(ComputeProvider.Initial, Register(Details with { Jurisdiction = "EU" }))));
    }

    [Fact]
    public void Takes_a_cluster_of_one_name_in_a_country_with_chips()
    {
        Assert.Equal("cluster.already_registered", Refused(WithCluster, Open(Sheet with { Name = "NORTH" }) with { Cluster = Act(31) }));
        Assert.Equal("cluster.location_unknown", Refused(Registered, Open(Sheet with { Location = "EU" })));
        Assert.Equal("cluster.chips_absurd", Refused(Registered, Open(Sheet with { Chips = 0 })));
        Assert.Equal("cluster.nameless", Refused(Registered, Open(Sheet with { Source = " " })));
        var filed = After(ComputeProvider.Evolve(ComputeProvider.Initial, new ProviderEvent.Registered(Act(1), Details with { IsFiled = true }, Person, Noon)), Open(Sheet));
        Assert.True(ClusterOf(filed).Sheet.IsFiled);   // a cluster of a provider that is not public is not
    }

    [Fact]
    public void Knows_how_many_chips_there_are_on_every_day()
    {
        var state = After(WithCluster, Change(new(2026, 2, 1), 3_000), Change(new(2026, 3, 1), 2_000), Change(new(2026, 2, 1), 2_500), Retire(new(2026, 4, 1)));
        var cluster = ClusterOf(state);
        Assert.Equal([0, 1_000, 1_000, 2_500, 2_000, 2_000, 0], new DateOnly[] { new(2026, 1, 9), new(2026, 1, 10), new(2026, 1, 31), new(2026, 2, 1), new(2026, 3, 1), new(2026, 3, 31), new(2026, 4, 1) }.Select(cluster.ChipsOn));
        Assert.Equal([1_000, 2_500, 2_000], cluster.Phases.Select(p => p.Chips));
        Assert.Equal(new DateOnly(2026, 4, 1), cluster.Phases[^1].Until);
        Assert.Equal((System.Numerics.BigInteger)((22 * 1_000) + (28 * 2_500) + (31 * 2_000)) * 86_400 * 1_000_000_000_000_000, cluster.MostBetween(new(2025, 1, 1), new(2027, 1, 1)));
    }

    [Fact]
    public void Takes_no_change_out_of_service_nor_of_what_is_so_already()
    {
        Assert.Equal("cluster.out_of_service", Refused(WithCluster, Change(new(2026, 1, 9), 5)));
        Assert.Equal("cluster.out_of_service", Refused(After(WithCluster, Retire(new(2026, 4, 1))), Change(new(2026, 4, 1), 5)));
        Assert.Equal("cluster.out_of_service", Refused(WithCluster, Retire(new(2026, 1, 10))));
        Assert.Equal("cluster.nothing_new", Refused(WithCluster, Change(new(2026, 2, 1), 1_000)));
        Assert.Equal("cluster.nothing_new", Refused(After(WithCluster, Retire(new(2026, 4, 1))), Retire(new(2026, 4, 1))));
        Assert.Equal("cluster.unknown", Refused(Registered, Retire(new(2026, 4, 1))));
    }

    [Fact]
    public void Leaves_what_is_public_to_monitors()
    {
        Assert.Equal("cluster.public", Refused(WithCluster, Change(new(2026, 2, 1), 5) with { MayTouchPublic = false }));
        Assert.Single(Events(ComputeProvider.Decide(After(Registered, Open(Sheet with { IsFiled = true })), Change(new(2026, 2, 1), 5) with { MayTouchPublic = false })));
    }

    [Fact]
    public void Comes_first() => Assert.Throws<CorruptStreamException>(() => ComputeProvider.Evolve(ComputeProvider.Initial, new ProviderEvent.ClusterRetired(Act(3), Act(30), new(2026, 4, 1), Person, Noon)));

    static ProviderCommand.Register Register(ProviderDetails details) => new(Act(1), details, Person, Noon);

    static ProviderCommand.OpenCluster Open(ClusterSheet sheet) => new(Act(2), Act(30), sheet, Person, Noon);

    static ProviderCommand.ChangeChips Change(DateOnly day, int chips) => new(Act(3), Act(30), day, chips, MayTouchPublic: true, Person, Noon);

    static ProviderCommand.RetireCluster Retire(DateOnly day) => new(Act(4), Act(30), day, MayTouchPublic: true, Person, Noon);

    static Cluster ClusterOf(ComputeProvider state) => ((ComputeProvider.Registered)state).Clusters[Act(30)];

    static ComputeProvider After(ComputeProvider state, params ProviderCommand[] commands) => commands.Aggregate(state, (s, c) => Events(ComputeProvider.Decide(s, c)).Aggregate(s, ComputeProvider.Evolve));

    static ImmutableArray<ProviderEvent> Events(Decision<ProviderEvent, ProviderRefusal> decision) => Assert.IsType<Decision<ProviderEvent, ProviderRefusal>.Accepted>(decision).Events;

    static string Refused(ComputeProvider state, ProviderCommand command) => Assert.IsType<Decision<ProviderEvent, ProviderRefusal>.Refused>(ComputeProvider.Decide(state, command)).Reason.Code;
}

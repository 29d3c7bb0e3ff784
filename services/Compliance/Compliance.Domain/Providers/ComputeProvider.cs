namespace Compliance.Domain.Providers;

/// <summary>What kind of provider of compute it is.</summary>
public enum ProviderKind
{
    /// <summary>Lets others compute for money.</summary>
    Cloud,

    /// <summary>Computes for itself.</summary>
    OwnDataCentre,

    /// <summary>Paid by a state or by states, for researchers.</summary>
    Public,
}

/// <summary>What a provider is registered with.</summary>
/// <param name="Organization">Whose it is; every service reckons the identifier from the name where there is no other.</param>
/// <param name="Jurisdiction">Under whose law it is, by code.</param>
/// <param name="Source">Where this is from.</param>
/// <param name="IsFiled">It registered itself: for itself and for monitors alone, with all its clusters. Otherwise it is public.</param>
public sealed record ProviderDetails(string Name, Guid Organization, ProviderKind Kind, string Jurisdiction, string Source, bool IsFiled);

/// <summary>Who has clusters on which models are trained, and which.</summary>
public abstract record ComputeProvider
{
    const int MostChips = 100_000_000;

    private ComputeProvider() { }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Unregistered : ComputeProvider;

    /// <summary>It is in the register.</summary>
    public sealed record Registered(ProviderDetails Details, ImmutableDictionary<Guid, Cluster> Clusters) : ComputeProvider;

    /// <summary>The state before the first event.</summary>
    public static ComputeProvider Initial { get; } = new Unregistered();

    /// <summary>The state after an event.</summary>
    public static ComputeProvider Evolve(ComputeProvider state, ProviderEvent happened) => (state, happened) switch
    {
        (Unregistered, ProviderEvent.Registered e)      => new Registered(e.Details, ImmutableDictionary<Guid, Cluster>.Empty),
        (Registered s, ProviderEvent.ClusterOpened e)   => s with { Clusters = s.Clusters.Add(e.Cluster, Cluster.Of(e.Sheet)) },
        (Registered s, ProviderEvent.ChipsChanged e)    => s with { Clusters = s.Clusters.SetItem(e.Cluster, s.Clusters[e.Cluster] with { Changes = s.Clusters[e.Cluster].Changes.SetItem(e.Day, e.Chips) }) },
        (Registered s, ProviderEvent.ClusterRetired e)  => s with { Clusters = s.Clusters.SetItem(e.Cluster, s.Clusters[e.Cluster] with { Until = e.Day }) },
        _                                               => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<ProviderEvent, ProviderRefusal> Decide(ComputeProvider state, ProviderCommand command) => (state, command) switch
    {
        (Unregistered, ProviderCommand.Register c)     => Registering(c),
        (Registered s, ProviderCommand.Register)       => new ProviderRefusal.AlreadyRegistered(s.Details.Name),
        (Unregistered, _)                              => new ProviderRefusal.Unknown(),
        (Registered s, ProviderCommand.OpenCluster c)  => Opening(s, c),
        (Registered s, ProviderCommand.ChangeChips c)  => OfCluster(s, c.Cluster, c.MayTouchPublic, cluster => Changing(cluster, c)),
        (Registered s, ProviderCommand.RetireCluster c) => OfCluster(s, c.Cluster, c.MayTouchPublic, cluster => Retiring(cluster, c)),
        _                                              => throw new UnreachableException(),
    };

    static Decision<ProviderEvent, ProviderRefusal> Registering(ProviderCommand.Register c) =>
        !Text.IsLine(c.Details.Name) || !Text.IsLine(c.Details.Source) ? new ProviderRefusal.Nameless()
        : !Places.IsJurisdiction(c.Details.Jurisdiction) ? new ProviderRefusal.JurisdictionUnknown()
        : new ProviderEvent.Registered(c.Act, c.Details, c.By, c.Now);

    static Decision<ProviderEvent, ProviderRefusal> Opening(Registered state, ProviderCommand.OpenCluster c) =>
        !Text.IsLine(c.Sheet.Name) || !Text.IsLine(c.Sheet.Source) ? new ProviderRefusal.ClusterNameless()
        : !Places.IsCountry(c.Sheet.Location) ? new ProviderRefusal.LocationUnknown()
        : c.Sheet.Chips is < 1 or > MostChips ? new ProviderRefusal.ChipsAbsurd()
        : state.Clusters.ContainsKey(c.Cluster) || state.Clusters.Values.Any(o => string.Equals(o.Sheet.Name, c.Sheet.Name, StringComparison.OrdinalIgnoreCase)) ? new ProviderRefusal.ClusterTwice(c.Sheet.Name)
        : new ProviderEvent.ClusterOpened(c.Act, c.Cluster, c.Sheet with { IsFiled = c.Sheet.IsFiled || state.Details.IsFiled }, c.By, c.Now);

    static Decision<ProviderEvent, ProviderRefusal> OfCluster(Registered state, Guid id, bool mayTouchPublic, Func<Cluster, Decision<ProviderEvent, ProviderRefusal>> then) =>
        !state.Clusters.TryGetValue(id, out var cluster) ? new ProviderRefusal.ClusterUnknown()
        : !cluster.Sheet.IsFiled && !mayTouchPublic ? new ProviderRefusal.ClusterPublic()
        : then(cluster);

    static Decision<ProviderEvent, ProviderRefusal> Changing(Cluster cluster, ProviderCommand.ChangeChips c) =>
        c.Chips is < 1 or > MostChips ? new ProviderRefusal.ChipsAbsurd()
        : c.Day < cluster.Sheet.From || c.Day >= cluster.Until ? new ProviderRefusal.OutOfService()
        : cluster.ChipsOn(c.Day) == c.Chips ? new ProviderRefusal.NothingNew()
        : new ProviderEvent.ChipsChanged(c.Act, c.Cluster, c.Day, c.Chips, c.By, c.Now);

    static Decision<ProviderEvent, ProviderRefusal> Retiring(Cluster cluster, ProviderCommand.RetireCluster c) =>
        c.Day <= cluster.Sheet.From ? new ProviderRefusal.OutOfService()
        : c.Day == cluster.Until ? new ProviderRefusal.NothingNew()
        : new ProviderEvent.ClusterRetired(c.Act, c.Cluster, c.Day, c.By, c.Now);
}

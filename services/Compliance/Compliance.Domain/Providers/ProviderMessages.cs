namespace Compliance.Domain.Providers;

/// <summary>What may be asked of a provider. Each act has its own identifier.</summary>
public abstract record ProviderCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Takes it into the register.</summary>
    public sealed record Register(Guid Act, ProviderDetails Details, Guid By, DateTimeOffset Now) : ProviderCommand(Act, By, Now);

    /// <summary>It has a cluster.</summary>
    public sealed record OpenCluster(Guid Act, Guid Cluster, ClusterSheet Sheet, Guid By, DateTimeOffset Now) : ProviderCommand(Act, By, Now);

    /// <summary>From a day on a cluster has another number of chips.</summary>
    /// <param name="MayTouchPublic">Whether who asks may say something of a cluster that is public.</param>
    public sealed record ChangeChips(Guid Act, Guid Cluster, DateOnly Day, int Chips, bool MayTouchPublic, Guid By, DateTimeOffset Now) : ProviderCommand(Act, By, Now);

    /// <summary>From a day on a cluster is out of service; another day than was said before takes its place.</summary>
    /// <param name="MayTouchPublic">Whether who asks may say something of a cluster that is public.</param>
    public sealed record RetireCluster(Guid Act, Guid Cluster, DateOnly Day, bool MayTouchPublic, Guid By, DateTimeOffset Now) : ProviderCommand(Act, By, Now);
}

/// <summary>What has happened to a provider.</summary>
/// <remarks>Stored format.</remarks>
public abstract record ProviderEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>It is in the register.</summary>
    public sealed record Registered(Guid Act, ProviderDetails Details, Guid By, DateTimeOffset At) : ProviderEvent(Act, By, At);

    /// <summary>It has a cluster.</summary>
    public sealed record ClusterOpened(Guid Act, Guid Cluster, ClusterSheet Sheet, Guid By, DateTimeOffset At) : ProviderEvent(Act, By, At);

    /// <summary>From a day on a cluster has another number of chips.</summary>
    public sealed record ChipsChanged(Guid Act, Guid Cluster, DateOnly Day, int Chips, Guid By, DateTimeOffset At) : ProviderEvent(Act, By, At);

    /// <summary>From a day on a cluster is out of service.</summary>
    public sealed record ClusterRetired(Guid Act, Guid Cluster, DateOnly Day, Guid By, DateTimeOffset At) : ProviderEvent(Act, By, At);

    /// <summary>The cluster that it is about; null where it is about the provider.</summary>
    public Guid? OfCluster => this switch
    {
        ClusterOpened e  => e.Cluster,
        ChipsChanged e   => e.Cluster,
        ClusterRetired e => e.Cluster,
        _                => null,
    };
}

/// <summary>Why a provider was not changed.</summary>
public abstract record ProviderRefusal(string Code, string Message) : IRefusal
{
    /// <summary>It is in the register.</summary>
    public sealed record AlreadyRegistered(string Name) : ProviderRefusal("provider.already_registered", $"{Name} is in the register of providers already.");

    /// <summary>There is none.</summary>
    public sealed record Unknown() : ProviderRefusal("provider.unknown", "There is no such provider among those that you answer for.");

    /// <summary>A name is missing.</summary>
    public sealed record Nameless() : ProviderRefusal("provider.nameless", "The name and the source are given in one line, of at most 300 characters.");

    /// <summary>No law is made there.</summary>
    public sealed record JurisdictionUnknown() : ProviderRefusal("provider.jurisdiction_unknown", "Name the jurisdiction by the code of its country, such as JP, or EU.");

    /// <summary>A name is missing.</summary>
    public sealed record ClusterNameless() : ProviderRefusal("cluster.nameless", "The name of the cluster and the source are given in one line, of at most 300 characters.");

    /// <summary>There is no such country.</summary>
    public sealed record LocationUnknown() : ProviderRefusal("cluster.location_unknown", "Name the country in which the cluster stands by its code, such as JP.");

    /// <summary>No cluster has so many.</summary>
    public sealed record ChipsAbsurd() : ProviderRefusal("cluster.chips_absurd", "A cluster has from 1 to 100,000,000 chips.");

    /// <summary>The cluster is there.</summary>
    public sealed record ClusterTwice(string Name) : ProviderRefusal("cluster.already_registered", $"This provider has a cluster {Name} already.");

    /// <summary>There is no such cluster.</summary>
    public sealed record ClusterUnknown() : ProviderRefusal("cluster.unknown", "There is no such cluster among those that you may see.");

    /// <summary>Monitors keep what is public.</summary>
    public sealed record ClusterPublic() : ProviderRefusal("cluster.public", "What is public of a cluster is kept by monitors. Ask one of them.");

    /// <summary>It is not in service on that day.</summary>
    public sealed record OutOfService() : ProviderRefusal("cluster.out_of_service", "Give a day after the first day in service and before the last.");

    /// <summary>It is so already.</summary>
    public sealed record NothingNew() : ProviderRefusal("cluster.nothing_new", "This is on record already.");
}

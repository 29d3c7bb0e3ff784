using Compliance.Graph;
using GraphQL;

namespace Compliance.ReadingProviders;

/// <summary>Who has clusters on which models are trained.</summary>
[Public, Name("ComputeProvider")]
sealed class ProviderView(SeenProvider provider, Viewer viewer, DateTimeOffset asOf)
{
    [Id]
    public string Id => provider.Id.ToString("D");

    public string Name => provider.Name;

    public ProviderKind Kind => provider.Kind;

    /// <summary>The code of a country, or EU.</summary>
    public string Jurisdiction => provider.Jurisdiction;

    public string Source => provider.Source;

    /// <summary>Whether it registered itself, so that only itself and monitors see it.</summary>
    public bool IsFiled => provider.IsFiled;

    public DateTime RegisteredAt => provider.RegisteredAt;

    public ReceiptStub Receipt => new(provider.Act);

    /// <summary>By name, as far as they may be seen.</summary>
    public async Task<IEnumerable<ClusterView>> Clusters([FromServices] ProviderRegister register, CancellationToken cancellation) =>
        (await register.ClustersAsync(viewer, provider.Id, cancellation)).Select(c => new ClusterView(c, viewer, asOf));

    /// <summary>Whether the caller may say something of it.</summary>
    public bool IsYours => viewer.SeesWhatIsFiledBy([provider.Organization]);
}

/// <summary>A kind of accelerator.</summary>
[Public, Name("ChipKind")]
sealed class ChipKindView(ChipKind chip)
{
    public string Name => chip.Name;

    /// <summary>Operations a second at most, in its fastest number format.</summary>
    public string PeakPerSecond => ExactNumber.Scientific(chip.PeakPerSecond);
}

/// <summary>Part of a list.</summary>
[Public, Name("ComputeProviderConnection")]
sealed class ProviderConnection(IReadOnlyList<SeenProvider> all, int start, int first, Viewer viewer, DateTimeOffset asOf)
{
    public int TotalCount => all.Count;

    public IEnumerable<ProviderView> Nodes => all.Skip(start).Take(first).Select(p => new ProviderView(p, viewer, asOf));

    public string? EndCursor => Offset.Next(start, first, all.Count);

    public bool HasNextPage => EndCursor is not null;
}

/// <summary>A binding act on a provider, just done or recalled.</summary>
[Public, Name("ComputeProviderAct")]
sealed class ProviderActView(Guid provider, Guid act)
{
    public Task<ProviderView?> Provider(IResolveFieldContext context, [FromServices] ProviderRegister register, [FromServices] Clock clock) => Query.ComputeProvider(context, register, clock, provider.ToString("D"));

    public ReceiptStub Receipt => new(act);
}

namespace Web.Pages.Providers;

/// <summary>What is said of providers, clusters and releases, in words.</summary>
public sealed class ProviderSayings(Words l)
{
    public string Of(ProviderKind kind) => kind switch
    {
        ProviderKind.Cloud         => l["Cloud"],
        ProviderKind.OwnDataCentre => l["Own data centre"],
        _                          => l["Public compute"],
    };

    public string Of(AccessKind access) => access switch
    {
        AccessKind.Internal        => l["Within the house"],
        AccessKind.Api             => l["Through an interface"],
        AccessKind.Product         => l["In a product"],
        AccessKind.OpenWeights     => l["Weights open to everyone"],
        _                          => l["Weights under licence"],
    };

    public string Of(ReleaseStatus status) => status switch
    {
        ReleaseStatus.Announced => l["Announced"],
        ReleaseStatus.Available => l["Available"],
        ReleaseStatus.Ended     => l["Ended"],
        _                       => l["Cannot be recalled: weights that were given away stay where they are"],
    };

    public string Of(ClusterStep step) => step.Kind switch
    {
        ClusterStepKind.ClusterOpened => l["In service with {0} chips", step.Chips],
        ClusterStepKind.ChipsChanged  => l["{0} chips", step.Chips],
        _                             => l["Out of service"],
    };

    public string Of(ClusterOverload overload) => overload.Of is Shortage.Chips
        ? l["More chips than there were: {0} were needed, {1} were there.", Count(overload.Needed), Count(overload.There)]
        : l["More compute than there could be: {0} FLOP at least were needed, {1} could be done.", Web.Pages.Models.Operations.Write(overload.Needed, up: false), Web.Pages.Models.Operations.Write(overload.There, up: true)];

    static string Count(string exact) => int.TryParse(exact, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Figures.Count(count) : Web.Pages.Models.Operations.Write(exact, up: true);
}

using Compliance.DeclaringALineage;
using Compliance.FilingARelease;
using Compliance.ImportingModels;
using Compliance.RegisteringAProvider;
using Compliance.Storage;
using Contracts.Identity;

namespace Compliance.Seeding;

/// <summary>A public provider and the developer's own data centre, with clusters; a model that somebody else tuned, with a run that its cluster could not bear, and one that was distilled; deployments and weights, withdrawn and past recall.</summary>
sealed partial class Demonstration
{
    const string H100 = "NVIDIA H100 SXM5 80GB";
    static readonly Guid Academy = Identifiers.OfDeveloper("Exercise Academy");
    static readonly Guid Cloud = Identifiers.OfProvider(Identifiers.OfDeveloper("Exercise Cloud"), isFiled: false);

    static Guid DataCentre => Identifiers.OfProvider(Laboratory, isFiled: true);

    static Guid Tutor => Identifiers.OfModel(Academy, "Exercise Tutor");

    static Guid Pocket => Identifiers.OfModel(Laboratory, "Exercise Pocket");

    static Guid North => Identifiers.OfCluster(OrderFor("north").CommandId);

    static Guid South => Identifiers.OfCluster(OrderFor("south").CommandId);

    static Guid Hall => Identifiers.OfCluster(OrderFor("hall").CommandId);

    async Task ProvideAsync()
    {
        await ProvideAsync(Cloud, "cloud", new ProviderCommand.Register(default, new("Exercise Cloud", Identifiers.OfDeveloper("Exercise Cloud"), ProviderKind.Cloud, "NO", "Its report, for this demonstration", IsFiled: false), Monitor, default));
        await ProvideAsync(Cloud, "north", Open(North, "Fjord North", H100, "NO", new(2025, 3, 1), 32_768, isFiled: false, Monitor));
        await ProvideAsync(Cloud, "north grows", new ProviderCommand.ChangeChips(default, North, new(2025, 9, 1), 49_152, MayTouchPublic: true, Monitor, default));
        await ProvideAsync(Cloud, "south", Open(South, "Strait South", "NVIDIA A100 SXM4 80 GB", "SG", new(2024, 6, 1), 16_000, isFiled: false, Monitor));
        await ProvideAsync(Cloud, "south ends", new ProviderCommand.RetireCluster(default, South, new(2026, 4, 1), MayTouchPublic: true, Monitor, default));
        await ProvideAsync(DataCentre, "house", new ProviderCommand.Register(default, new("Demonstration Laboratory", Laboratory, ProviderKind.OwnDataCentre, "EU", "Filed by the developer for this demonstration", IsFiled: true), Officer, default));
        await ProvideAsync(DataCentre, "hall", Open(Hall, "Hall 1", H100, "IS", new(2025, 11, 1), 24_576, isFiled: true, Officer));
    }

    async Task DescendAsync()
    {
        await TellAsync(Tutor, "tutor", new ModelCommand.Register(default, new("Exercise Tutor", [new(Academy, "Exercise Academy")], ["Language"], new(2026, 4, 20), "Entered for this demonstration", IsFiled: false), "1.0", Monitor, default));
        await TellAsync(Tutor, "tutor's run", Ran("tutor's run", "3e24", "4e24", new(South, new(2026, 1, 10), new(2026, 2, 10), 20_000)));
        await TellAsync(Pocket, "pocket", new ModelCommand.Register(default, new("Exercise Pocket", [new(Laboratory, "Demonstration Laboratory")], ["Language"], new(2026, 5, 10), "Entered for this demonstration", IsFiled: false), "1.0", Monitor, default));
        await TellAsync(Pocket, "pocket's run", Ran("pocket's run", "8e23", "9e23", new(North, new(2026, 4, 1), new(2026, 4, 21), 4_096)));
        await TellAsync(Tutor, "tutor grows", new ModelCommand.AddVersion(default, "2.0", Monitor, default));
        (await grains.GetGrain<ILineageGrain>(Identifiers.Lineage.ToString("D")).DeclareAsync(OrderFor("grown"), Tutor, Tutor, nameof(Descent.FineTunedFrom), Monitor, isRow: false, "2.0", "1.0")).Demand();
        foreach (var (step, child, how) in new[] { ("tuned", Tutor, Descent.FineTunedFrom), ("distilled", Pocket, Descent.DistilledFrom) })
            (await grains.GetGrain<ILineageGrain>(Identifiers.Lineage.ToString("D")).DeclareAsync(OrderFor(step), child, Public, how.ToString(), Monitor, isRow: false, childVersion: null, parentVersion: null)).Demand();
    }

    async Task ReleaseAsync()
    {
        await ReleaseAsync("within the house", new(Public, "1.0", AccessKind.Internal, new(2025, 12, 20), null, ["EU"], "Filed by the developer for this demonstration", IsPublic: false), Officer);
        await ReleaseAsync("interface", new(Public, "1.0", AccessKind.Api, new(2026, 3, 2), null, ["EU", "JP", "US"], "The developer's announcement, for this demonstration", IsPublic: true), Monitor);
        await ReleaseAsync("product", new(Public, "1.0", AccessKind.Product, new(2026, 4, 1), null, ["EU"], "The developer's announcement, for this demonstration", IsPublic: true), Monitor);
        await WithdrawAsync("product", new(2026, 9, 1), "Hospitals no longer use it; others use the interface.");
        await ReleaseAsync("weights", new(Pocket, "1.0", AccessKind.OpenWeights, new(2026, 5, 10), null, [], "The developer's announcement, for this demonstration", IsPublic: true), Monitor);
        await WithdrawAsync("weights", new(2026, 8, 1), "Safeguards could be tuned away within hours.");
        await ReleaseAsync("frontier within", new(Filed, "1.0", AccessKind.Internal, new(2026, 6, 15), null, ["EU"], "Filed by the developer for this demonstration", IsPublic: false), Officer);
    }

    static ModelCommand.AssessRun Ran(string name, string low, string high, ClusterUse on) => ComputeInterval.Of(ComputeBasis.Reported, [new(ComputeQuantity.Reported, Whole(low), Whole(high))], "The developer's report, for this demonstration", out var compute) is { } wrong
        ? throw new InvalidOperationException(wrong.Message)
        : new(default, new(NamedUuid.Of(Space, name), "1.0", compute, null, on.From, IsFiled: false, on), Monitor, default);

    static ProviderCommand.OpenCluster Open(Guid id, string name, string chip, string location, DateOnly from, int chips, bool isFiled, Guid by) =>
        new(default, id, new(name, Accelerators.Find(chip)!, location, from, chips, "Logs of the provider, for this demonstration", isFiled), by, default);

    async Task ProvideAsync(Guid provider, string step, ProviderCommand command) => (await grains.GetGrain<IProviderGrain>(provider.ToString("D")).DoAsync(OrderFor(step), Asked.Of(command))).Demand();

    Task ReleaseAsync(string step, ReleaseSheet sheet, Guid by) => ReleaseAsync(step, step, new ReleaseCommand.File(default, sheet, [Laboratory], [], [], by, default));

    Task WithdrawAsync(string release, DateOnly day, string reason) => ReleaseAsync(release, $"{release} withdrawn", new ReleaseCommand.Withdraw(default, day, reason, Monitor, default));

    async Task ReleaseAsync(string release, string step, ReleaseCommand command) =>
        (await grains.GetGrain<IReleaseGrain>(Identifiers.OfRelease(OrderFor(release).CommandId).ToString("D")).DoAsync(OrderFor(step), Asked.Of(command))).Demand();
}

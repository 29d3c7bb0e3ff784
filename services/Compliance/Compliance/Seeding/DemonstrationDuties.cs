using Compliance.Storage;
using Contracts.Identity;

namespace Compliance.Seeding;

/// <summary>A model that will be deployed soon, so that something is due before, and an incident of which the developer is reminded within a minute.</summary>
sealed partial class Demonstration
{
    static Guid Planned => Identifiers.OfModel(Laboratory, "Demonstration Frontier 2");

    async Task OweAsync()
    {
        var now = clock.Now();
        var deployed = DateOnly.FromDateTime(now.UtcDateTime).AddDays(20);
        var details = new ModelDetails("Demonstration Frontier 2", [new(Laboratory, "Demonstration Laboratory")], ["Language", "Multimodal"], deployed, "Filed by the developer for this demonstration", IsFiled: true);
        await TellAsync(Planned, "planned model", new ModelCommand.Register(default, details, "1.0", Officer, default));
        if (ComputeInterval.Of(ComputeBasis.Reported, [new(ComputeQuantity.Reported, Whole("2.2e26"), Whole("2.6e26"))], "The plan of the run, for this demonstration", out var compute) is { } wrong)
            throw new InvalidOperationException(wrong.Message);
        await TellAsync(Planned, "planned run", new ModelCommand.AssessRun(default, new(NamedUuid.Of(Space, "planned run"), "1.0", compute, null, new(2026, 8, 3), IsFiled: true, new(Hall, new(2026, 8, 3), new(2026, 12, 1), 24_576)), Officer, default));

        var aware = now.AddHours(-18).AddSeconds(30);
        await ReportAsync("reminded incident", isFiled: true, new(
            Filed, "A tester was led step by step towards a dangerous mixture", "It was stopped before anything was mixed. An exercise of this demonstration.", [Harm.DangerImminent], new(aware, aware), Laboratory), Officer);
    }
}

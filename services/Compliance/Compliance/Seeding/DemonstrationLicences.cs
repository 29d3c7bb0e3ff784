using Compliance.Domain.Disclosures;
using Compliance.EnforcingADuty;
using Compliance.FilingADisclosure;
using Compliance.HoldingALicence;
using Compliance.ReadingRegimes;
using Compliance.Storage;
using Compliance.WeighingConditions;
using Contracts.Identity;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Seeding;

/// <summary>A licence with conditions of which some hold and some fail, one that was suspended, an application, a notice with time to cure, and a report of somebody who stays unknown. Made once: every start sends the same commands.</summary>
sealed class DemonstrationLicences(IGrainFactory grains, FactRegister facts, Clock clock)
{
    static readonly Guid Space = new("7b0a3c52-91d4-4f0e-8f3a-5d1c2e9b6a10");

    public async Task SeedAsync(Guid developer, Guid officer, Guid monitor, Guid filed, Guid open)
    {
        var now = clock.Now();
        var licence = Identifiers.OfLicence(OrderFor("licence").CommandId);
        await LicenceAsync(licence, "licence", new LicenceCommand.Apply(
            default, new(developer, new([PausedKind.Training, PausedKind.Deployment, PausedKind.SharingOfWeights], [filed], []), "Training and deployment of Demonstration Frontier 1", "It was evaluated for four dangerous capabilities; weights stay within the cluster; a change of weights is evaluated again."),
            LicenceParty.Holder, officer, default));
        ImmutableList<LicenceCondition> conditions =
        [
            .. new[] { "no-overdue-report", "no-pause", "no-grave-incident", "compute-known" }.Select(c => ShippedConditions.All[c]),
            new("in-order", "Reports are in order, and no more than three incidents were reported within 90 days.", """{"version": 1, "holds": {"all": [{"condition": "no-overdue-report"}, {"atMost": [{"count": "incident", "where": {"field": "reported", "withinDays": 90}}, 3]}]}}"""),
        ];
        await LicenceAsync(licence, "grant", new LicenceCommand.Grant(default, conditions, now.AddDays(730), facts.Catalogue, LicenceParty.Monitor, monitor, default));

        var suspended = Identifiers.OfLicence(OrderFor("suspended licence").CommandId);
        await LicenceAsync(suspended, "suspended licence", new LicenceCommand.Apply(
            default, new(developer, new([PausedKind.FineTuning, PausedKind.Publication], [open], []), "Fine-tuning of Demonstration Assistant by customers", "Customers are known, and what they tune is evaluated."), LicenceParty.Holder, officer, default));
        await LicenceAsync(suspended, "suspended grant", new LicenceCommand.Grant(default, [.. new[] { "no-grave-incident", "no-grave-finding", "still-assessed" }.Select(c => ShippedConditions.All[c])], now.AddDays(365), facts.Catalogue, LicenceParty.Monitor, monitor, default));
        var calendar = ShippedRegimes.Calendars["eu-institutions"];
        await LicenceAsync(suspended, "suspension", new LicenceCommand.Suspend(
            default, "A hospital's outage was traced to a tuned assistant.", IsImmediate: false, calendar.After(now, LicenceDesk.TimeToAppeal), LicenceParty.Monitor, monitor, default));

        await LicenceAsync(Identifiers.OfLicence(OrderFor("application").CommandId), "application", new LicenceCommand.Apply(
            default, new(developer, new([PausedKind.Training], [], ["Biology"]), "Training of models for biology", "Sequences are screened; the weights are held by two keys."), LicenceParty.Holder, officer, default));

        var cureBy = calendar.After(now, new Domain.Duties.Term(10, TermUnit.WorkingDays));
        var notice = Identifiers.OfEnforcement(OrderFor("notice").CommandId);
        (await grains.GetGrain<IEnforcementGrain>(notice.ToString("D")).DoAsync(OrderFor("notice"), Asked.Of<EnforcementCommand>(new EnforcementCommand.Notify(
            default, new(developer, licence, "A report on stolen weights is not filed", "The incident is known; the report to the authority is not.", cureBy), LicenceParty.Monitor, monitor, default)))).Demand();

        var code = DisclosureCode.Of(OrderFor("disclosure").CommandId, Space.ToByteArray());
        var (salt, hash) = code.Hashed();
        var report = new DisclosureCommand.File(default, "An evaluation was run again until it passed", "Of twelve runs the eleven that failed are in no report. An exercise of this demonstration.", default);
        (await grains.GetGrain<IDisclosureGrain>(DisclosureCode.SubjectOf(OrderFor("disclosure").CommandId, Space.ToByteArray()).ToString("D")).FileAsync(Asked.Of<DisclosureCommand>(report), code.Locator, salt, hash)).Demand();
    }

    async Task LicenceAsync(Guid licence, string step, LicenceCommand command) => (await grains.GetGrain<ILicenceGrain>(licence.ToString("D")).DoAsync(OrderFor(step), Asked.Of(command))).Demand();

    static Order OrderFor(string step) => new(NamedUuid.Of(Space, step), "demonstration");
}

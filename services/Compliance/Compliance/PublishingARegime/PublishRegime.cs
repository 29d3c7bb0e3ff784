using Compliance.ImportingTaxonomies;
using Compliance.PublishingARegime;
using Compliance.ReadingCatalogs;
using Compliance.ReadingRegimes;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>A regime becomes one of those by which all models are judged. It is data alone.</summary>
sealed class PublishRegimeInput
{
    [Id]
    public required string CommandId { get; init; }

    /// <summary>JSON, in the format of the regimes that come with the platform: thresholds of compute and duties, with the calendar by which its periods run. Where it names a standard of this house, its duties may name requirements of that edition.</summary>
    public required string Document { get; init; }
}

sealed partial class Mutation
{
    /// <summary>Publishes a version of a regime. The first is 1; a version that was published is never changed, and the last counts. To end a regime, publish a version that ends.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<RegimeActView> PublishRegime(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] RegimeBook book, [FromServices] CatalogShelf catalogs, [FromServices] EventStore store, PublishRegimeInput input)
    {
        var regime = Sound(input.Document);
        if (ShippedRegimes.All.Exists(r => r.Id == regime.Id))
            throw new RefusalError("regime.shipped", "A regime of this name comes with the platform, and only with it changes.");
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var isRepeated = await store.FindCommandAsync(order.ToRequest(), context.CancellationToken) is not null;   // then it is recalled, whatever holds by now
        await book.RefreshAsync(context.CancellationToken);
        var catalog = !isRepeated && regime.Standard is { } standard ? await DemandRequirementsAsync(catalogs, book, regime, standard, context.CancellationToken) : (Guid?)null;
        if (!isRepeated)
            DemandMeanings(book, regime);
        var command = new PublishedRegimeCommand.Publish(default, regime.Id, regime.Version, input.Document, catalog, context.DemandPerson(), default);
        var answer = await Grains.AskAsync(() => grains.GetGrain<IRegimeGrain>(Identifiers.OfRegime(regime.Id).ToString("D")).DoAsync(order, Asked.Of<PublishedRegimeCommand>(command)), context.CancellationToken);
        var act = answer.ActOf();
        await book.RefreshAsync(context.CancellationToken);
        return new(regime.Id, act);
    }

    static Regime Sound(string document)
    {
        try
        {
            return PublishedRegime.Read(document, ShippedRegimes.Calendars);
        }
        catch (FormatException wrong)
        {
            throw new RefusalError("regime.malformed", wrong.Message.Length <= 1_000 ? wrong.Message : wrong.Message[..1_000]);
        }
    }

    // What was filed for a duty is known by its identifier: that means the same in all versions.
    static void DemandMeanings(RegimeBook book, Regime regime)
    {
        foreach (var duty in regime.Duties)
            if (book.FindDuty(regime.Id, duty.Id) is { Duty: var before } && (before.Requirement, before.Phase, before.From) != (duty.Requirement, duty.Phase, duty.From))
                throw new RefusalError("regime.duty_changed", $"{duty.Id} asked something else in an earlier version. Give the new duty an identifier of its own.");
        var levels = TaxonomyShelf.Scale.Levels.Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        if (regime.Duties.SelectMany(d => d.Severities ?? []).FirstOrDefault(s => !levels.Contains(s)) is { } unknown)
            throw new RefusalError("regime.malformed", $"There is no severity {unknown}; there are {string.Join(", ", levels)}.");
    }

    // What is asked has to stand in the edition that holds, or in the one that the last version was about already: a regime may outlive it, and be ended.
    static async Task<Guid> DemandRequirementsAsync(CatalogShelf catalogs, RegimeBook book, Regime regime, RegimeStandard standard, CancellationToken cancellation)
    {
        var catalog = (book.Find(regime.Id)?.Standard == standard ? book.PublicationOf(regime.Id)?.Catalog : null) ?? await catalogs.OfStandardAsync(standard.Number, standard.Edition, cancellation)
            ?? throw new RefusalError("regime.standard_unknown", $"There is no catalog of {standard.Number}, edition {standard.Edition}, that holds.");
        var requirements = (await catalogs.AssessedAsync(catalog, cancellation)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return regime.Duties.Find(d => d.Requirement is { } asked && !requirements.Contains(asked)) is { } wrong
            ? throw new RefusalError("regime.requirement_unknown", $"{wrong.Id}: {standard.Number} has no requirement {wrong.Requirement}.")
            : catalog;
    }
}

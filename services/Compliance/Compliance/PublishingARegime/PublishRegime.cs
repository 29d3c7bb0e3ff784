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
    public static async Task<RegimeActView> PublishRegime(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] RegimeBook book, [FromServices] CatalogShelf catalogs, PublishRegimeInput input)
    {
        var regime = Sound(input.Document);
        if (ShippedRegimes.All.Exists(r => r.Id == regime.Id))
            throw new RefusalError("regime.shipped", "A regime of this name comes with the platform, and only with it changes.");
        var catalog = regime.Standard is { } standard ? await DemandRequirementsAsync(catalogs, regime, standard, context.CancellationToken) : (Guid?)null;
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
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

    // What is asked has to stand in the edition that holds.
    static async Task<Guid> DemandRequirementsAsync(CatalogShelf catalogs, Regime regime, RegimeStandard standard, CancellationToken cancellation)
    {
        var catalog = await catalogs.OfStandardAsync(standard.Number, standard.Edition, cancellation)
            ?? throw new RefusalError("regime.standard_unknown", $"There is no catalog of {standard.Number}, edition {standard.Edition}, that holds.");
        var requirements = (await catalogs.AssessedAsync(catalog, cancellation)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return regime.Duties.Find(d => d.Requirement is { } asked && !requirements.Contains(asked)) is { } wrong
            ? throw new RefusalError("regime.requirement_unknown", $"{wrong.Id}: {standard.Number} has no requirement {wrong.Requirement}.")
            : catalog;
    }
}

using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using Compliance.ReadingCatalogs;
using Compliance.ReadingControlDocuments;
using Compliance.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.FilingAControlDocument;

/// <summary>About what somebody files, and as whom.</summary>
/// <param name="Version">The version of the model; null for all of them.</param>
/// <param name="Catalog">The catalog that the filer names; null for what the document imports.</param>
sealed record DocumentFiling(Guid Model, Guid Developer, string? Version, ShelvedCatalog? Catalog, DocumentParty Filer, Guid By);

/// <summary>Brings documents to their series.</summary>
sealed class ControlDocumentDesk(IGrainFactory grains, CatalogShelf shelf, ImportedCatalogs imported)
{
    /// <summary>Files a version, held against the catalog that is named, else against the one that the document imports, if that has any of its controls.</summary>
    public async Task<(Guid Id, Answer Answer)> FileAsync(Order order, DocumentReader reader, SoundDocument document, DocumentFiling filing, CancellationToken cancellation)
    {
        var (catalog, sayings) = await HeldAsync(document.Document, filing.Catalog, await imported.OfAsync(reader, filing.Model, document.Document, cancellation), cancellation);
        var sheet = document.SheetOf(filing.Model, filing.Developer, filing.Version, catalog, sayings, filing.Filer);
        var series = Identifiers.OfDocumentSeries(sheet.Model, sheet.ModelVersion, sheet.Uuid, sheet.Filer, filing.By);
        var command = Asked.Of<ControlDocumentCommand>(new ControlDocumentCommand.File(default, sheet, filing.By, default));
        return (Identifiers.OfDocument(series, sheet.Sha256, sheet.Catalog), await Grains.AskAsync(() => Of(series).DoAsync(order, command, document.Content, Json.Of(sayings)), cancellation));
    }

    // What is found may only be named alike: where it has none of the controls, the document is held against none. What its filer names is another thing, and refused then.
    async Task<(Guid? Catalog, ImmutableArray<ControlSaying> Sayings)> HeldAsync(OscalDocument document, ShelvedCatalog? named, FoundCatalogs found, CancellationToken cancellation)
    {
        var everything = ControlSayings.Of(document, null);
        if ((named?.Id ?? found.Catalog) is not { } catalog)
            return (null, everything);
        Func<string, bool> isAbout = named is null ? source => found.Leads(source, found.Series) : source => !found.LeadsAway(source, named.Series);
        var parts = await PartsAsync(catalog, cancellation);
        // Who speaks of all controls of a catalog speaks of those of any: what is named tells.
        if (everything.IsEmpty || ControlSayings.Of(document, null, isAbout).Any(s => parts.ControlOf(s.Control) is not null))
            return (catalog, ControlSayings.Of(document, parts, isAbout));
        return named is null ? (null, everything) : throw new RefusalError("control_document.other_catalog", new ControlDocumentRefusal.OtherCatalog().Message);
    }

    public Task<Answer> WithdrawAsync(Order order, SeenControlDocument document, string reason, DocumentParty asks, Guid by, CancellationToken cancellation) => Grains.AskAsync(
        () => Of(document.Series).DoAsync(order, Asked.Of<ControlDocumentCommand>(new ControlDocumentCommand.Withdraw(default, document.Sha256, document.Catalog, reason, asks, by, default)), null, default), cancellation);

    /// <summary>What the identifiers of a catalog lead to.</summary>
    public async Task<CatalogParts> PartsAsync(Guid catalog, CancellationToken cancellation) => new(OscalFile.Read(await shelf.ContentAsync(catalog, cancellation), OscalFormat.Json).Demand());

    IControlDocumentGrain Of(Guid series) => grains.GetGrain<IControlDocumentGrain>(series.ToString("D"));
}

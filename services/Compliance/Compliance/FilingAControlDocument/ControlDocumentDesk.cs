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
    /// <summary>Files a version, held against the catalog that is named, else against the one that the document imports.</summary>
    public async Task<(Guid Id, Answer Answer)> FileAsync(Order order, DocumentReader reader, SoundDocument document, DocumentFiling filing, CancellationToken cancellation)
    {
        var catalog = filing.Catalog?.Id ?? await imported.OfAsync(reader, filing.Model, document.Document, cancellation);
        var sayings = ControlSayings.Of(document.Document, catalog is { } against ? await PartsAsync(against, cancellation) : null);
        var sheet = document.SheetOf(filing.Model, filing.Developer, filing.Version, catalog, sayings, filing.Filer);
        var series = Identifiers.OfDocumentSeries(sheet.Model, sheet.ModelVersion, sheet.Uuid, sheet.Filer, filing.By);
        var command = Asked.Of<ControlDocumentCommand>(new ControlDocumentCommand.File(default, sheet, filing.By, default));
        return (Identifiers.OfDocument(series, sheet.Sha256), await Grains.AskAsync(() => Of(series).DoAsync(order, command, document.Content, Json.Of(sayings)), cancellation));
    }

    public Task<Answer> WithdrawAsync(Order order, SeenControlDocument document, string reason, DocumentParty asks, Guid by, CancellationToken cancellation) => Grains.AskAsync(
        () => Of(document.Series).DoAsync(order, Asked.Of<ControlDocumentCommand>(new ControlDocumentCommand.Withdraw(default, document.Sha256, reason, asks, by, default)), null, default), cancellation);

    /// <summary>What the identifiers of a catalog lead to.</summary>
    public async Task<CatalogParts> PartsAsync(Guid catalog, CancellationToken cancellation) => new(OscalFile.Read(await shelf.ContentAsync(catalog, cancellation), OscalFormat.Json).Demand());

    IControlDocumentGrain Of(Guid series) => grains.GetGrain<IControlDocumentGrain>(series.ToString("D"));
}

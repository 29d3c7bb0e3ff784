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
        if (named is not null)
        {
            var said = ControlSayings.Of(document, await PartsAsync(named.Id, cancellation), source => !found.LeadsAway(source, named.Series));
            return said.IsEmpty && !everything.IsEmpty ? throw new RefusalError("control_document.other_catalog", new ControlDocumentRefusal.OtherCatalog().Message) : (named.Id, said);
        }
        if (found.Catalog is not { } catalog)
            return (null, everything);
        var sayings = ControlSayings.Of(document, await PartsAsync(catalog, cancellation), source => found.Leads(source, found.Series));
        return everything.IsEmpty || sayings.Any(s => s.IsKnown) ? (catalog, sayings) : (null, everything);
    }

    public Task<Answer> WithdrawAsync(Order order, SeenControlDocument document, string reason, DocumentParty asks, Guid by, CancellationToken cancellation) => Grains.AskAsync(
        () => Of(document.Series).DoAsync(order, Asked.Of<ControlDocumentCommand>(new ControlDocumentCommand.Withdraw(default, document.Sha256, document.Catalog, reason, asks, by, default)), null, default), cancellation);

    /// <summary>What the identifiers of a catalog lead to.</summary>
    public async Task<CatalogParts> PartsAsync(Guid catalog, CancellationToken cancellation) => new(OscalFile.Read(await shelf.ContentAsync(catalog, cancellation), OscalFormat.Json).Demand());

    IControlDocumentGrain Of(Guid series) => grains.GetGrain<IControlDocumentGrain>(series.ToString("D"));
}

using System.Globalization;
using Contracts.Standards;
using Standards.Domain.Publications;
using Standards.Domain.Translations;
using Standards.Exchange.Oscal;
using Standards.ReadingThePublicRegister;

namespace Standards.ExportingAnEdition;

/// <summary>What other services of the mesh ask: what a published edition requires. Anyone may read it, for it is published.</summary>
static class CatalogAnswers
{
    public static void MapCatalogs(this WebApplication app) => app.MapGet($"/{StandardsAnswers.Catalog}", AnswerAsync).AllowAnonymous();

    static async Task<IResult> AnswerAsync(StandardShelf shelf, Guid standard, int edition, CancellationToken cancellation)
    {
        if (await shelf.FindAsync(standard, cancellation) is not { } found || found.Record.Editions.FirstOrDefault(e => e.Number == edition) is not { } published)
            return Results.NotFound();
        var (number, text) = (found.Record.Number.Value, published.TextOn(DateOnly.MaxValue));
        var withdrawn = found.State is Standard.Withdrawn ended ? ended.On : (DateOnly?)null;
        return Results.Json(new AdoptedCatalog(standard, number, edition, published.Entry.On, withdrawn, OscalCatalog.RequirementsOf(text).Any() ? OscalCatalog.Write(text, SheetOf(number, published)) : null), StoredJson.Options);
    }

    // The address is the same wherever this runs, so that the same text has the same hash.
    static Exchange.Edition SheetOf(string number, Edition published) => new(
        number, published.Title, published.Number, new(published.PublishedOn.ToDateTime(default), TimeSpan.Zero), Language.English, EditionOf.Publisher,
        new(string.Create(CultureInfo.InvariantCulture, $"urn:advancedaigov:standard:{number}:{published.Number}")));
}

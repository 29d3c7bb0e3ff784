using System.Globalization;
using System.Net;
using BuildingBlocks.Messaging;
using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using Compliance.Storage;
using Contracts.Standards;
using Dapr.Client;

namespace Compliance.FollowingStandards;

/// <summary>Hears that a standard of this house was published, corrected or withdrawn. A message is only a bell: what is taken in is the catalog that Standards answers, so that a repeated, late or forged message changes nothing.</summary>
static class HearingStandards
{
    public static void HearStandards(this IEndpointRouteBuilder app)
    {
        app.Subscribe<StandardPublished>(StandardsTopics.Publications, (published, _, http) => Catalogs(http).TakeAsync(published.StandardId, published.Edition, http.RequestAborted));
        app.Subscribe<StandardCorrected>(StandardsTopics.Publications, (corrected, _, http) => Catalogs(http).TakeAsync(corrected.StandardId, corrected.Edition, http.RequestAborted));
        app.Subscribe<StandardWithdrawn>(StandardsTopics.Publications, (withdrawn, _, http) => Catalogs(http).EndAsync(withdrawn.StandardId, http.RequestAborted));
    }

    static AdoptedCatalogs Catalogs(HttpContext http) => http.RequestServices.GetRequiredService<AdoptedCatalogs>();
}

/// <summary>Brings what Standards answers to the catalogs.</summary>
sealed class AdoptedCatalogs(DaprClient mesh, CatalogDesk desk)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Takes an edition in. Where Standards does not answer this fails, and the bus brings the message again.</summary>
    public async Task TakeAsync(Guid standard, int edition, CancellationToken cancellation)
    {
        if (await AskAsync(standard, edition, cancellation) is not { File: { } file } answered)
            return;   // it requires nothing, or Standards knows nothing of it
        var document = OscalFile.Read(file, OscalFormat.Json).Demand();
        await desk.HearAsync(SeriesOf(standard), SoundCatalog.Of(document, CatalogOrigin.Standard, Publisher, new(standard, answered.Number, edition, answered.InForceFrom)), cancellation);
        if (answered.WithdrawnOn is { } on)
            await EndAsync(standard, on, cancellation);   // what comes late does not bring it back
    }

    /// <summary>A standard no longer holds, if Standards says so.</summary>
    public async Task EndAsync(Guid standard, CancellationToken cancellation)
    {
        if (await AskAsync(standard, 1, cancellation) is { WithdrawnOn: { } on })
            await EndAsync(standard, on, cancellation);
    }

    Task EndAsync(Guid standard, DateOnly on, CancellationToken cancellation) =>
        desk.WithdrawAsync(SeriesOf(standard), string.Create(CultureInfo.InvariantCulture, $"The standard is withdrawn from {on:yyyy-MM-dd} on."), cancellation);

    const string Publisher = "Advanced AI Governance Organization";

    static Guid SeriesOf(Guid standard) => Identifiers.OfCatalogSeries($"standard:{standard:D}");

    async Task<AdoptedCatalog?> AskAsync(Guid standard, int edition, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var request = mesh.CreateInvokeMethodRequest(
            HttpMethod.Get, StandardsAnswers.App, StandardsAnswers.Catalog, [new("standard", standard.ToString("D")), new("edition", edition.ToString(CultureInfo.InvariantCulture))]);
#pragma warning disable CS0618 // Obsolete in the client, still in the API that a sidecar offers.
        using var answer = await mesh.InvokeMethodWithResponseAsync(request, patience.Token);
#pragma warning restore CS0618
        if (answer.StatusCode is HttpStatusCode.NotFound)
            return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<AdoptedCatalog>(StoredJson.Options, patience.Token);
    }
}

using Compliance.Oscal;
using Compliance.Oscal.Checking;
using Compliance.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.ImportingCatalogs;

/// <summary>A catalog that is sound, with what is known of it.</summary>
sealed record SoundCatalog(CatalogSheet Sheet, byte[] Content, ImmutableArray<CatalogControl> Controls)
{
    const int MostOfLine = 300;

    /// <summary>The catalog in a document, in its canonical notation; what is the same in another notation has the same hash.</summary>
    /// <exception cref="RefusalError">It breaks a rule of OSCAL.</exception>
    /// <param name="isSelection">Whether it is what a profile selects: then it may refer to what was left out.</param>
    public static SoundCatalog Of(OscalDocument given, CatalogOrigin origin, string source, AdoptedEdition? adopted = null, bool isSelection = false)
    {
        var catalog = given.InOrder();
        if (OscalRules.Check(catalog).RemoveAll(r => isSelection && r.Code is "oscal.reference_missing") is [var first, .. var more])
            throw new RefusalError(first.Code, more.IsEmpty ? first.ToString() : $"{first} {more.Length} more rules are broken.");
        var controls = CatalogControls.Of(catalog);
        DemandKeepable((string)catalog.Body["metadata"]!["version"]!, controls);
        var content = OscalFile.Write(catalog, OscalFormat.Json).Demand();
        var metadata = catalog.Body["metadata"]!;
        return new(
            new(CatalogControls.Words((string)metadata["title"]!), (string)metadata["version"]!, origin, source, SaltedRecord.HashOf(content), controls.Count(c => !c.IsWithdrawn), adopted), content, controls);
    }

    // OSCAL allows more than can be kept and found again.
    static void DemandKeepable(string version, ImmutableArray<CatalogControl> controls)
    {
        if (string.IsNullOrWhiteSpace(version) || version.Length > MostOfLine || version.Any(char.IsControl))
            throw new RefusalError("oscal.value_malformed", $"The version of a catalog is one line of at most {MostOfLine} characters.");
        if (controls.Length > 2 * ControlCatalog.MostControls)
            throw new RefusalError("oscal.value_malformed", $"A catalog has at most {2 * ControlCatalog.MostControls} controls, those included that are withdrawn.");
        if (controls.FirstOrDefault(c => c.Id.Length > MostOfLine) is { } tooLong)
            throw new RefusalError("oscal.value_malformed", $"The identifier of a control has at most {MostOfLine} characters; one has {tooLong.Id.Length}.");
        if (controls.FirstOrDefault(c => ((string[])[c.Id, c.Label, c.Title, c.Group, c.GroupTitle, c.Statement, c.Guidance]).Any(t => t.Contains('\0', StringComparison.Ordinal))) is { } nul)
            throw new RefusalError("oscal.value_malformed", $"In control {nul.Id.Replace("\0", "", StringComparison.Ordinal)} there is the character U+0000.");
    }
}

/// <summary>Brings catalogs to their series.</summary>
sealed class CatalogDesk(IGrainFactory grains)
{
    /// <summary>By a person, or by the demonstration.</summary>
    public Task<Answer> EnterAsync(Order order, Guid series, SoundCatalog catalog, Guid by, CancellationToken cancellation) => Grains.AskAsync(
        () => Of(series).DoAsync(order, Asked.Of<ControlCatalogCommand>(new ControlCatalogCommand.Enter(default, catalog.Sheet, by, default)), catalog.Content, Json.Of(catalog.Controls)), cancellation);

    /// <summary>By the platform itself: what is known already is well.</summary>
    public async Task HearAsync(Guid series, SoundCatalog catalog, CancellationToken cancellation)
    {
        var answer = await Grains.AskAsync(
            () => Of(series).HearAsync(Asked.Of<ControlCatalogCommand>(new ControlCatalogCommand.Enter(default, catalog.Sheet, Identifiers.OfStandards, default)), catalog.Content, Json.Of(catalog.Controls)), cancellation);
        if (answer.Code is not "catalog.known")
            answer.Demand();
    }

    /// <summary>The standard no longer holds.</summary>
    public async Task WithdrawAsync(Guid series, string reason, CancellationToken cancellation) => (await Grains.AskAsync(
        () => Of(series).HearAsync(Asked.Of<ControlCatalogCommand>(new ControlCatalogCommand.Withdraw(default, reason, Identifiers.OfStandards, default)), null, default), cancellation)).Demand();

    ICatalogGrain Of(Guid series) => grains.GetGrain<ICatalogGrain>(series.ToString("D"));
}

static class OscalOutcomes
{
    /// <exception cref="RefusalError">The task was refused; the code is that of the library.</exception>
    public static T Demand<T>(this Oscal.Outcome<T> outcome) =>
        outcome is Oscal.Outcome<T>.Done { Value: var value } ? value : throw new RefusalError(((Oscal.Outcome<T>.Refused)outcome).Reason.Code, ((Oscal.Outcome<T>.Refused)outcome).Reason.ToString());
}

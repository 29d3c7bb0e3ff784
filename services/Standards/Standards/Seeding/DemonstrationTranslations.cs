using System.Text.Json;
using Contracts.Identity;
using Npgsql;
using Orleans;
using Standards.AdmittingATranslator;
using Standards.Domain.Translations;
using Standards.ReadingAProject;
using Standards.Storage;
using Standards.TranslatingAnEdition;

namespace Standards.Seeding;

/// <summary>Editions of the demonstration in other languages: one complete in all six, and one on which two translators are at work.</summary>
static class DemonstrationTranslations
{
    static readonly Guid Commands = new("e0c2a3c1-5c1e-4a55-9f55-0c3f1f2f6d47");
    static readonly Guid Secretary = NamedUuid.Of(Commands, "the demonstration's secretary");

    /// <summary>The first edition of a project in the languages that there are of it; the same commands at every start.</summary>
    public static async Task TranslateAsync(IGrainFactory grains, NpgsqlDataSource database, string symbol, CancellationToken cancellation)
    {
        var project = Identifiers.OfProject(symbol);
        var draft = (await DraftRow.OfEditionAsync(database, project, edition: 1, cancellation))!.Id;
        foreach (var version in JsonSerializer.Deserialize<SeededVersion[]>(Demonstration.Read("translations.json"), StoredJson.Options)!.Where(v => v.Symbol == symbol))
            await TranslateAsync(grains, project, draft, version);
    }

    static async Task TranslateAsync(IGrainFactory grains, Guid project, Guid draft, SeededVersion version)
    {
        var translator = NamedUuid.Of(MemberStates.Namespace, $"person:delegate.{version.By.ToLowerInvariant()}");
        (await grains.GetGrain<ITranslatorsGrain>(project.ToString("D")).AdmitAsync(OrderFor("admit"), translator, Secretary)).Demand();
        var grain = grains.GetGrain<ILanguageVersionGrain>(Identifiers.OfLanguageVersion(draft, version.Language));
        (await grain.BeginAsync(OrderFor("begin"), translator)).Demand();
        (await grain.GiveAsync(OrderFor("give"), translator, 0, Json.Of(version.Segments))).Demand();
        if (version.Complete)
            (await grain.CompleteAsync(OrderFor("complete"), translator)).Demand();
        if (version.Authentic)
            (await grain.DeclareAuthenticAsync(OrderFor("authentic"), Secretary)).Demand();

        Order OrderFor(string step) => new(NamedUuid.Of(Commands, $"{draft}.{version.Language} {step}"), "demonstration");
    }

    sealed record SeededVersion(string Symbol, Language Language, string By, bool Complete, bool Authentic, ImmutableArray<GivenSegment> Segments);
}

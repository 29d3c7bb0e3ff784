using System.Text;
using Compliance.AssessingByControls;
using Compliance.FilingAControlDocument;
using Compliance.ImportingCatalogs;
using Compliance.ImportingModels;
using Compliance.Oscal;
using Compliance.ReadingCatalogs;
using Compliance.Storage;

namespace Compliance.Seeding;

/// <summary>The playbook of NIST's AI Risk Management Framework where the machine has it, and a small catalog that a monitor brought; an assessment against this one with something to put right, and one against the playbook whose reports are awaited; what the developer says that it does about the small one.</summary>
sealed class DemonstrationCatalogs(CatalogDesk desk, CatalogShelf shelf, ControlDesk controls, ControlDocumentDesk documents, IConfiguration configuration)
{
    const string PlaybookFile = "nist_ai_rmf_playbook.json";
    const string WeightsSeries = "file:DEMONSTRATION-WEIGHTS";
    const string NotShown = "watch-2";

    /// <summary>The control of the small catalog that is not satisfied, with that catalog.</summary>
    public static (string Catalog, string Control) Open => (IdOf(WeightsSeries, Weights()).ToString("D"), NotShown);

    public async Task BringAsync(Func<string, Order> orders, Guid monitor, CancellationToken cancellation)
    {
        await EnterAsync(orders("catalog of weights"), WeightsSeries, Weights(), monitor, cancellation);
        if (await PlaybookAsync(cancellation) is { } playbook)
            await EnterAsync(orders("playbook"), Playbook.Series, playbook, monitor, cancellation);
    }

    public async Task AssessAsync(Func<string, Order> orders, Guid model, Guid developer, Guid evidence, Guid monitor, IReadOnlyList<Guid> assessors, CancellationToken cancellation)
    {
        var weights = (await shelf.FindAsync(Guid.Parse(Open.Catalog), cancellation))!;
        var (id, answer) = await controls.OpenAsync(orders("weights assessed"), new(model, developer, "1.0"), weights, monitor, cancellation);
        answer.Demand();
        ImmutableList<ControlJudgement> report =
        [
            new("access-1", ControlVerdict.Satisfied, "The list names eleven people, and was reviewed in October.", [evidence]), new("access-2", ControlVerdict.Satisfied, "Four copies were made, each with two names.", [evidence]),
            new("watch-1", ControlVerdict.NotApplicable, "Weights are read by the cluster alone, which has no log that somebody could change.", []), new(NotShown, ControlVerdict.NotSatisfied, "No exercise was held since the model was deployed.", []),
        ];
        foreach (var assessor in assessors)   // who was not assigned is refused, and that is as it should be
            await controls.SendAsync(orders($"weights judged by {assessor}"), id, new ControlAssessmentCommand.File(default, default, report, assessor, default), cancellation);
        if (await PlaybookAsync(cancellation) is { } playbook && await shelf.FindAsync(IdOf(Playbook.Series, playbook), cancellation) is { } framework)
            (await controls.OpenAsync(orders("playbook assessed"), new(model, developer, "1.3"), framework, monitor, cancellation)).Answer.Demand();
    }

    /// <summary>The plan of the developer, which names the catalog by its hash; it speaks of all controls but one.</summary>
    public async Task PlanAsync(Func<string, Order> orders, Guid model, Guid developer, Guid officer, CancellationToken cancellation)
    {
        var plan = SoundDocument.Of(new("assistant-plan.json", Encoding.UTF8.GetBytes(Resource.Read("assistant-plan.json"))));
        var (_, answer) = await documents.FileAsync(orders("plan of the assistant"), new(new(SeesAll: false, developer), officer), plan, new(model, developer, "1.0", null, DocumentParty.Developer, officer), cancellation);
        answer.Demand();
    }

    async Task<SoundCatalog?> PlaybookAsync(CancellationToken cancellation) =>
        configuration["AIGOV_DATA"] is { } folder && Path.Combine(folder, "nist-ai-rmf", PlaybookFile) is var file && File.Exists(file)
            ? SoundCatalog.Of(Playbook.CatalogOf(await File.ReadAllTextAsync(file, cancellation)), CatalogOrigin.Framework, Playbook.Source)
            : null;

    static SoundCatalog Weights() => SoundCatalog.Of(OscalFile.Read(Encoding.UTF8.GetBytes(Resource.Read("weights.json")), OscalFormat.Json).Demand(), CatalogOrigin.File, "Made for this demonstration");

    static Guid IdOf(string series, SoundCatalog catalog) => Identifiers.OfCatalog(Identifiers.OfCatalogSeries(series), catalog.Sheet.Sha256);

    async Task EnterAsync(Order order, string series, SoundCatalog catalog, Guid by, CancellationToken cancellation)
    {
        var answer = await desk.EnterAsync(order, Identifiers.OfCatalogSeries(series), catalog, by, cancellation);
        if (answer.Code is not "catalog.known")
            answer.Demand();
    }
}

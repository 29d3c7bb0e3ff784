using BuildingBlocks.Messaging;
using Compliance.AssessingAModel;
using Compliance.AssessingByControls;
using Compliance.CoordinatingAPause;
using Compliance.EnforcingADuty;
using Compliance.ErasingEvidence;
using Compliance.FilingEvidence;
using Compliance.ExportingAssessments;
using Compliance.BringingResults;
using Compliance.FilingAControlDocument;
using Compliance.FilingADisclosure;
using Compliance.FilingARelease;
using Compliance.FollowingChanges;
using Compliance.FollowingStandards;
using Compliance.Graph;
using Compliance.ImportingCatalogs;
using Compliance.ImportingModels;
using Compliance.ImportingTaxonomies;
using Compliance.PublishingASummary;
using Compliance.ReadingAssessments;
using Compliance.ReadingCatalogs;
using Compliance.ReadingClaims;
using Compliance.ReadingControlAssessments;
using Compliance.ReadingControlDocuments;
using Compliance.ReadingDisclosures;
using Compliance.ReadingDuties;
using Compliance.ReadingEnforcement;
using Compliance.ReadingEvidence;
using Compliance.ReadingFindings;
using Compliance.ReadingIncidents;
using Compliance.ReadingLicences;
using Compliance.ReadingModels;
using Compliance.RegisteringAModel;
using Compliance.ReadingPauses;
using Compliance.ReadingProviders;
using Compliance.ReadingRegimes;
using Compliance.ReadingReleases;
using Compliance.ReadingRisks;
using Compliance.ReadingStandards;
using Compliance.ReadingThePortfolio;
using Compliance.ReckoningDuties;
using Compliance.Seeding;
using Compliance.Storage;
using Compliance.WatchingDuties;
using Compliance.WatchingThePortfolio;
using Compliance.WeighingConditions;
using GraphQL;

namespace Compliance;

/// <summary>Models, what regimes ask of who makes them, and incidents: one process, its subgraph and its silo.</summary>
static class ComplianceService
{
    /// <param name="configure">What a test has otherwise than the world.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddService("compliance", typeof(ComplianceService).Assembly).AddSilo();
        builder.AddSubgraph<Query>(s => s.WithMutation<Mutation>().WithSubscription<Subscription>());
        builder.Services.AddSingleton<RegimeBook>().AddHostedService(s => s.GetRequiredService<RegimeBook>());   // before what goes by it
        builder.Services.AddSingleton<Clock>().AddSingleton<ModelRegister>().AddHostedService<EarlierModels>().AddSingleton<ProviderRegister>().AddSingleton<ReleaseRegister>().AddSingleton<OrderBook>().AddSingleton<IncidentRegister>().AddSingleton<TableDesk>().AddSingleton<PauseRegister>().AddSingleton(FlowPolicy.Shipped);
        builder.Services.AddSingleton<ModelInsight>().AddSingleton<EvidenceRegister>().AddSingleton<UploadDesk>().AddSingleton<FindingRegister>()
            .AddSingleton<ClaimRegister>().AddSingleton<AssessmentRegister>().AddSingleton<ReportReader>().AddHostedService<Erasing>().AddHostedService<Following>();
        builder.Services.AddSingleton<LicenceShelf>().AddSingleton<EnforcementShelf>().AddSingleton<EnforcementDesk>().AddSingleton<ModelSpans>().AddSingleton<FactRegister>();
        builder.Services.AddSingleton<IFactSource, IncidentFacts>().AddSingleton<IFactSource, StandingFacts>().AddSingleton<IFactSource, PauseFacts>().AddSingleton<IFactSource, FindingFacts>()
            .AddSingleton<IFactSource, EvidenceFacts>().AddSingleton<IFactSource, ClaimFacts>().AddSingleton<IFactSource, AssessmentFacts>().AddSingleton<IFactSource, ControlAssessmentFacts>().AddSingleton<IFactSource, ReleaseFacts>().AddSingleton<IFactSource, ClusterFacts>().AddHostedService<ConditionWatch>();
        builder.Services.AddSingleton<TaxonomyShelf>().AddSingleton<SummaryRegister>().AddSingleton<DutySource>().AddHostedService<DutyWatch>();
        builder.Services.AddScoped<Loaders>().AddSingleton<CatalogShelf>().AddSingleton<RequirementBook>().AddSingleton<CatalogFiles>().AddSingleton<CatalogDesk>().AddSingleton<AdoptedCatalogs>()
            .AddSingleton<ControlDesk>().AddSingleton<ControlAssessmentRegister>().AddSingleton<AssessmentExport>()
            .AddSingleton<ControlDocumentRegister>().AddSingleton<ImportedCatalogs>().AddSingleton<ControlDocumentDesk>().AddSingleton<ResultsReader>();
        builder.Services.AddSingleton<DisclosureKey>().AddSingleton<DisclosureShelf>().AddSingleton<DisclosureDesk>();
        builder.Services.AddSingleton(Channels.All).AddSingleton<Notices>().AddHostedService(s => s.GetRequiredService<Notices>());
        builder.Services.AddSingleton<PortfolioChanges>().AddSingleton<DutyReckoner>().AddHostedService<Reckoning>().AddSingleton<DutyShelf>().AddSingleton<PortfolioShelf>().AddSingleton<RiskShelf>();
        if (builder.Configuration.GetValue<bool>("Seed:Demonstration"))
            builder.Services.AddSingleton<DemonstrationLicences>().AddSingleton<DemonstrationCatalogs>().AddHostedService<Demonstration>();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.MapService();
        app.MapOrders();
        app.HearStandards();
        app.SubscribeToReceipts();
        return app;
    }
}

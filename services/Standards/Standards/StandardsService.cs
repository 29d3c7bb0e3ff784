using BuildingBlocks.Messaging;
using Contracts.Identity;
using Contracts.Ledger;
using Contracts.Standards;
using GraphQL;
using Microsoft.AspNetCore.Builder;
using Standards.AddingAPicture;
using Standards.AdvancingAProject;
using Standards.AppealingADecision;
using Standards.ClosingABallot;
using Standards.ClosingAConsultation;
using Standards.DeclaringAnInterest;
using Standards.ExportingAnEdition;
using Standards.FollowingAProject;
using Standards.Graph;
using Standards.KeepingDeadlines;
using Standards.KeepingTheDutyToVote;
using Standards.NamingAnExpert;
using Standards.OpeningABallot;
using Standards.PublishingAProcess;
using Standards.PublishingAStandard;
using Standards.Reactions;
using Standards.ReadingACommittee;
using Standards.ReadingAnAppeal;
using Standards.ReadingATranslation;
using Standards.ReadingCommitments;
using Standards.ReadingComments;
using Standards.ReadingThePublicRegister;
using Standards.Rules;
using Standards.Seeding;
using Standards.Storage;
using Standards.WatchingABallot;
using Standards.WatchingAManuscript;

namespace Standards;

/// <summary>Projects, drafts and ballots: one process, its subgraph and its silo.</summary>
static class StandardsService
{
    /// <param name="configure">What a test has otherwise than the world.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddService("standards", typeof(StandardsService).Assembly).AddSilo();
        builder.AddSubgraph<Query>(s => s.WithMutation<Mutation>().WithSubscription<Subscription>());
        builder.Services.AddSingleton<Clock>().AddSingleton<VotingRules>().AddSingleton<CredentialBook>().AddSingleton<BallotChanges>().AddSingleton<ManuscriptChanges>().AddSingleton(Channels.All).AddSingleton<Notices>();
        builder.Services.AddScoped<Loaders>().AddScoped<Committees>().AddSingleton<Declarants>().AddSingleton<ElectorateOf>().AddSingleton<HeldEvidence>().AddSingleton<CommitmentsDesk>().AddSingleton<ProjectSurroundings>().AddSingleton<ProjectCourse>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Notices>());
        builder.Services.AddHostedService<Deadlines>().AddHostedService<ConsultationDeadlines>();
        builder.Services.AddSingleton<CommitteeHistories>().AddHostedService<DutyWatch>();
        builder.Services.AddSingleton<StandardShelf>().AddSingleton<StandardDesk>().AddSingleton<AppealDesk>().AddSingleton<StandardLoading>().AddSingleton<AppealLoading>();
        builder.Services.AddHostedService<DeadlineWatch>();
        builder.Services.AddSingleton<ShippedProcesses>().AddHostedService(services => services.GetRequiredService<ShippedProcesses>());
        builder.Services.AddHostedService<ProjectDeadlines>();
        builder.Services.AddSingleton<Editions>().AddSingleton<VersionTexts>().AddSingleton<PublishedLanguages>().AddSingleton<SimilarIndex>().AddSingleton<Printer>().AddSingleton<PictureShelf>();
        if (builder.Configuration.GetValue<bool>("Seed:Demonstration"))
            builder.Services.AddHostedService<Demonstration>();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.MapService();
        app.MapCatalogs();
        app.Subscribe<DelegationGranted>(IdentityTopics.Delegations, Credentials.GrantAsync);
        app.Subscribe<DelegationRevoked>(IdentityTopics.Delegations, Credentials.RevokeAsync);
        app.Subscribe<SubstituteNamed>(IdentityTopics.Delegations, Credentials.SubstituteAsync);
        app.Subscribe<SubstitutionEnded>(IdentityTopics.Delegations, Credentials.EndSubstitutionAsync);
        app.Subscribe<BallotClosed>(StandardsTopics.Ballots, CommitteeBallots.CountAsync);
        app.Subscribe<ReceiptsIssued>(LedgerTopics.Receipts, Receipts.NoteAsync);
        return app;
    }
}

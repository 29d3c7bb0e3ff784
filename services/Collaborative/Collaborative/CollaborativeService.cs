using BuildingBlocks.Messaging;
using Collaborative.ChargingRuns;
using Collaborative.Clusters;
using Collaborative.Graph;
using Collaborative.ObeyingAPause;
using Collaborative.ReadingACycle;
using Collaborative.ReadingAStatement;
using Collaborative.ReadingThePool;
using Collaborative.ReadingTheQueue;
using Collaborative.RunningCycles;
using Collaborative.Seeding;
using GraphQL;

namespace Collaborative;

/// <summary>Shared capacity: pledges and shares, requests, cycles, accounts, and the clusters that work runs on.</summary>
static class CollaborativeService
{
    /// <param name="configure">What a test has otherwise than the world.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddService("collaborative", typeof(CollaborativeService).Assembly).AddSilo();
        builder.AddSubgraph<Query>(s => s.WithMutation<Mutation>());
        builder.Services.AddSingleton<Clock>().AddSingleton<PoolShelf>().AddSingleton<CycleShelf>().AddSingleton<RequestShelf>().AddSingleton<AccountShelf>().AddScoped<Loaders>();
        builder.Services.AddClusters(builder.Configuration).AddSingleton<StandingOrders>();
        builder.Services.AddCalls();
        builder.Services.AddHostedService<CycleRunner>().AddHostedService<Charging>();
        if (builder.Configuration.GetValue<bool>("Seed:Demonstration"))
            builder.Services.AddHostedService<Demonstration>().AddHostedService<DemonstrationCalls>();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.MapService();
        app.HearPauses();
        app.SubscribeToReceipts();
        return app;
    }
}

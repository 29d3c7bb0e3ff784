using BuildingBlocks.Graph;
using BuildingBlocks.Hosting;
using GraphQL;
using Ledger.AwaitingReceipts;
using Ledger.EnteringActs;
using Ledger.Graph;
using Ledger.Keys;
using Ledger.ServingTiles;
using Ledger.Storage;

namespace Ledger;

/// <summary>The log of binding acts: one process, its subgraph and its silo.</summary>
static class LedgerService
{
    /// <param name="configure">What a test has otherwise than the world.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        configure?.Invoke(builder);
        builder.AddService("ledger", typeof(LedgerService).Assembly).AddSilo();
        builder.AddSubgraph<Query>(s => s.WithSubscription<Subscription>());
        builder.Services.AddSigningKey().AddSingleton<LogReader>().AddTransient<LogWriter>().AddScoped<Loaders>();
        builder.Services.AddHostedService<OpenLog>();
        builder.Services.AddSingleton<Arrivals>().AddHostedService(services => services.GetRequiredService<Arrivals>());
        builder.Services.AddHealthChecks().AddCheck<LogHealth>("log");

        var app = builder.Build();
        app.MapService();
        app.MapLog();
        app.SubscribeToActs();
        return app;
    }
}

using System.Net;
using System.Reflection;
using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using BuildingBlocks.Messaging;
using Dapr;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;

namespace BuildingBlocks.Hosting;

/// <summary>What every service of the mesh has: its database, the event store, the bus, tokens, telemetry and health.</summary>
public static class ServiceHost
{
    /// <param name="name">The service's name, which is also its Dapr app id.</param>
    /// <param name="assembly">The service's own assembly, which carries its migrations.</param>
    public static WebApplicationBuilder AddService(this WebApplicationBuilder builder, string name, Assembly assembly)
    {
        builder.AddTelemetry(name);
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        builder.Services.AddSingleton(new ServiceName(name)).AddSingleton(new ServiceAssembly(assembly));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(provider => Database(provider.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<EventStore.EventStore>().AddSingleton<OutboxSignal>().AddSingleton<Inbox>().AddSingleton<BindingRecords>();
        builder.Services.AddSingleton<TopicSubscribers>().AddDaprClient();
        builder.Services.AddHostedService<OutboxRelay>().AddHostedService<OutboxMeasuring>();
        builder.AddTokens();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<BusHealth>("bus");
        return builder;
    }

    /// <summary>Makes the process a silo of the service's own Orleans cluster, kept in the service's database.</summary>
    public static WebApplicationBuilder AddSilo(this WebApplicationBuilder builder, Action<ISiloBuilder>? configure = null)
    {
        var name = builder.Services.Select(s => s.ImplementationInstance).OfType<ServiceName>().Single().Value;
        var connectionString = ConnectionString(builder.Configuration);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (name, name));
            silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connectionString));
            silo.UseAdoNetReminderService(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connectionString));
            silo.AddActivityPropagation();
            var port = builder.Configuration.GetValue("Orleans:SiloPort", EndpointOptions.DEFAULT_SILO_PORT);
            if (builder.Configuration["KUBERNETES_SERVICE_HOST"] is not null)
                silo.UseKubernetesHosting().Configure<EndpointOptions>(o => (o.SiloPort, o.GatewayPort) = (port, 0));
            else
                silo.ConfigureEndpoints(IPAddress.Loopback, port, gatewayPort: 0);
            configure?.Invoke(silo);
        });
        return builder;
    }

    /// <summary>Puts the middleware in its order and maps health, subscriptions and the subgraph.</summary>
    public static WebApplication MapService(this WebApplication app)
    {
        app.UseCloudEvents(new CloudEventsMiddlewareOptions { ForwardCloudEventPropertiesAsHeaders = true });
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseBusToken();
        app.MapSubscribeHandler().AllowAnonymous();
        app.MapHealth();
        if (app.Services.GetService<GraphQL.Types.ISchema>() is not null)
            app.MapGraph();
        return app;
    }

    /// <summary>Migrates the database, then runs. With <c>--sdl</c> it prints the subgraph's schema and ends.</summary>
    public static async Task RunServiceAsync(this WebApplication app, string[] args)
    {
        if (args.Contains("--sdl"))
        {
            await Console.Out.WriteAsync(SchemaText.Of(app.Services.GetRequiredService<GraphQL.Types.ISchema>()));
            return;
        }
        await app.MigrateAsync();
        await app.RunAsync();
    }

    /// <summary>Brings the service's database to the schema of this program.</summary>
    public static Task MigrateAsync(this WebApplication app, CancellationToken cancellation = default) => Migrations.RunAsync(
        ConnectionString(app.Configuration),
        [typeof(ServiceHost).Assembly, app.Services.GetRequiredService<ServiceAssembly>().Value],
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Migrations"),
        cancellation);

    static NpgsqlDataSource Database(IConfiguration configuration)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString(configuration));
        if (!settings.ContainsKey("Maximum Pool Size"))
            settings.MaxPoolSize = 32;
        settings.MaxAutoPrepare = 64;
        settings.AutoPrepareMinUsages = 2;
        settings.NoResetOnClose = true;
        settings.Enlist = false;
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }

    static string ConnectionString(IConfiguration configuration) =>
        configuration.GetConnectionString("Default")
        ?? throw new InvalidOperationException("ConnectionStrings__Default is not set: the service has no database.");
}

/// <summary>The assembly that carries the service's migrations.</summary>
sealed record ServiceAssembly(Assembly Value);

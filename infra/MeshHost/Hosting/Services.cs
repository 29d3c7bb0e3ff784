using MeshHost.Broker;
using MeshHost.Dapr;
using MeshHost.Measuring;
using MeshHost.Storage;
using MeshHost.Tracing;
using Microsoft.AspNetCore.Components.Web;
using Npgsql;

namespace MeshHost.Hosting;

static class Services
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void AddMesh(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<MeshOptions>(builder.Configuration.GetSection("Mesh"));
        services.Configure<HostOptions>(o => o.ShutdownTimeout = Patience);
        services.AddHostFiltering(o => o.AllowedHosts = (builder.Configuration["AllowedHosts"] ?? "localhost;127.0.0.1;[::1]").Split(';'));
        services.AddRequestDecompression();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => DataSource(builder.Configuration));
        AddClients(services);
        AddBroker(services);
        services.AddSingleton<PubSub>().AddSingleton<Invocation>().AddSingleton<MeshMetadata>();
        services.AddSingleton<TraceStore>().AddSingleton<SeriesStore>().AddScoped(p => new HtmlRenderer(p, p.GetRequiredService<ILoggerFactory>()));
    }

    // Hosted services stop in reverse order: what settles outlives what delivers, and the server stops before all.
    static void AddBroker(IServiceCollection services)
    {
        services.AddSingleton<Apps>().AddSingleton<Bells>().AddSingleton<SubscriptionStore>().AddSingleton<DeliveryStore>();
        services.AddSingleton<DeadLetters>().AddSingleton<Subscriber>().AddSingleton<PumpFactory>();
        AddHosted<Database>(services);
        AddHosted<Publisher>(services);
        AddHosted<Settler>(services);
        AddHosted<Retention>(services);
        AddHosted<Dispatcher>(services);
        AddHosted<Discovery>(services);
        AddHosted<SubscriptionMeasuring>(services);
    }

    static void AddHosted<T>(IServiceCollection services)
        where T : class, IHostedService =>
        services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());

    static void AddClients(IServiceCollection services)
    {
        foreach (var (name, timeout) in (ReadOnlySpan<(string, TimeSpan)>)[
            (nameof(Discovery), Patience), (nameof(Subscriber), Timeout.InfiniteTimeSpan), (nameof(Invocation), Timeout.InfiniteTimeSpan)])
            services.AddHttpClient(name, client => client.Timeout = timeout)
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    UseProxy = false,
                    ConnectTimeout = TimeSpan.FromSeconds(2),
                    ActivityHeadersPropagator = null,
                    MaxResponseDrainSize = 1 << 20,
                })
                .RemoveAllLoggers();
    }

    static NpgsqlDataSource DataSource(IConfiguration configuration)
    {
        var text = configuration.GetConnectionString("Default")
            ?? throw new InvalidOperationException("ConnectionStrings__Default is not set: the mesh host needs its database.");
        return new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(text) { MaxAutoPrepare = 20, KeepAlive = 30, Timeout = 5, CommandTimeout = 30 }.ConnectionString).Build();
    }
}

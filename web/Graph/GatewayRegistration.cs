namespace Web.Graph;

static class GatewayRegistration
{
    /// <summary>The client whose answers never end.</summary>
    public const string Streams = "streams";

    public static void AddGateway(this WebApplicationBuilder builder)
    {
        var address = Address(builder.Configuration);
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddScoped<ReaderToken>();
        services.AddHttpClient<Gateway>(http => (http.BaseAddress, http.Timeout) = (address, TimeSpan.FromSeconds(15)));
        services.AddHttpClient<UnseenGateway>(http => (http.BaseAddress, http.Timeout) = (address, TimeSpan.FromSeconds(15)));
        services.AddHttpClient(Streams, http => (http.BaseAddress, http.Timeout) = (address, Timeout.InfiniteTimeSpan));
        services.AddSingleton<Register>();
        services.AddSingleton<BallotFeed>();
        services.AddSingleton(TimeProvider.System);
    }

    /// <summary>The gateway's base address; <c>Gateway__Url</c> may be given with or without <c>/graphql</c>.</summary>
    public static Uri Address(IConfiguration configuration)
    {
        var given = configuration["Gateway:Url"] ?? throw new InvalidOperationException("Gateway__Url is not set: the web needs the gateway's address.");
        var trimmed = given.TrimEnd('/');
        return new((trimmed.EndsWith("/graphql", StringComparison.Ordinal) ? trimmed[..^"/graphql".Length] : trimmed) + "/");
    }
}

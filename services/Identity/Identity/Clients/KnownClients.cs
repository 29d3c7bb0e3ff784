using Contracts.Identity;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.Clients;

/// <summary>The clients of the house, and those of third parties that the configuration names.</summary>
static class KnownClients
{
    static readonly string[] OfPeople =
    [
        Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.GrantTypes.RefreshToken,
        Permissions.Scopes.Profile, Permissions.Prefixes.Scope + TokenClaims.ApiScope,
    ];
    static readonly string[] CodeFlow =
        [Permissions.Endpoints.Authorization, Permissions.Endpoints.EndSession, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code];
    static readonly string[] DeviceFlow = [Permissions.Endpoints.DeviceAuthorization, Permissions.GrantTypes.DeviceCode];

    public static IEnumerable<OpenIddictApplicationDescriptor> Of(IConfiguration configuration)
    {
        if (configuration["Clients:Web:Secret"] is { Length: > 0 } webSecret)
            yield return Web(new Uri(configuration["Web:PublicUrl"] ?? "http://127.0.0.1:5000"), webSecret);
        yield return CommandLine();
        if (configuration["Clients:DemoIntegrator:Secret"] is { Length: > 0 } demoSecret)
            yield return Program("demo-integrator", "Demonstration integrator", demoSecret);
        foreach (var other in configuration.GetSection("Clients:Others").GetChildren())
            yield return ThirdParty(other);
    }

    static OpenIddictApplicationDescriptor Web(Uri address, string secret) => Describe(
        "web", "AdvancedAIGov", secret, ConsentTypes.Implicit, [.. OfPeople, .. CodeFlow, Permissions.Endpoints.Introspection],
        [new(address, "signin-oidc")], [new(address, "signout-callback-oidc"), address]);

    /// <remarks>RFC 8252: a native client, at whatever port of the loopback interface it found free.</remarks>
    static OpenIddictApplicationDescriptor CommandLine()
    {
        var client = Describe(
            "aigov-cli", "AdvancedAIGov command line", secret: null, ConsentTypes.Implicit, [.. OfPeople, .. CodeFlow, .. DeviceFlow],
            [new("http://127.0.0.1/callback"), new("http://[::1]/callback")], []);
        client.ApplicationType = ApplicationTypes.Native;
        return client;
    }

    static OpenIddictApplicationDescriptor Program(string id, string name, string secret) => Describe(
        id, name, secret, ConsentTypes.Implicit,
        [
            Permissions.Endpoints.Token, Permissions.Endpoints.Introspection, Permissions.Endpoints.Revocation,
            Permissions.GrantTypes.ClientCredentials, Permissions.Prefixes.Scope + TokenClaims.ApiScope,
        ],
        [], []);

    static OpenIddictApplicationDescriptor ThirdParty(IConfigurationSection other) => Describe(
        Required(other, "Id"), Required(other, "Name"), other["Secret"], ConsentTypes.Explicit, [.. OfPeople, .. CodeFlow],
        [.. (other.GetSection("RedirectUris").Get<string[]>() ?? []).Select(uri => new Uri(uri))], []);

    static string Required(IConfigurationSection section, string name) =>
        section[name] ?? throw new InvalidOperationException($"{section.Path}:{name} is not set: every client has an id and a name.");

    static OpenIddictApplicationDescriptor Describe(
        string id, string name, string? secret, string consent, IEnumerable<string> permissions, IEnumerable<Uri> redirects, IEnumerable<Uri> afterLogout)
    {
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = id,
            ClientSecret = secret,
            ClientType = secret is null ? ClientTypes.Public : ClientTypes.Confidential,
            ApplicationType = ApplicationTypes.Web,
            ConsentType = consent,
            DisplayName = name,
        };
        client.Permissions.UnionWith(permissions);
        client.RedirectUris.UnionWith(redirects);
        client.PostLogoutRedirectUris.UnionWith(afterLogout);
        return client;
    }
}

using Contracts.Identity;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.Clients;

/// <summary>Brings the registered clients to what the configuration says, at every start.</summary>
/// <remarks>Clients of the configuration's <c>Clients:Others</c> belong to third parties: people are asked before they get a token.</remarks>
sealed class ClientRegistration(IServiceScopeFactory scopes, IConfiguration configuration) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        foreach (var wanted in KnownClients.Of(configuration))
            await RegisterAsync(clients, wanted, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    static async Task RegisterAsync(IOpenIddictApplicationManager clients, OpenIddictApplicationDescriptor wanted, CancellationToken cancellation)
    {
        if (await clients.FindByClientIdAsync(wanted.ClientId!, cancellation) is not { } known)
        {
            await clients.CreateAsync(wanted, cancellation);
            return;
        }

        var present = new OpenIddictApplicationDescriptor();
        await clients.PopulateAsync(present, known, cancellation);
        var sameSecret = wanted.ClientSecret is null
            ? present.ClientSecret is null
            : present.ClientSecret is not null && await clients.ValidateClientSecretAsync(known, wanted.ClientSecret, cancellation);
        if (!sameSecret || !SameTerms(present, wanted))
            await clients.UpdateAsync(known, wanted, cancellation);
    }

    static bool SameTerms(OpenIddictApplicationDescriptor one, OpenIddictApplicationDescriptor other) =>
        (one.ApplicationType, one.ClientType, one.ConsentType, one.DisplayName) == (other.ApplicationType, other.ClientType, other.ConsentType, other.DisplayName)
        && one.RedirectUris.SetEquals(other.RedirectUris)
        && one.PostLogoutRedirectUris.SetEquals(other.PostLogoutRedirectUris)
        && one.Permissions.SetEquals(other.Permissions);
}

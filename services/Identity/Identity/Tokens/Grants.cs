using System.Collections.Immutable;
using System.Security.Claims;
using Identity.Register;
using Identity.Sessions;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.Tokens;

/// <summary>What a person lets a client do. Every grant for tokens hangs on the session that made it.</summary>
sealed class Grants(
    IOpenIddictApplicationManager clients, IOpenIddictAuthorizationManager grants, IOpenIddictTokenManager tokens, SessionStore sessions)
{
    /// <summary>The principal that a client gets codes and tokens for.</summary>
    public async Task<ClaimsPrincipal> GrantAsync(
        RegisteredPerson person, Guid session, string clientId, ImmutableArray<string> scopes, CancellationToken cancellation)
    {
        var principal = TokenPrincipal.OfPerson(person, session, scopes);
        var grant = await grants.CreateAsync(
            principal, person.Id.ToString("D"), await KeyOfAsync(clientId, cancellation), AuthorizationTypes.AdHoc, scopes, cancellation);
        var id = (await grants.GetIdAsync(grant, cancellation))!;
        await sessions.AttachAsync(session, clientId, Guid.Parse(id), cancellation);
        return principal.SetAuthorizationId(id);
    }

    /// <summary>True if the client belongs to the house, or the person has agreed to these scopes before.</summary>
    public async Task<bool> IsAgreedAsync(Guid person, string clientId, ImmutableArray<string> scopes, CancellationToken cancellation)
    {
        var client = await clients.FindByClientIdAsync(clientId, cancellation)
            ?? throw new InvalidOperationException($"The client {clientId} is not registered.");
        if (await clients.HasConsentTypeAsync(client, ConsentTypes.Implicit, cancellation))
            return true;

        await foreach (var _ in grants.FindAsync(
            person.ToString("D"), await KeyOfAsync(clientId, cancellation), Statuses.Valid, AuthorizationTypes.Permanent, scopes, cancellation))
            return true;
        return false;
    }

    /// <summary>Remembers that a person agreed to what a client asks for.</summary>
    public async Task AgreeAsync(RegisteredPerson person, string clientId, ImmutableArray<string> scopes, CancellationToken cancellation) =>
        await grants.CreateAsync(
            TokenPrincipal.OfPerson(person, Guid.Empty, scopes), person.Id.ToString("D"), await KeyOfAsync(clientId, cancellation),
            AuthorizationTypes.Permanent, scopes, cancellation);

    /// <summary>What a person agreed to and has not withdrawn, oldest first.</summary>
    public async Task<IReadOnlyList<Agreement>> AgreementsOfAsync(Guid person, CancellationToken cancellation)
    {
        var found = new List<Agreement>();
        await foreach (var grant in grants.FindAsync(
            person.ToString("D"), client: null, Statuses.Valid, AuthorizationTypes.Permanent, scopes: null, cancellation))
        {
            var key = (await grants.GetApplicationIdAsync(grant, cancellation))!;
            if (await clients.FindByIdAsync(key, cancellation) is { } client)
                found.Add(new(
                    key, (await clients.GetDisplayNameAsync(client, cancellation))!, await grants.GetScopesAsync(grant, cancellation),
                    await grants.GetCreationDateAsync(grant, cancellation) ?? default));
        }
        return [.. found.GroupBy(a => a.Key).Select(g => g.MinBy(a => a.Since)! with { Scopes = [.. g.SelectMany(a => a.Scopes).Distinct()] }).OrderBy(a => a.Since)];
    }

    /// <summary>Takes back what a person agreed to with one client, and with it every token that client has for the person.</summary>
    public async Task WithdrawAsync(Guid person, string key, CancellationToken cancellation)
    {
        await grants.RevokeAsync(person.ToString("D"), key, Statuses.Valid, type: null, cancellation);
        await tokens.RevokeAsync(person.ToString("D"), key, Statuses.Valid, type: null, cancellation);
    }

    /// <summary>The name under which people know a client.</summary>
    public async Task<string> NameOfAsync(string clientId, CancellationToken cancellation) =>
        await clients.FindByClientIdAsync(clientId, cancellation) is { } client
            ? await clients.GetDisplayNameAsync(client, cancellation) ?? clientId
            : clientId;

    async Task<string> KeyOfAsync(string clientId, CancellationToken cancellation) =>
        (await clients.GetIdAsync((await clients.FindByClientIdAsync(clientId, cancellation))!, cancellation))!;
}

/// <summary>What a person lets a third party's client do.</summary>
/// <param name="Key">The client's key in the store.</param>
public sealed record Agreement(string Key, string Client, ImmutableArray<string> Scopes, DateTimeOffset Since);

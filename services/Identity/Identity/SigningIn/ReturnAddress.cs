using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.SigningIn;

/// <summary>Where a person goes after signing in: always a page of our own, most often the one that answers a client.</summary>
sealed class ReturnAddress(IOpenIddictApplicationManager clients)
{
    public const string Account = "/account";

    /// <summary>The address if it lies on this site, else the account page.</summary>
    public static string Safe(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : Account;

    /// <summary>The client that waits for the answer, and where it waits, if the address is its authorization request.</summary>
    public async Task<(string Name, Uri Target)?> ClientBehindAsync(string address, CancellationToken cancellation)
    {
        if (address.IndexOf('?', StringComparison.Ordinal) is var query && query < 0)
            return null;

        var parameters = QueryHelpers.ParseQuery(address[query..]);
        var (id, redirect) = (parameters.GetValueOrDefault(Parameters.ClientId).ToString(), parameters.GetValueOrDefault(Parameters.RedirectUri).ToString());
        return id.Length > 0 && Uri.TryCreate(redirect, UriKind.Absolute, out var target)
            && await clients.FindByClientIdAsync(id, cancellation) is { } client
            && await clients.ValidateRedirectUriAsync(client, redirect, cancellation)
            ? (await clients.GetDisplayNameAsync(client, cancellation) ?? id, target)
            : null;
    }
}

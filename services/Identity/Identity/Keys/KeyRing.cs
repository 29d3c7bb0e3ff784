using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenIddict.Server;

namespace Identity.Keys;

/// <summary>The keys that the token service works with now. When they change, its options are built anew.</summary>
sealed class KeyRing(TimeProvider time) : IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>
{
    volatile IReadOnlyList<TokenKey> keys = [];
    volatile CancellationTokenSource changed = new();

    public string Name => Options.DefaultName;

    /// <summary>Takes up keys; does nothing if they are those in use, in the same order.</summary>
    public void Take(IReadOnlyList<TokenKey> stored)
    {
        var ordered = InOrder(stored);
        if (ordered.Select(k => k.Id).SequenceEqual(keys.Select(k => k.Id)))
            return;

        keys = ordered;
        Interlocked.Exchange(ref changed, new()).Cancel();
    }

    public void Configure(OpenIddictServerOptions options)
    {
        if (keys.Count == 0)
            throw new InvalidOperationException("The token keys have not been read yet.");

        // The first key of each list makes tokens; all of them are accepted.
        options.SigningCredentials.AddRange(keys.Where(k => k.Use is KeyUse.Signing).Select(k => k.ToSigningCredentials()));
        options.EncryptionCredentials.AddRange(keys.Where(k => k.Use is KeyUse.Encryption).Select(k => k.ToEncryptingCredentials()));
    }

    public IChangeToken GetChangeToken() => new CancellationChangeToken(changed.Token);

    List<TokenKey> InOrder(IReadOnlyList<TokenKey> stored)
    {
        var now = time.GetUtcNow();
        return [.. stored.GroupBy(k => k.Use).OrderBy(g => g.Key).SelectMany(use =>
        {
            var current = KeySchedule.Current(now, use);
            return use.OrderByDescending(k => k == current).ThenByDescending(k => k.ActiveFrom).ThenBy(k => k.Id, StringComparer.Ordinal);
        })];
    }
}

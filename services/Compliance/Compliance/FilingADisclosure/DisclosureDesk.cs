using System.Threading.RateLimiting;
using Compliance.Domain.Disclosures;
using Compliance.ReadingDisclosures;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.FilingADisclosure;

/// <summary>Takes reports of people who stay unknown. How much is taken is bounded for all together: who asks is not looked at.</summary>
sealed class DisclosureDesk(IGrainFactory grains, DisclosureShelf shelf, DisclosureKey key) : IDisposable
{
    readonly RateLimiter filings = Limiter(burst: 60, perSecond: 1);
    readonly RateLimiter codes = Limiter(burst: 100, perSecond: 5);

    /// <exception cref="RefusalError">The report was not taken.</exception>
    public Task<FiledDisclosureView> FileAsync(Guid commandId, string subject, string account, CancellationToken cancellation) => Unseen.DoAsync(async () =>
    {
        Take(filings);
        var (id, code) = (DisclosureCode.SubjectOf(commandId, key.Value), DisclosureCode.Of(commandId, key.Value));
        var (salt, hash) = code.Hashed();
        var asked = Asked.Of<DisclosureCommand>(new DisclosureCommand.File(default, subject, account, default));
        var act = (await Grains.AskAsync(() => grains.GetGrain<IDisclosureGrain>(id.ToString("D")).FileAsync(asked, code.Locator, salt, hash), cancellation)).ActOf();
        return new FiledDisclosureView(code.ToString(), act);
    });

    /// <exception cref="RefusalError">There is no report of this code, or nothing can be added.</exception>
    public Task<DisclosureView> AddAsync(string code, string text, CancellationToken cancellation) => Unseen.DoAsync(async () =>
    {
        var id = await FindAsync(code, cancellation);
        var asked = Asked.Of<DisclosureCommand>(new DisclosureCommand.Add(default, text, default));
        (await Grains.AskAsync(() => grains.GetGrain<IDisclosureGrain>(id.ToString("D")).AddAsync(asked), cancellation)).Demand();
        return await shelf.DemandAsync(id, cancellation);
    });

    /// <exception cref="RefusalError">There is no report of this code.</exception>
    public Task<DisclosureView> ReadAsync(string code, CancellationToken cancellation) => Unseen.DoAsync(async () => await shelf.DemandAsync(await FindAsync(code, cancellation), cancellation));

    async Task<Guid> FindAsync(string text, CancellationToken cancellation)
    {
        Take(codes);
        return DisclosureCode.Read(text) is { } code && await shelf.LocateAsync(code.Locator, cancellation) is var (id, salt, hash) && code.Is(salt, hash)
            ? id : throw new RefusalError("disclosure.unknown", "There is no report of this code. Look whether every sign is right.");
    }

    static void Take(RateLimiter limiter)
    {
        using var lease = limiter.AttemptAcquire();
        if (!lease.IsAcquired)
            throw new RefusalError("disclosure.too_many", "Many people write just now. Nothing was kept of this; send it again in a minute.");
    }

    static TokenBucketRateLimiter Limiter(int burst, int perSecond) =>
        new(new() { TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0, AutoReplenishment = true });

    public void Dispose()
    {
        filings.Dispose();
        codes.Dispose();
    }
}

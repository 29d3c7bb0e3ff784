namespace Identity.Keys;

/// <summary>Makes keys ahead of their time, drops those past it, and tells the token service; in every process, every minute.</summary>
sealed partial class KeyKeeper(KeyStore store, KeyRing ring, KeySchedule schedule, TimeProvider time, ILogger<KeyKeeper> log) : BackgroundService
{
    static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    /// <summary>The first look happens before the process answers anybody.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await KeepAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await KeepAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, failure);
            }
        }
    }

    /// <summary>Does what the schedule asks for now.</summary>
    public async Task KeepAsync(CancellationToken cancellation) =>
        ring.Take(await store.ChangeAsync(keys => Due(keys, time.GetUtcNow()), cancellation));

    /// <summary>Puts new keys into use at once, whatever the schedule says.</summary>
    /// <param name="forgetOld">Also drops all earlier keys, and with them every token and session of clients: for when a key has leaked.</param>
    public async Task RollAsync(bool forgetOld, CancellationToken cancellation)
    {
        if (forgetOld)
            await store.ForgetAllAsync(cancellation);
        var now = time.GetUtcNow();
        ring.Take(await store.ChangeAsync(_ => new([.. Enum.GetValues<KeyUse>().Select(use => TokenKey.Create(use, now, now))], []), cancellation));
    }

    KeyChange Due(IReadOnlyList<TokenKey> keys, DateTimeOffset now)
    {
        var plans = Enum.GetValues<KeyUse>().Select(use => (Use: use, Plan: schedule.At(now, keys.Where(k => k.Use == use)))).ToArray();
        return new(
            [.. plans.Where(p => p.Plan.CreateActiveFrom is not null).Select(p => TokenKey.Create(p.Use, p.Plan.CreateActiveFrom!.Value, now))],
            [.. plans.SelectMany(p => p.Plan.Forget)]);
    }

    [LoggerMessage(LogLevel.Error, "The token keys could not be looked after; the present ones stay in use.")]
    static partial void Failed(ILogger log, Exception failure);
}

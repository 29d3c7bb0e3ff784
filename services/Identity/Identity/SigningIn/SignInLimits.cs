using System.Threading.RateLimiting;

namespace Identity.SigningIn;

/// <summary>Slows down guessing: an address that failed often waits, and only so many passwords are weighed at once.</summary>
/// <remarks>Failures count, not sign-ins: a room full of delegates behind one address comes in, a guesser does not.</remarks>
sealed class SignInLimits : IDisposable
{
    readonly PartitionedRateLimiter<string> failures;
    readonly ConcurrencyLimiter weighing = new(new() { PermitLimit = 2 * Environment.ProcessorCount, QueueLimit = 256 });

    public SignInLimits(IConfiguration configuration)
    {
        var allowed = configuration.GetValue("Accounts:FailuresPerAddress", 30);
        failures = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(
            address, _ => new() { PermitLimit = allowed, Window = TimeSpan.FromMinutes(5), SegmentsPerWindow = 10, QueueLimit = 0 }));
    }

    /// <summary>True if too many attempts from this address have failed of late.</summary>
    public bool IsWaiting(HttpContext http)
    {
        using var look = failures.AttemptAcquire(AddressOf(http), permitCount: 0);
        return !look.IsAcquired;
    }

    public void NoteFailure(HttpContext http) => failures.AttemptAcquire(AddressOf(http)).Dispose();

    /// <summary>A place among those whose password is being weighed; not acquired when too many are waiting.</summary>
    public ValueTask<RateLimitLease> WeighAsync(CancellationToken cancellation) => weighing.AcquireAsync(1, cancellation);

    public void Dispose()
    {
        failures.Dispose();
        weighing.Dispose();
    }

    static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}

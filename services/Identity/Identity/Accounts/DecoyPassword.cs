using Microsoft.AspNetCore.Identity;

namespace Identity.Accounts;

/// <summary>Spends on an unknown or locked account the time that a known one costs, so that the clock tells nothing.</summary>
sealed class DecoyPassword
{
    readonly Lazy<string> hash;

    public DecoyPassword(IServiceScopeFactory scopes) => hash = new(() =>
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new(), Guid.NewGuid().ToString("N"));
    });

    public void Check(IPasswordHasher<Account> hasher, string password) => hasher.VerifyHashedPassword(new(), hash.Value, password);
}

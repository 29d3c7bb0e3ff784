using Identity.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Identity.Seeding;

/// <summary>The accounts of the demonstration. They share the one password of the installation, so it is hashed once.</summary>
sealed class DemonstrationAccounts(IServiceScopeFactory scopes, IConfiguration configuration)
{
    public async Task OpenAsync(IReadOnlyList<SeededPerson> people, CancellationToken cancellation)
    {
        var password = await PasswordAsync(cancellation);
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AccountsDatabase>();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>();
        var names = scope.ServiceProvider.GetRequiredService<ILookupNormalizer>();

        var ids = people.Select(p => p.Id.Value).ToArray();
        var known = await database.Users.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        var present = known.Values.FirstOrDefault()?.PasswordHash;
        var isCurrent = present is not null && hasher.VerifyHashedPassword(new(), present, password) is PasswordVerificationResult.Success;
        var hash = isCurrent ? present! : hasher.HashPassword(new(), password);

        foreach (var person in people)
        {
            if (known.GetValueOrDefault(person.Id.Value) is not { } account)
                database.Users.Add(New(person, hash, names));
            else if (!isCurrent)
                (account.PasswordHash, account.SecurityStamp) = (hash, Guid.NewGuid().ToString("N"));
        }
        await database.SaveChangesAsync(cancellation);
    }

    static Account New(SeededPerson person, string hash, ILookupNormalizer names) => new()
    {
        Id = person.Id.Value,
        UserName = person.UserName,
        NormalizedUserName = names.NormalizeName(person.UserName),
        PasswordHash = hash,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        LockoutEnabled = true,
    };

    async Task<string> PasswordAsync(CancellationToken cancellation)
    {
        var file = configuration["Seed:PasswordFile"]
            ?? throw new InvalidOperationException("Seed__PasswordFile is not set: the demonstration has no password.");
        return (await File.ReadAllTextAsync(file, cancellation)).Trim() is { Length: >= 12 } password
            ? password
            : throw new InvalidOperationException("The file of Seed__PasswordFile holds no password of at least twelve characters.");
    }
}

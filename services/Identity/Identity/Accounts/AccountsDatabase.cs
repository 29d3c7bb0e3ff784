using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Identity.Accounts;

/// <summary>Accounts and passkeys of ASP.NET Core Identity; clients, grants and tokens of OpenIddict.</summary>
/// <remarks>The schema is that of <c>Storage/Migrations</c>, like everything in this database; a test holds this model against it.</remarks>
public sealed class AccountsDatabase(DbContextOptions<AccountsDatabase> options) : IdentityUserContext<Account, Guid>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict<Guid>();
        builder.Entity<Account>(account =>
        {
            account.ToTable("account");
            foreach (var index in account.Metadata.GetIndexes().Where(i => i.Properties.Any(p => p.Name == nameof(Account.NormalizedEmail))).ToArray())
                account.Metadata.RemoveIndex(index);
            account.Ignore(a => a.Email).Ignore(a => a.NormalizedEmail).Ignore(a => a.EmailConfirmed)
                .Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
        });
        SnakeCase.Apply(builder.Model);
    }
}

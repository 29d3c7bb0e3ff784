using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Identity.Accounts;

static class AccountsSetup
{
    /// <summary>PBKDF2 with HMAC-SHA-512: what OWASP recommends, about a tenth of a second.</summary>
    const int PasswordIterations = 210_000;

    const int FailuresBeforeLockout = 5;
    static readonly TimeSpan Lockout = TimeSpan.FromMinutes(5);
    static readonly TimeSpan SignInLasts = TimeSpan.FromHours(12);

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddDbContext<AccountsDatabase>((services, options) => options
            .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
            .ConfigureWarnings(w => w.Ignore(CoreEventId.MappedPropertyIgnoredWarning)));   // addresses and telephones, on purpose
        builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = builder.Configuration.GetValue("Accounts:PasswordIterations", PasswordIterations));
        builder.Services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ServerDomain = builder.Configuration["Accounts:PasskeyDomain"];
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
        });
        builder.Services.AddIdentityCore<Account>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-";
                o.Password.RequiredLength = 12;
                o.Password.RequireNonAlphanumeric = o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = false;
                o.Password.RequiredUniqueChars = 5;
                o.Lockout.AllowedForNewUsers = true;
                o.Lockout.MaxFailedAccessAttempts = FailuresBeforeLockout;
                o.Lockout.DefaultLockoutTimeSpan = Lockout;
            })
            .AddEntityFrameworkStores<AccountsDatabase>()
            .AddPasswordValidator<TrivialPasswords>()
            .AddSignInManager();
        builder.Services.AddAuthentication().AddIdentityCookies();
        builder.Services.ConfigureApplicationCookie(Cookie);
        builder.Services.AddSingleton<DecoyPassword>();
    }

    static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "aigov.identity";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = SignInLasts;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.LogoutPath = "/sign-out";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnValidatePrincipal = SignedInSession.ValidateAsync;
    }
}

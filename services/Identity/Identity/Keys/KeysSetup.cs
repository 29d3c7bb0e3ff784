using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace Identity.Keys;

static class KeysSetup
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        var directory = builder.Configuration["DataProtection:Directory"]
            ?? throw new InvalidOperationException("DataProtection__Directory is not set: there is no place for the keys that protect the token keys.");
        builder.Services.AddDataProtection().SetApplicationName("aigov-identity").PersistKeysToFileSystem(Directory.CreateDirectory(directory));
        // That these keys lie in the clear is meant: the directory is the secret, as a mounted one is in a cluster.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);

        builder.Services.AddSingleton(new KeySchedule(Period: Days("PeriodDays", 90), Ahead: Days("AheadDays", 14), Kept: Days("KeptDays", 30)));
        builder.Services.AddSingleton<KeyStore>().AddSingleton<KeyRing>().AddSingleton<KeyKeeper>();
        builder.Services.AddHostedService(s => s.GetRequiredService<KeyKeeper>());
        builder.Services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(s => s.GetRequiredService<KeyRing>());
        builder.Services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(s => s.GetRequiredService<KeyRing>());

        TimeSpan Days(string name, double otherwise) => TimeSpan.FromDays(builder.Configuration.GetValue($"Keys:{name}", otherwise));
    }
}

namespace Ledger.Keys;

static class KeySetup
{
    /// <summary>The log's key, by the settings <c>Ledger:KeyFile</c> and <c>Ledger:Origin</c>. It is read when it is first needed.</summary>
    public static IServiceCollection AddSigningKey(this IServiceCollection services) => services.AddSingleton(provider =>
    {
        var settings = provider.GetRequiredService<IConfiguration>().GetSection("Ledger");
        return KeyFile.ReadOrCreate(Required(settings, "KeyFile", "where the signing key is kept"), Required(settings, "Origin", "the log's name"));
    });

    static string Required(IConfigurationSection settings, string name, string meaning) =>
        settings[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"Ledger__{name} is not set: {meaning}.");
}

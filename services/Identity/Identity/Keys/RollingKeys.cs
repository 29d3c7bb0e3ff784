namespace Identity.Keys;

/// <summary>The command <c>--roll-keys</c>: puts new keys into use at once, and ends. Running processes take them up within a minute.</summary>
static class RollingKeys
{
    public static async Task<bool> RunAsync(WebApplication app, string[] args)
    {
        if (!args.Contains("--roll-keys"))
            return false;
        await app.Services.GetRequiredService<KeyKeeper>().RollAsync(forgetOld: args.Contains("--forget-old"), CancellationToken.None);
        return true;
    }
}

using System.Collections.Frozen;

namespace Web.Graph;

/// <summary>An organization with its name in each of the six languages.</summary>
public sealed record RegisterEntry(Guid Id, string? Code, OrganizationKind Kind, string? Region,
    string En, string Fr, string Es, string Ru, string Ar, string Zh)
{
    /// <summary>The name in the reader's language.</summary>
    public string Name => LanguageOf(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    string LanguageOf(string language) => language switch
    {
        "fr" => Fr,
        "es" => Es,
        "ru" => Ru,
        "ar" => Ar,
        "zh" => Zh,
        _ => En,
    };
}

/// <summary>The register of organizations, read once in ten minutes and kept, so that a page of eighty-seven votes asks for no names.</summary>
/// <remarks>When it cannot be read anew, the last one read is used on.</remarks>
public sealed class Register(IServiceScopeFactory scopes, TimeProvider time, ILogger<Register> log)
{
    const int PageSize = 100;
    const int MostPages = 20;
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    readonly SemaphoreSlim reading = new(1);
    volatile Edition edition = new(FrozenDictionary<Guid, RegisterEntry>.Empty, DateTimeOffset.MinValue);

    /// <summary>All organizations, by identifier.</summary>
    public async Task<IReadOnlyDictionary<Guid, RegisterEntry>> Read(CancellationToken cancel)
    {
        if (IsFresh)
            return edition.Entries;

        await reading.WaitAsync(cancel);
        try
        {
            if (!IsFresh)
                edition = await ReadAnew(cancel);
        }
        catch (Exception wrong) when (edition.Entries.Count > 0 && wrong is GatewayUnavailable or GatewayRefusal)
        {
            log.LogWarning(wrong, "The register could not be read anew; the last one is used on");
        }
        finally
        {
            reading.Release();
        }
        return edition.Entries;
    }

    /// <summary>The next reader reads it anew: it was just changed.</summary>
    public void Forget() => edition = edition with { ReadAt = DateTimeOffset.MinValue };

    bool IsFresh => edition.Entries.Count > 0 && time.GetUtcNow() - edition.ReadAt < Fresh;

    async Task<Edition> ReadAnew(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var gateway = scope.ServiceProvider.GetRequiredService<Gateway>();
        var entries = new Dictionary<Guid, RegisterEntry>();
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await gateway.Ask<OrganizationsAnswer>("Organizations", new { first = PageSize, after }, cancel);
            foreach (var entry in answer.Organizations.Nodes)
                entries[entry.Id] = entry;
            if (!answer.Organizations.HasNextPage)
                break;
            after = answer.Organizations.EndCursor;
        }
        return new(entries.ToFrozenDictionary(), time.GetUtcNow());
    }

    sealed record Edition(FrozenDictionary<Guid, RegisterEntry> Entries, DateTimeOffset ReadAt);
}

using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Compliance.ReadingRegimes;

/// <summary>Where a version of a regime that was published here stands on record.</summary>
sealed record RegimePublication(Guid? Catalog, DateTime At, Guid Act, string Document);

/// <summary>A version of a regime, from its publication here until that of the next.</summary>
/// <param name="From">Before any time where it comes with the platform.</param>
/// <param name="Until">Exclusive; null for the last version.</param>
/// <param name="AskedSince">By duty, when the version was published that first asked it as this one does.</param>
sealed record RegimeLife(Regime Regime, DateTimeOffset From, DateTimeOffset? Until, ImmutableDictionary<string, DateTimeOffset> AskedSince)
{
    public DateTimeOffset Since(Duty duty) => AskedSince.GetValueOrDefault(duty.Id, From);
}

/// <summary>All regimes: those that come with the platform, and those that were published here, of each the last version. It is read when the service starts and whenever something is reckoned, so that replicas go by the same.</summary>
sealed class RegimeBook(NpgsqlDataSource database) : IHostedService, IDisposable
{
    sealed record Shelf(
        ImmutableList<Regime> All, ImmutableList<Regime> Earlier, ImmutableDictionary<string, RegimePublication> Published, ImmutableList<RegimeLife> Lives, string Fingerprint)
    {
        public int Versions => Published.Count + Earlier.Count;

        public ImmutableDictionary<Filing, DateTimeOffset> AskedSince { get; } =
            Lives.Where(l => l.Until is null).SelectMany(l => l.AskedSince.Select(d => (Filing: new Filing(l.Regime.Id, d.Key), d.Value))).ToImmutableDictionary(d => d.Filing, d => d.Value);
    }

    static ImmutableList<RegimeLife> AlwaysThere => [.. ShippedRegimes.All.Select(r => new RegimeLife(r, DateTimeOffset.MinValue, null, ImmutableDictionary<string, DateTimeOffset>.Empty))];

    static readonly Shelf Shipped = new(ShippedRegimes.All, [], ImmutableDictionary<string, RegimePublication>.Empty, AlwaysThere, ShippedRegimes.Fingerprint);

    readonly SemaphoreSlim reading = new(1);

    volatile Shelf shelf = Shipped;
    volatile ImmutableList<Regime> former = [];

    /// <summary>By name.</summary>
    public ImmutableList<Regime> All => shelf.All;

    /// <summary>Another one for other regimes or calendars.</summary>
    public string Fingerprint => shelf.Fingerprint;

    /// <summary>Every version that was published here in its time, and those that come with the platform.</summary>
    public ImmutableList<RegimeLife> Lives => shelf.Lives;

    public Regime? Find(string id) => All.Find(r => r.Id == id);

    /// <summary>Also one that came with the platform once, and no longer does.</summary>
    public Regime? FindEver(string id) => Find(id) ?? former.Find(r => r.Id == id);

    /// <summary>A duty of a regime; of an earlier version where the last has it no longer.</summary>
    public (Regime Regime, Duty Duty)? FindDuty(string regime, string duty) =>
        shelf.All.Concat(shelf.Earlier).Concat(former).Where(r => r.Id == regime).Select(r => (r, d: r.Duties.Find(d => d.Id == duty))).FirstOrDefault(f => f.d is not null) is { d: { } asked, r: var found } ? (found, asked) : null;

    /// <summary>The same of what is owed.</summary>
    public (Regime Regime, Duty Duty) Duty(string regime, string duty) => FindDuty(regime, duty) ?? throw new InvalidDataException($"No regime {regime} asks {duty}.");

    /// <summary>Null where it comes with the platform.</summary>
    public RegimePublication? PublicationOf(string id) => shelf.Published.GetValueOrDefault(id);

    /// <summary>When the version was published that first asked a duty as it is asked now; before any time where it comes with the platform.</summary>
    public DateTimeOffset AskedSince(Filing filing) => shelf.AskedSince.GetValueOrDefault(filing, DateTimeOffset.MinValue);

    public async Task StartAsync(CancellationToken cancellation)
    {
        await database.ExecuteAsync(
            "insert into shipped_regime select * from unnest($1::text[], $2::int[], $3::text[]) on conflict do nothing",
            [Sql.Texts([.. ShippedRegimes.Read.Select(r => r.Regime.Id)]), Sql.Ints([.. ShippedRegimes.Read.Select(r => r.Regime.Version)]), Sql.Texts([.. ShippedRegimes.Read.Select(r => r.Document)])], cancellation);
        var known = await database.ReadAsync("select id, version, document from shipped_regime order by id, version desc", [], r => (Id: r.GetString(0), Version: r.GetInt32(1), Document: r.GetString(2)), cancellation);
        former = [.. known.Where(k => !ShippedRegimes.All.Exists(r => r.Id == k.Id && r.Version == k.Version)).Select(k => RegimeReader.Read(k.Document, ShippedRegimes.Calendars))];
        await RefreshAsync(cancellation);
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;

    public void Dispose() => reading.Dispose();

    /// <summary>Reads once more where one of these duties is of a regime that another replica has published a moment ago.</summary>
    public Task KnowAsync(IEnumerable<(string Regime, string? Duty)> asked, CancellationToken cancellation) =>
        asked.All(a => a.Duty is null ? FindEver(a.Regime) is not null : FindDuty(a.Regime, a.Duty) is not null) ? Task.CompletedTask : RefreshAsync(cancellation);

    /// <summary>Takes up what was published since. What was published never changes, so that how much there is says whether something is new.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation);   // who read less than another never comes after it
        try
        {
            if ((await database.ReadAsync("select count(*)::int from regime", [], r => r.GetInt32(0), cancellation))[0] > shelf.Versions)
                await ReadAsync(cancellation);
        }
        finally
        {
            reading.Release();
        }
    }

    async Task ReadAsync(CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            "select id, version, document, catalog_id, published_at, act_id from regime order by id, version desc", [],
            r => (Id: r.GetString(0), Version: r.GetInt32(1), Publication: new RegimePublication(r.OrNull<Guid>(3), r.GetDateTime(4), r.GetGuid(5), r.GetString(2))), cancellation);
        var read = rows.ConvertAll(r => RegimeReader.Read(r.Publication.Document, ShippedRegimes.Calendars));
        ImmutableList<Regime> last = [.. read.DistinctBy(r => r.Id)];
        shelf = new(
            [.. ShippedRegimes.All.Concat(last).OrderBy(r => r.Id, StringComparer.Ordinal)], [.. read.Except(last)], rows.DistinctBy(r => r.Id).ToImmutableDictionary(r => r.Id, r => r.Publication, StringComparer.Ordinal),
            [.. AlwaysThere, .. read.Zip(rows, (regime, row) => (Regime: regime, At: new DateTimeOffset(row.Publication.At))).GroupBy(v => v.Regime.Id).SelectMany(v => LivesOf([.. v]))],
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', rows.Select(r => $"{r.Id} {r.Version} {r.Publication.Act}").Prepend(ShippedRegimes.Fingerprint))))));
    }

    /// <param name="versions">Of one regime, the last one first.</param>
    static IEnumerable<RegimeLife> LivesOf(ImmutableList<(Regime Regime, DateTimeOffset At)> versions) => versions.Select((version, i) => new RegimeLife(
        version.Regime, version.At, i == 0 ? null : versions[i - 1].At,
        version.Regime.Duties.ToImmutableDictionary(d => d.Id, d => versions.Skip(i).TakeWhile(v => v == version || version.Regime.AskedBefore(v.Regime, d)).Last().At, StringComparer.Ordinal)));
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Ledger.Tests.Hosting;
using Npgsql;

namespace Ledger.Tests.Crashing;

/// <summary>The real program is killed while acts pour in, again and again, as often as the bus delivers again.</summary>
public sealed class KillingTheService(PostgresServer server) : IDisposable
{
    const int Kills = 4, Clients = 8;
    static readonly string Program = Path.Combine(Repository.Root, "artifacts", "bin", "Ledger", new DirectoryInfo(AppContext.BaseDirectory).Name, "Ledger");
    readonly string folder = Directory.CreateTempSubdirectory("ledger-killed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Timeout = 1_200_000)]
    public async Task Loses_no_acknowledged_act_and_doubles_none()
    {
        var database = await server.CreateDatabaseAsync();
        var port = FreePort.Take();
        var settings = LedgerHost.Settings(database, folder, port);
        var api = new Api($"http://127.0.0.1:{port}");
        var acknowledged = new ConcurrentBag<SaltedRecord>();
        using var stop = new CancellationTokenSource();

        var service = await StartAsync(settings, api);
        var clients = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => PourAsync(api, acknowledged, stop.Token)));
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = acknowledged.Count;
            while (acknowledged.Count < before + 40)
                await Task.Delay(20);
            service.Kill();
            await service.WaitForExitAsync();
            service.Dispose();
            service = await StartAsync(settings, api);
        }
        await stop.CancelAsync();
        await clients;

        Assert.True(acknowledged.Count >= Kills * 40);
        var key = await api.KeyAsync();
        foreach (var record in acknowledged.Take(50))
            Assert.True(Domain.Receipts.ReceiptCheck.Run(await api.ReceiptFileAsync(record), key).Holds);
        service.Kill();
        await service.WaitForExitAsync();
        service.Dispose();
        await EachOnceAsync(database, acknowledged);
    }

    /// <summary>As the bus: an act is delivered until it is acknowledged, then the next.</summary>
    static async Task PourAsync(Api api, ConcurrentBag<SaltedRecord> acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var (act, record) = Api.NewAct();
            while (!await IsTakenAsync(api, act))
                await Task.Delay(50, CancellationToken.None);
            acknowledged.Add(record);
        }
    }

    static async Task<bool> IsTakenAsync(Api api, Contracts.Ledger.BindingAct act)
    {
        try
        {
            var (status, body) = await api.DeliverAsync(act);
            return status == 200 && (body.Length == 0 ? true : throw new InvalidOperationException($"An act was refused: {body}"));
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    static async Task EachOnceAsync(string connectionString, IReadOnlyCollection<SaltedRecord> acknowledged)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        var reader = new Storage.LogReader(database);
        var entries = await reader.NewestEntriesAsync(int.MaxValue, before: null);
        Assert.Equal(entries.Count, entries.Select(e => e.Act.ActId).Distinct().Count());
        var byAct = entries.ToDictionary(e => e.Act.ActId, e => e.Act.RecordHash.ToHex());
        Assert.All(acknowledged, r => Assert.Equal(r.Hash, byAct[r.ActId]));
        var tree = CompactRange.Empty.Append(entries.Reverse().Select(e => e.Act.LeafHash)).After;
        Assert.Equal((tree.Size, tree.Root), ((await reader.NewestAsync()).Size, (await reader.NewestAsync()).Root));

        // As many receipts as entries, and no act has two.
        await using var query = database.CreateCommand(
            "select array[count(*), count(distinct r->>'actId')] from outbox, jsonb_array_elements(data->'receipts') as r");
        Assert.Equal(new long[] { entries.Count, entries.Count }, await query.ExecuteScalarAsync());
    }

    static async Task<Process> StartAsync(string[] settings, Api api)
    {
        var process = Process.Start(new ProcessStartInfo(Program, settings) { RedirectStandardOutput = true, UseShellExecute = false })!;
        process.BeginOutputReadLine();   // read and not kept: it is the outbox waiting for a bus that is not there
        while (!await IsAnsweringAsync(api))
        {
            Assert.False(process.HasExited, "The service ended at its start.");
            await Task.Delay(50);
        }
        return process;
    }

    static async Task<bool> IsAnsweringAsync(Api api)
    {
        try
        {
            using var answer = await api.GetAsync("/health/live");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

using System.Diagnostics;
using BuildingBlocks.Tests.EventStore;
using Npgsql;
using Testing;

namespace BuildingBlocks.Tests.Crashing;

/// <summary>
/// A service is killed at every point where it speaks to the database or to the bus, one run for each point, and started
/// again. No step is chosen by hand and the product holds no hook for it: the wires count what passes.
/// </summary>
public sealed class KillingBetweenAnyTwoSteps(PostgresServer server) : StoreTest(server)
{
    static readonly string Victim = Path.Combine(
        Repository.Root, "artifacts", "bin", "BuildingBlocks.Victim",
        new DirectoryInfo(AppContext.BaseDirectory).Name, "BuildingBlocks.Victim");

    readonly Guid[] commands = [.. Enumerable.Range(0, 2).Select(_ => Guid.CreateVersion7())];

    [Fact(Timeout = 1_200_000)]
    public async Task Loses_nothing_and_doubles_nothing()
    {
        await using var bus = await RecordingBus.StartAsync();
        var runs = 0;
        for (var fatal = 1; ; fatal++)
        {
            await ResetAsync();
            var before = bus.Received.Count;
            var first = await RunAsync(bus, fatal);
            if (first.Finished)
                break;
            runs++;
            var second = await RunAsync(bus, fatalStep: null);
            Assert.True(second.Finished, $"Killed at step {fatal}, the service did not finish when started again.");
            await HoldsAsync([.. bus.Received.Skip(before)], fatal);
        }
        Assert.True(runs > 20, $"Only {runs} steps were found: the wires do not count.");
    }

    async Task ResetAsync()
    {
        await using var reset = Database.CreateCommand(
            "truncate event, command, outbox; create table if not exists balance (id int primary key, amount int not null); truncate balance");
        await reset.ExecuteNonQueryAsync();
    }

    async Task HoldsAsync(IReadOnlyList<Guid> received, int fatal)
    {
        var where = $"after a kill at step {fatal}";
        var events = await Store.ReadStreamAsync("account-1");
        Assert.True(events.Count == commands.Length, $"{events.Count} events {where}");
        Assert.Equal(commands, events.Select(e => System.Text.Json.JsonDocument.Parse(e.Data).RootElement.GetProperty("command").GetGuid()));
        await using var query = Database.CreateCommand("select amount from balance");
        Assert.Equal(commands.Length, await query.ExecuteScalarAsync());
        Assert.Equal(commands, received.Distinct());   // each arrived, in order, and again at most where the kill left the answer open
        Assert.InRange(received.Count, commands.Length, 2 * commands.Length);
    }

    async Task<(bool Finished, int Acknowledged)> RunAsync(RecordingBus bus, int? fatalStep)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString);
        Process? victim = null;
        using var started = new ManualResetEventSlim();
        using var wire = new Wire(settings.Port, step =>
        {
            started.Wait();
            if (step == fatalStep)
                victim!.Kill();
        });
        bus.OnStep = wire.Step;
        settings.Port = wire.Port;

        victim = Process.Start(new ProcessStartInfo(Victim, [settings.ConnectionString, .. commands.Select(c => c.ToString())])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["DAPR_GRPC_ENDPOINT"] = bus.Address, ["DOTNET_TieredPGO"] = "0" },
        })!;
        started.Set();
        using (victim)
        {
            var said = await victim.StandardOutput.ReadToEndAsync();
            await victim.WaitForExitAsync();
            return (said.Contains("done", StringComparison.Ordinal), said.Split("acknowledged").Length - 1);
        }
    }
}

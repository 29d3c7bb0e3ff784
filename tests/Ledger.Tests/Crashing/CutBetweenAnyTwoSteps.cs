using Npgsql;

namespace Ledger.Tests.Crashing;

/// <summary>
/// A writer loses its database, and its memory, at every piece that passes between them, one run for each; then the bus delivers
/// again to a new one. No step is chosen by hand, and the product holds no hook for it.
/// </summary>
public sealed class CutBetweenAnyTwoSteps(PostgresServer server) : LogTest(server)
{
    const int Pages = 2;

    [Fact(Timeout = 600_000)]
    public async Task Loses_nothing_doubles_nothing_and_takes_nothing_back()
    {
        await NewWriter().OpenAsync();
        var entered = 0;
        var cuts = 0;
        for (var last = 0; ; last++)
        {
            var pages = Enumerable.Range(0, Pages).Select(p => Acts(entered + (p * 3), entered + (p * 3) + 3)).ToArray();
            using var wire = new Wire(new NpgsqlConnectionStringBuilder(ConnectionString).Port, last);
            var acknowledged = await EnterUntilCutAsync(wire, pages);
            var survived = (await Reader.NewestAsync()).Size;
            Assert.True((ulong)(entered + (acknowledged * 3)) <= survived, $"An acknowledged act was lost after a cut at piece {last}.");

            var again = NewWriter();
            foreach (var page in pages)
                await again.EnterAsync(page);
            entered += Pages * 3;
            await HoldsAsync(Enumerable.Range(0, entered).Select(IdOf));
            if (!wire.IsCut)
                break;
            cuts++;
        }
        Assert.True(cuts > 15, $"Only {cuts} steps were found: the wire does not count.");
    }

    /// <returns>How many pages were acknowledged.</returns>
    async Task<int> EnterUntilCutAsync(Wire wire, IReadOnlyList<Ledger.EnteringActs.Incoming>[] pages)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Host = "127.0.0.1", Port = wire.Port, Pooling = false, Timeout = 5, SslMode = SslMode.Disable };
        await using var database = NpgsqlDataSource.Create(settings);
        var log = NewWriter(database);
        var acknowledged = 0;
        try
        {
            foreach (var page in pages)
            {
                await log.EnterAsync(page);
                acknowledged++;
            }
        }
        catch (NpgsqlException)
        {
            // The wire was cut.
        }
        return acknowledged;
    }
}

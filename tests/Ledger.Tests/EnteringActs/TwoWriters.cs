namespace Ledger.Tests.EnteringActs;

/// <summary>Orleans keeps to one writer; where it cannot (a split cluster, a slow death), the database does.</summary>
public sealed class TwoWriters(PostgresServer server) : LogTest(server)
{
    [Fact]
    public async Task Give_every_act_one_place()
    {
        const int Writers = 3, Rounds = 25, PageSize = 4;
        await NewWriter().OpenAsync();
        // Neighbouring writers are sent overlapping acts, as a bus does that delivers twice.
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async w =>
        {
            var log = NewWriter();
            for (var round = 0; round < Rounds; round++)
            {
                var first = ((round * Writers) + w) * PageSize;
                await EnterAsync(() => log.EnterAsync(Acts(first, first + PageSize + 2)));
            }
        }));
        await HoldsAsync(Enumerable.Range(0, (Writers * Rounds * PageSize) + 2).Select(IdOf));
    }

    [Fact]
    public async Task That_wake_up_late_do_not_overwrite()
    {
        var (early, late) = (NewWriter(), NewWriter());
        await early.OpenAsync();
        await late.OpenAsync();
        await early.EnterAsync(Acts(0, 10));
        var outcome = Assert.Single(await late.EnterAsync(Acts(10, 11)));
        Assert.Equal(10ul, Assert.IsType<EntryOutcome.Entered>(outcome).Entry.LeafIndex);
        await HoldsAsync(Enumerable.Range(0, 11).Select(IdOf));
    }

    /// <summary>As the bus does: what was not acknowledged comes again.</summary>
    static async Task EnterAsync(Func<Task<ImmutableArray<EntryOutcome>>> enter)
    {
        while (true)
        {
            try
            {
                Assert.DoesNotContain(await enter(), o => o is EntryOutcome.Refused);
                return;
            }
            catch (Npgsql.PostgresException raced) when (raced.SqlState is "23505" or "40P01")
            {
                // Somebody else was faster, several times over.
            }
        }
    }
}

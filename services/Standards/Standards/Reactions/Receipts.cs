using BuildingBlocks.Messaging;
using Contracts.Ledger;
using Npgsql;
using Standards.Storage;
using Standards.WatchingABallot;

namespace Standards.Reactions;

/// <summary>Keeps where the ledger has entered our acts, and wakes those who watch the ballots that the acts belong to.</summary>
static class Receipts
{
    public static async Task NoteAsync(ReceiptsIssued issued, Delivery delivery, HttpContext http)
    {
        var services = http.RequestServices;
        await services.GetRequiredService<BindingRecords>().NoteReceiptsAsync(issued, http.RequestAborted);
        var ballots = await services.GetRequiredService<NpgsqlDataSource>().ReadAsync(
            "select ballot_id from vote where act_id = any($1) union select ballot_id from pronouncement where act_id = any($1)",
            [Sql.Uuids([.. issued.Receipts.Select(r => r.ActId)])], row => row.GetGuid(0), http.RequestAborted);
        foreach (var ballot in ballots)
            services.GetRequiredService<BallotChanges>().Announce(ballot);
    }
}

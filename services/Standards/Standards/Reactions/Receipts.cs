using BuildingBlocks.EventStore;
using BuildingBlocks.Messaging;
using Contracts.Ledger;
using Npgsql;
using Standards.Storage;
using Standards.WatchingABallot;

namespace Standards.Reactions;

/// <summary>Keeps where the ledger has entered our acts, and wakes those who watch the ballot that an act belongs to.</summary>
static class Receipts
{
    public static async Task NoteAsync(ReceiptIssued receipt, Delivery delivery, HttpContext http)
    {
        var services = http.RequestServices;
        await services.GetRequiredService<BindingRecords>().NoteReceiptAsync(receipt, http.RequestAborted);
        var ballots = await services.GetRequiredService<NpgsqlDataSource>().ReadAsync(
            "select ballot_id from vote where act_id = $1 union all select id from ballot where closing_act_id = $1",
            [Sql.Uuid(receipt.ActId)], row => row.GetGuid(0), http.RequestAborted);
        foreach (var ballot in ballots)
            services.GetRequiredService<BallotChanges>().Announce(ballot);
    }
}

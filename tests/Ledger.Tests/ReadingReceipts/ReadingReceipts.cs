using Ledger.Domain.Receipts;
using Ledger.Tests.Hosting;

namespace Ledger.Tests.ReadingReceipts;

public sealed class ReadingReceipts(LedgerHost host)
{
    [Fact]
    public async Task Gives_a_proof_that_anyone_can_check()
    {
        var key = await host.Api.KeyAsync();
        foreach (var record in await host.Api.EnterAsync(9))
        {
            var report = ReceiptCheck.Run(await host.Api.ReceiptFileAsync(record), key);
            Assert.True(report.Holds, string.Join('\n', report.Steps));
            Assert.Equal(record.ActId, report.Record!.ActId);
        }
    }

    [Fact]
    public async Task Tells_what_was_entered()
    {
        var record = Assert.Single(await host.Api.EnterAsync(1));
        var receipt = (await host.Api.AskAsync(Downloads.ReceiptQuery, new { actId = record.ActId })).GetProperty("receipt");
        var entry = (await host.Reader.EntriesAsync([record.ActId]))[record.ActId];
        Assert.Equal(
            (record.ActId.ToString(), "ISSUED", record.Kind, record.Hash, $"{entry.LeafIndex}", entry.IssuedAt.UtcDateTime),
            (receipt.GetProperty("actId").GetString(), receipt.GetProperty("status").GetString(), receipt.GetProperty("kind").GetString(),
                receipt.GetProperty("recordHash").GetString(), receipt.GetProperty("leafIndex").GetString(), receipt.GetProperty("issuedAt").GetDateTime()));
    }

    [Fact]
    public async Task Says_of_an_act_that_it_has_not_met_that_it_is_pending()
    {
        var actId = Guid.NewGuid().ToString();
        Assert.Equal(
            $$"""{"actId":"{{actId}}","status":"PENDING","kind":null,"recordHash":null,"leafIndex":null,"issuedAt":null,"inclusion":null}""",
            (await host.Api.AskAsync(Downloads.ReceiptQuery, new { actId })).GetProperty("receipt").GetRawText());
    }

    [Fact]
    public async Task Knows_no_act_that_is_not_a_uuid() =>
        Assert.Equal("null", (await host.Api.AskAsync(Downloads.ReceiptQuery, new { actId = "1" })).GetProperty("receipt").GetRawText());

    [Fact]
    public async Task Resolves_references_of_other_subgraphs_in_their_order()
    {
        var records = await host.Api.EnterAsync(3);
        var ids = records.Select(r => r.ActId.ToString()).Append(Guid.NewGuid().ToString()).Reverse().ToArray();
        var found = await host.Api.AskAsync(
            "query($of: [_Any!]!) { _entities(representations: $of) { ... on Receipt { actId status inclusion { treeSize path } } } }",
            new { of = ids.Select(id => new { __typename = "Receipt", actId = id }) });
        var receipts = found.GetProperty("_entities").EnumerateArray().ToArray();
        Assert.Equal(ids, receipts.Select(r => r.GetProperty("actId").GetString()));
        Assert.Equal(["PENDING", "ISSUED", "ISSUED", "ISSUED"], receipts.Select(r => r.GetProperty("status").GetString()));
        Assert.Single(receipts.Skip(1).Select(r => r.GetProperty("inclusion").GetProperty("treeSize").GetString()).Distinct());
    }
}

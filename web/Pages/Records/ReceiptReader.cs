namespace Web.Pages.Records;

/// <summary>Finds votes and their receipts.</summary>
public sealed class ReceiptReader(Gateway gateway, TimeProvider time)
{
    /// <summary>A receipt comes by the bus, as a rule within a second: so long a page waits for it.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>The receipt once it is issued, or as it is when patience ends; null for an act that the ledger has never met.</summary>
    public async Task<Receipt?> Await(Guid act, CancellationToken cancel)
    {
        var until = time.GetUtcNow() + Patience;
        while (true)
        {
            var receipt = await Read(act, cancel);
            if (receipt is not { Status: ReceiptStatus.Pending } || time.GetUtcNow() >= until)
                return receipt;
            await Task.Delay(Pause, time, cancel);
        }
    }

    public async Task<Receipt?> Read(Guid act, CancellationToken cancel) =>
        (await gateway.Ask<ReceiptAnswer>("Receipt", new { actId = act }, cancel)).Receipt;

    /// <summary>A vote that the reader may see, with its record where that is disclosed to the reader.</summary>
    public async Task<(Ballot? Ballot, Vote? Vote)> VoteOf(Guid? ballot, Guid vote, CancellationToken cancel)
    {
        if (ballot is null)
            return default;
        var found = (await gateway.Ask<BallotAnswer>("VoteRecord", new { ballot }, cancel)).Ballot;
        return (found, found?.MyVote is { } mine && mine.Id == vote ? mine : found?.Votes.FirstOrDefault(v => v.Id == vote));
    }
}

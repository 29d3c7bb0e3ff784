namespace Collaborative.Domain.Accounts;

/// <summary>Time that came to an account to be used until an instant: an award.</summary>
/// <param name="Number">Of the posting by which it came.</param>
/// <param name="Until">When it ends, as it was granted or extended.</param>
/// <param name="Over">When it was over: then, or sooner.</param>
/// <param name="Time">What came, with what was exchanged since.</param>
public readonly record struct LentTime(int Number, DateTimeOffset Until, DateTimeOffset Over, GpuSeconds Time)
{
    /// <summary>
    /// What is left of one of them: what is used is taken from what ends first of all that is in force then, and only where nothing is from what else the account has.
    /// A refund goes back the same way. Work that began in its time and is charged after its end is taken from it still.
    /// </summary>
    /// <param name="lines">What was entered on the account, of this model, the oldest first.</param>
    /// <param name="held">What work of its time may use yet; it counts as used.</param>
    public static GpuSeconds Left(ImmutableArray<LentTime> lent, int of, IEnumerable<StatementLine> lines, GpuSeconds held, DateTimeOffset now)
    {
        var left = lent.Select(l => l.Time.Value).ToArray();
        int[] order = [.. Enumerable.Range(0, lent.Length).OrderBy(i => lent[i].Until).ThenBy(i => lent[i].Number)];
        foreach (var line in lines)
            if (line.Kind is PostingKind.Usage or PostingKind.Refund)
                Change(line.Amount.Value, line.Number, line.At);
        Change(-held.Value, int.MaxValue, now);
        return new(left[of]);

        void Change(long amount, int number, DateTimeOffset at)
        {
            foreach (var i in order)
                if (lent[i].Number < number && (i == of || at < lent[i].Over))
                {
                    var part = Math.Clamp(amount, -left[i], lent[i].Time.Value - left[i]);
                    (left[i], amount) = (left[i] + part, amount - part);
                }
        }
    }
}

namespace Collaborative.Domain.Accounts;

/// <summary>What stands on an account apart from what else stands there.</summary>
public enum Purpose
{
    /// <summary>What was brought into the books here; never above zero, for it is what others hold.</summary>
    Issued,

    /// <summary>What may be granted, transferred, exchanged or used; below zero only within the overdraft.</summary>
    Available,

    /// <summary>What ran and was not refunded; never below zero.</summary>
    Used,

    /// <summary>What was not used in its period and not carried over; never below zero.</summary>
    Lapsed,

    /// <summary>What was given for other models, less what was received for them; either sign.</summary>
    Exchanged,
}

/// <summary>Why a posting was made.</summary>
public enum PostingKind : byte
{
    Issue,
    Grant,
    Transfer,
    Exchange,
    Usage,
    Refund,
    Lapse,

    /// <summary>What was left of an award went back to where it came from.</summary>
    Return,
}

/// <summary>Where an amount stands: an account, what for, and the model, which is the unit.</summary>
public readonly record struct Place(AccountId Account, Purpose Purpose, AcceleratorModel Model);

/// <summary>One amount that is added to one place.</summary>
public readonly record struct Entry(Place Place, GpuSeconds Amount);

/// <summary>Entries that are made together or not at all. Their sum is zero for each model (double entry: Pacioli, Summa de arithmetica, 1494).</summary>
/// <param name="At">When it was entered; a log of postings is in this order.</param>
/// <param name="Reference">What it is about, in the words of whoever made it: an award, a run, a decision.</param>
public sealed record Posting(DateTimeOffset At, PostingKind Kind, ImmutableArray<Entry> Entries, string Reference)
{
    /// <summary>The most entries that one posting may have.</summary>
    public const int MostEntries = 64;

    /// <summary>Nothing if the posting is sound whatever the books, otherwise the first rule that it breaks.</summary>
    public PostingRefusal? Check()
    {
        if (Entries.IsDefaultOrEmpty)
            return new PostingRefusal.Empty();
        if (Entries.Length > MostEntries)
            return new PostingRefusal.TooLong(Entries.Length);
        foreach (var entry in Entries)
        {
            if (entry.Amount.Value is 0 or < -GpuSeconds.Most or > GpuSeconds.Most)
                return new PostingRefusal.Absurd(entry.Amount);
        }
        for (var i = 0; i < Entries.Length; i++)
        {
            var sum = 0L;   // 64 entries of 10^15 are far from the end of a long
            for (var j = 0; j < Entries.Length; j++)
            {
                if (j != i && Entries[j].Place == Entries[i].Place)
                    return new PostingRefusal.PlaceTwice(Entries[i].Place);
                if (Entries[j].Place.Model == Entries[i].Place.Model)
                    sum += Entries[j].Amount.Value;
            }
            if (sum != 0)
                return new PostingRefusal.Unbalanced(Entries[i].Place.Model, new(sum));
        }
        return null;
    }
}

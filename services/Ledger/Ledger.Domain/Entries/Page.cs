using Ledger.Domain.Trees;

namespace Ledger.Domain.Entries;

/// <summary>What becomes of some acts that come together: each is entered, was entered before, or is refused; and the tree grows by the new ones.</summary>
/// <param name="Outcomes">One for each act, in their order.</param>
/// <param name="Entered">The new entries, in the order of their places.</param>
/// <param name="Tree">The tree with them.</param>
/// <param name="Completed">The nodes that became full, to be stored.</param>
public sealed record Page(
    ImmutableArray<EntryOutcome> Outcomes, ImmutableArray<Entry> Entered, CompactRange Tree, ImmutableArray<TreeNode> Completed)
{
    /// <summary>Decides on acts in the order in which they came.</summary>
    /// <param name="tree">The tree as it stands.</param>
    /// <param name="known">Of these acts, those that the log holds already.</param>
    /// <param name="now">When the page is signed.</param>
    public static Page Of(CompactRange tree, IReadOnlyList<Act> acts, IReadOnlyDictionary<Guid, Entry> known, DateTimeOffset now)
    {
        var added = acts.Where(a => !known.ContainsKey(a.ActId)).DistinctBy(a => a.ActId).ToArray();
        var (after, completed) = tree.Append(added.Select(a => a.LeafHash));
        var entered = added.Select((act, i) => new Entry(act, tree.Size + (ulong)i, after.Size, now)).ToImmutableArray();
        var byAct = entered.ToDictionary(e => e.Act.ActId);
        return new([.. acts.Select(OutcomeOf)], entered, after, completed);

        EntryOutcome OutcomeOf(Act act)
        {
            var entry = known.GetValueOrDefault(act.ActId) ?? byAct[act.ActId];
            return entry.Act.RecordHash != act.RecordHash ? new EntryOutcome.Refused(new EntryRefusal.HashDiffers(act.ActId, entry.LeafIndex))
                : ReferenceEquals(entry.Act, act) ? new EntryOutcome.Entered(entry)
                : new EntryOutcome.AlreadyEntered(entry);
        }
    }
}

/// <summary>What became of one act.</summary>
public abstract record EntryOutcome
{
    private EntryOutcome() { }

    /// <summary>It is in the log now.</summary>
    public sealed record Entered(Entry Entry) : EntryOutcome;

    /// <summary>It was in the log before, with the same hash; nothing changed.</summary>
    public sealed record AlreadyEntered(Entry Entry) : EntryOutcome;

    /// <summary>It is not entered.</summary>
    public sealed record Refused(EntryRefusal Reason) : EntryOutcome;
}

using Standards.Domain.Documents;
using Standards.Domain.Processes;

namespace Standards.Domain.Commitments;

/// <summary>What gates get to know of commitments. Where there are none of a kind, none is held, and it can be attested.</summary>
public static class HeldCommitments
{
    /// <summary>How many members have named an expert, in an act or with an approving vote.</summary>
    public static Evidence? OfExperts(int members) => members == 0 ? null : new(EvidenceKind.ExpertsNamed, members, null);

    /// <summary>How many of the holders that were asked stand in the way no longer.</summary>
    /// <param name="holders">Who was asked or has declared.</param>
    /// <param name="text">The current edition; null where there is none.</param>
    public static Evidence? OfPatents(IReadOnlyCollection<PatentHolder> holders, Document? text) =>
        holders.Count == 0 ? null : new(EvidenceKind.PatentDeclarationsIn, holders.Count(h => h.Clears(text)), holders.Count);
}

using System.Globalization;
using Ledger.Domain.Notes;
using Ledger.Domain.Trees;

namespace Ledger.Domain.Receipts;

/// <summary>Checks that a log only grew between two of its checkpoints: that nothing entered was changed, moved or taken out.</summary>
/// <remarks>Steps: <c>key</c>, <c>earlier</c>, <c>later</c>, <c>proof</c>, <c>growth</c>. All are always reported.</remarks>
public static class ConsistencyCheck
{
    /// <param name="earlier">The signed note that the reader kept.</param>
    /// <param name="later">The signed note of today.</param>
    /// <param name="proofJson">An object with <c>from</c>, <c>to</c> and <c>path</c>, as the graph gives it.</param>
    /// <param name="verifierKey">The log's key, <c>name+hash+base64</c>.</param>
    public static ConsistencyReport Run(string earlier, string later, string proofJson, string verifierKey)
    {
        var steps = new Checklist();
        var key = steps.Check("key", Findings.Key(verifierKey));
        var first = key is null ? steps.NotReached<Checkpoint>("earlier", NoKey) : steps.Check("earlier", Findings.Signed(earlier, key));
        var second = key is null ? steps.NotReached<Checkpoint>("later", NoKey) : steps.Check("later", Findings.Signed(later, key));
        var proof = steps.Check("proof", GrowthProof.Read(proofJson));
        if (first is null || second is null || proof is null)
            steps.NotReached<Checkpoint>("growth", "two signed checkpoints and a proof are needed.");
        else
            steps.Check("growth", Grown(first, second, proof));
        return new(steps.Steps, first, second);
    }

    const string NoKey = "there is no key to check with.";

    static Finding<Checkpoint> Grown(Checkpoint first, Checkpoint second, GrowthProof proof)
    {
        if (first.Size > second.Size)
            return new(null, "The first checkpoint is the larger one; give the earlier one first.");
        if ((proof.From, proof.To) != (first.Size, second.Size))
            return new(null, string.Create(
                CultureInfo.InvariantCulture, $"The proof is for {proof.From} to {proof.To}, the checkpoints are for {first.Size} and {second.Size}."));
        return Holds(first, second, proof.Path.AsSpan())
            ? new(second, $"The log grew from {Findings.Acts(first.Size)} to {Findings.Acts(second.Size)}, and the earlier ones stand unchanged.")
            : new(null, "The proof does not lead from the one root to the other. If it is the log's own, the log was rewritten: keep both checkpoints.");
    }

    /// <summary>An empty log is the beginning of every log; nothing has to be shown for that.</summary>
    static bool Holds(Checkpoint first, Checkpoint second, ReadOnlySpan<Digest> path) => first.Size == 0
        ? path.IsEmpty && first.Root == TreeHash.EmptyTree && (second.Size > 0 || second.Root == TreeHash.EmptyTree)
        : ConsistencyProof.Holds(first.Size, first.Root, second.Size, second.Root, path);

    sealed record GrowthProof(ulong From, ulong To, ImmutableArray<Digest> Path)
    {
        public static Finding<GrowthProof> Read(string text) =>
            JsonReading.Object(text) is { } json && json.Size("from") is { } from && json.Size("to") is { } to && json.Path("path") is { } path
                ? new(new(from, to, path), string.Create(CultureInfo.InvariantCulture, $"The proof is for the growth from {from} to {to}."))
                : new(null, "The proof is not a JSON object of from, to and path.");
    }
}

/// <summary>Whether a log only grew.</summary>
/// <param name="Earlier">Null where its signature was not verified.</param>
/// <param name="Later">Null where its signature was not verified.</param>
public sealed record ConsistencyReport(IReadOnlyList<CheckStep> Steps, Checkpoint? Earlier, Checkpoint? Later) : CheckReport(Steps);

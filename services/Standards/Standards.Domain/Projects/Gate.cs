using System.Globalization;
using System.Text.Json.Serialization;
using Standards.Domain.Processes;

namespace Standards.Domain.Projects;

/// <summary>What a gate found when it was asked.</summary>
/// <remarks>Stored format.</remarks>
/// <param name="Kind">What was asked for.</param>
/// <param name="Count">How many there are; null where nothing is known.</param>
/// <param name="Of">How many there have to be, or at least; null where that is not said by a number.</param>
/// <param name="Act">The attestation that it rests on; null where the platform itself knows.</param>
/// <param name="Met">Whether it is enough.</param>
public sealed record GateFinding(EvidenceKind Kind, int? Count, int? Of, ActId? Act, bool Met)
{
    /// <summary>One sentence: what there is, or what is missing.</summary>
    [JsonIgnore]
    public string Statement => (Kind, Count) switch
    {
        (EvidenceKind.BallotApproved, _) when Met            => "The ballot of this stage was approved.",
        (EvidenceKind.BallotApproved, null)                  => "No ballot has been closed in this stage.",
        (EvidenceKind.BallotApproved, _)                     => "The ballot of this stage was not approved.",
        (EvidenceKind.DraftPublished, _)                     => Met ? $"Published: {Counted(Count!.Value, "edition")} of the draft." : "No edition of the draft is published.",
        (EvidenceKind.ScopeUnchanged, { } n)                 => Met ? "The scope is the one that was approved." : $"The scope has {Counted(n, "change")} since it was approved.",
        (EvidenceKind.ScopeUnchanged, null)                  => "It is not attested that the scope is unchanged since it was approved.",
        (EvidenceKind.CommentsDisposed, { } n)               => $"Comments disposed of: {Part(n)}.",
        (EvidenceKind.CommentsDisposed, null)                => "It is not attested that every comment has been disposed of.",
        (EvidenceKind.TranslationsComplete, { } n)           => $"Translations complete: {Part(n)}.",
        (EvidenceKind.TranslationsComplete, null)            => "It is not attested that the translations are complete.",
        (EvidenceKind.ExpertsNamed, { } n)                   => $"Experts named: {Counted(n, "expert")}, at least {Of} needed.",
        (EvidenceKind.ExpertsNamed, null)                    => $"It is not attested that at least {Of} members have named an expert.",
        (EvidenceKind.PatentDeclarationsIn, { } n)           => $"Patent declarations received: {Part(n)}.",
        (EvidenceKind.PatentDeclarationsIn, null)            => "It is not attested that the patent declarations are in.",
        _                                                    => throw new UnreachableException(),
    };

    string Part(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} of {Of}");

    static string Counted(int n, string one) => string.Create(CultureInfo.InvariantCulture, $"{n} {one}{(n == 1 ? "" : "s")}");
}

/// <summary>Holds evidence against what a decision asks for.</summary>
static class Gate
{
    /// <param name="run">How far the project has come.</param>
    /// <param name="decision">The decision, of a sound definition.</param>
    /// <param name="held">What the platform itself knows; it goes before what is attested.</param>
    public static ImmutableArray<GateFinding> Check(Run run, StageDecision decision, ImmutableArray<Evidence> held) =>
        [.. decision.Gate.Select(r => Check(run, r.Kind!.Value, r.AtLeast, held))];

    static GateFinding Check(Run run, EvidenceKind kind, int? atLeast, ImmutableArray<Evidence> held)
    {
        if (kind is EvidenceKind.BallotApproved)
            return new(kind, run.Ballot is { } ballot ? (ballot.Approved ? 1 : 0) : null, null, null, run.Ballot is { Approved: true });
        if (held.FirstOrDefault(e => e.Kind == kind) is { } known)
            return Of(known, atLeast, null);
        return run.Attested.FirstOrDefault(a => a.Evidence.Kind == kind) is { } attested
            ? Of(attested.Evidence, atLeast, attested.Act)
            : new(kind, null, atLeast, null, Met: false);
    }

    static GateFinding Of(Evidence evidence, int? atLeast, ActId? act) =>
        new(evidence.Kind, evidence.Count, evidence.Of ?? atLeast, act, evidence.Suffices(atLeast));
}

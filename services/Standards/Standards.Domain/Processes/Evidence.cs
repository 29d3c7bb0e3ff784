using System.Text.Json.Serialization;

namespace Standards.Domain.Processes;

/// <summary>What gates can ask for.</summary>
public enum EvidenceKind
{
    /// <summary>Every comment has been disposed of.</summary>
    CommentsDisposed,

    /// <summary>The text is there in every language that it is to be published in.</summary>
    TranslationsComplete,

    /// <summary>Enough members have named an expert.</summary>
    ExpertsNamed,

    /// <summary>Everyone who was asked has declared which patents the text touches.</summary>
    PatentDeclarationsIn,

    /// <summary>The scope is the one that was approved.</summary>
    ScopeUnchanged,

    /// <summary>An edition of the draft is published. The platform knows this itself.</summary>
    DraftPublished,

    /// <summary>The ballot of this stage closed approved. The project knows this itself.</summary>
    BallotApproved,
}

/// <summary>How far a thing has come that gates ask for: so many of so many.</summary>
/// <remarks>Stored format.</remarks>
/// <param name="Kind">What is counted.</param>
/// <param name="Count">Comments disposed of, languages complete, experts named, declarations received, changes of the scope, editions published.</param>
/// <param name="Of">How many there have to be: comments, languages, declarations asked for. Null for the other kinds.</param>
public sealed record Evidence(EvidenceKind Kind, int Count, int? Of)
{
    const int Most = 1_000_000;

    /// <summary>Kinds that the secretariat attests until a part of the platform holds them.</summary>
    public static bool IsAttestable(EvidenceKind kind) => kind is not (EvidenceKind.DraftPublished or EvidenceKind.BallotApproved);

    /// <summary>Kinds whose count has a whole to reach.</summary>
    public static bool HasWhole(EvidenceKind kind) =>
        kind is EvidenceKind.CommentsDisposed or EvidenceKind.TranslationsComplete or EvidenceKind.PatentDeclarationsIn;

    /// <summary>Kinds of which the gate says how many.</summary>
    public static bool HasQuorum(EvidenceKind kind) => kind is EvidenceKind.ExpertsNamed;

    /// <summary>What is wrong with it, as a sentence, or null.</summary>
    [JsonIgnore]
    public string? Problem => this switch
    {
        { Count: < 0 or > Most } or { Of: < 0 or > Most }             => $"A count is from 0 to {Most}.",
        { Of: null } when HasWhole(Kind)                              => "Say of how many.",
        { Of: not null } when !HasWhole(Kind)                         => "This is counted by itself, not out of a whole.",
        { Of: { } whole } when Count > whole                          => $"{Count} of {whole} is more than there are.",
        { Kind: EvidenceKind.TranslationsComplete, Of: 0 }            => "A text is in at least one language.",
        _                                                             => null,
    };

    /// <summary>Whether it is enough.</summary>
    /// <param name="atLeast">The quorum of the gate, where the kind has one.</param>
    public bool Suffices(int? atLeast) => Kind switch
    {
        EvidenceKind.ScopeUnchanged                                  => Count == 0,
        EvidenceKind.DraftPublished or EvidenceKind.BallotApproved   => Count > 0,
        EvidenceKind.ExpertsNamed                                    => Count >= (atLeast ?? 1),
        _                                                            => Count == Of,
    };
}

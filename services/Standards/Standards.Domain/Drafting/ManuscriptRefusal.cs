using Standards.Domain.Drafts;

namespace Standards.Domain.Drafting;

/// <summary>Why a manuscript did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record ManuscriptRefusal(string Code, string Message) : IRefusal
{
    /// <summary>Another edition came.</summary>
    public sealed record Superseded(int Edition) : ManuscriptRefusal(
        "manuscript.superseded", $"Edition {Edition} was published meanwhile, and the text is written on from it. Load it again; your words are still with you.");

    /// <summary>The text was made on a revision that this manuscript does not have.</summary>
    public sealed record RevisionUnknown(int Revision) : ManuscriptRefusal("manuscript.revision_unknown", $"There is no revision {Revision} of this text.");

    /// <summary>What was given is no text.</summary>
    public sealed record Malformed(string Problem) : ManuscriptRefusal("manuscript.malformed", Problem);

    /// <summary>An element became one of another kind under the same identifier.</summary>
    public sealed record KindChanged(WId Element) : ManuscriptRefusal(
        "manuscript.kind_changed", $"\"{Element}\" was an element of another kind. What becomes another kind becomes another element, with an identifier of its own.");

    /// <summary>Others wrote at the same place.</summary>
    public sealed record Conflicting(ImmutableArray<WritingConflict> Conflicts) : ManuscriptRefusal(
        "manuscript.conflict", "Others changed the same words meanwhile. Say which shall stand.");

    /// <summary>The person writes here already.</summary>
    public sealed record AlreadyAdmitted() : ManuscriptRefusal("manuscript.already_admitted", "This person is an editor of this text already.");

    /// <summary>The person does not write here.</summary>
    public sealed record NotAdmitted() : ManuscriptRefusal("manuscript.not_admitted", "This person is not an editor of this text.");

    /// <summary>More editors than there may be.</summary>
    public sealed record TooManyEditors(int Most) : ManuscriptRefusal("manuscript.too_many_editors", $"A text has at most {Most} editors.");
}

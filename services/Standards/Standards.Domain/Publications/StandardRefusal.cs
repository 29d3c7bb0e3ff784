using Standards.Domain.Drafts;

namespace Standards.Domain.Publications;

/// <summary>Why a published standard did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record StandardRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : StandardRefusal("input.invalid", Problem);

    /// <summary>There is no such standard.</summary>
    public sealed record NotPublished() : StandardRefusal("standard.unknown", "No standard is published under this number.");

    /// <summary>It no longer holds, and nothing follows.</summary>
    public sealed record AlreadyWithdrawn(DateOnly On) : StandardRefusal("standard.withdrawn", $"This standard was withdrawn on {On.Iso()}.");

    /// <summary>A deadline has come that is not entered yet; the platform enters it first.</summary>
    public sealed record DeadlinePassed(DateOnly On)
        : StandardRefusal("standard.deadline_passed", $"A deadline came on {On.Iso()} that is being entered. Send this again.");

    /// <summary>An appeal stays publication.</summary>
    public sealed record Stayed(ActId Appeal) : StandardRefusal(
        "standard.stayed", "An appeal against a decision on this project is pending. Work goes on up to and including the approval stage; publication waits.");

    /// <summary>There is no such edition.</summary>
    public sealed record NoSuchEdition(int Edition) : StandardRefusal("standard.edition_unknown", $"There is no edition {Edition} of this standard.");

    /// <summary>The text is not well formed.</summary>
    public sealed record Malformed(string Problem) : StandardRefusal("standard.malformed", Problem);

    /// <summary>An identifier came back that belonged to an element which is gone.</summary>
    public sealed record IdentifierReused(WId Identifier) : StandardRefusal(
        "standard.identifier_reused", $"The permanent identifier \"{Identifier}\" belonged to an element that is gone. Give a new one.");

    /// <summary>It binds the member already.</summary>
    public sealed record InForceAlready(DateOnly Since)
        : StandardRefusal("standard.in_force", $"This edition has been in force for you since {Since.Iso()}.");

    /// <summary>There is no such element.</summary>
    public sealed record NoSuchElement(WId Element) : StandardRefusal("standard.element_unknown", $"This edition has no element \"{Element}\".");

    /// <summary>The text of the element binds the member already.</summary>
    public sealed record TooLateToReserve(WId Element) : StandardRefusal(
        "reservation.too_late", $"\"{Element}\" is in force for you. A reservation is made before an edition, or an amendment that changes the element, enters into force.");

    /// <summary>There is no such reservation of this member.</summary>
    public sealed record NoSuchReservation() : StandardRefusal("reservation.unknown", "You have no such reservation, or have withdrawn it.");

    /// <summary>An identical adoption and a reservation contradict each other.</summary>
    public sealed record NotIdentical() : StandardRefusal(
        "adoption.not_identical", "An identical adoption leaves nothing out: withdraw the reservations, or notify the adoption as modified.");

    /// <summary>A change cannot be made.</summary>
    public sealed record Inapplicable(WId Target)
        : StandardRefusal("correction.inapplicable", $"The change of \"{Target}\" cannot be made in the text as it will stand on that day.");

    /// <summary>Another correction, published before, could no longer be made.</summary>
    public sealed record Conflicting(string Correction) : StandardRefusal(
        "correction.conflicts", $"{Correction}, which takes effect later, could no longer be made. Correct that one instead, or choose a later day.");

    /// <summary>What the process of its project decides is not decided at the standard.</summary>
    public sealed record ProjectFirst() : StandardRefusal(
        "standard.project_first", "The process of the project that this standard came from decides on this. Move the project, and the standard follows.");

    /// <summary>A review is open.</summary>
    public sealed record ReviewIsOpen() : StandardRefusal("review.open", "A review of this standard is open.");

    /// <summary>No review is open.</summary>
    public sealed record NoReview() : StandardRefusal("review.not_open", "No review of this standard is open.");

    /// <summary>The withdrawal is under way.</summary>
    public sealed record WithdrawalUnderWay() : StandardRefusal("withdrawal.under_way", "The withdrawal of this standard is proposed already.");

    /// <summary>No withdrawal can be objected to, or decided on.</summary>
    public sealed record NoWithdrawal() : StandardRefusal("withdrawal.none", "Nothing of the kind is awaited: no withdrawal is proposed, or it stands at another step.");

    /// <summary>One objection of each member is enough.</summary>
    public sealed record ObjectedAlready() : StandardRefusal("withdrawal.objected", "Your objection is on record.");
}

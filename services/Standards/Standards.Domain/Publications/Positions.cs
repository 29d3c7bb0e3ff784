using Standards.Domain.Drafts;

namespace Standards.Domain.Publications;

/// <summary>A member's own day of entry into force.</summary>
/// <param name="Act">The act by which it was set.</param>
/// <param name="Member">Whose it is.</param>
/// <param name="Edition">Of which edition.</param>
/// <param name="On">The first day on which the edition binds the member.</param>
public sealed record EntryDay(ActId Act, MemberId Member, int Edition, DateOnly On);

/// <summary>How far a national adoption corresponds to the standard: ISO/IEC Guide 21-1, 4.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum Correspondence
{
    /// <summary>4.2: the same content, structure and wording.</summary>
    Identical,

    /// <summary>4.3: technical deviations are permitted if they are clearly identified and explained.</summary>
    Modified,

    /// <summary>4.4: it is no adoption: deviations are not identified, or little of the standard is left.</summary>
    NotEquivalent,
}

/// <summary>Where a national text says something else.</summary>
/// <remarks>Stored format, within an adoption.</remarks>
/// <param name="Element">The element that it deviates from.</param>
/// <param name="Text">What is different, and why.</param>
public sealed record Deviation(WId Element, string Text);

/// <summary>A member's adoption or transposition of an edition. The last one of a member and an edition counts.</summary>
/// <param name="Act">The act by which it was notified.</param>
/// <param name="Member">Whose it is.</param>
/// <param name="Edition">The edition adopted.</param>
/// <param name="Degree">How far it corresponds.</param>
/// <param name="NationalNumber">The number of the national text.</param>
/// <param name="On">The day of the adoption by the member.</param>
/// <param name="Deviations">All of them, where the degree is modified.</param>
public sealed record Adoption(
    ActId Act, MemberId Member, int Edition, Correspondence Degree, string NationalNumber, DateOnly On, ImmutableArray<Deviation> Deviations);

/// <summary>A member's statement that elements of an edition do not bind it.</summary>
/// <param name="Act">The act by which it was made, and its identifier.</param>
/// <param name="Member">Whose it is.</param>
/// <param name="Edition">The edition meant; a later edition needs a reservation of its own.</param>
/// <param name="Elements">The elements, each with all that stands below it.</param>
/// <param name="Text">The statement.</param>
/// <param name="From">The first day on which it holds.</param>
/// <param name="WithdrawnOn">The first day on which it no longer holds; null while it stands.</param>
public sealed record Reservation(
    ActId Act, MemberId Member, int Edition, ImmutableArray<WId> Elements, string Text, DateOnly From, DateOnly? WithdrawnOn)
{
    /// <summary>Whether it holds on a day.</summary>
    public bool Holds(DateOnly day) => From <= day && !(WithdrawnOn <= day);
}

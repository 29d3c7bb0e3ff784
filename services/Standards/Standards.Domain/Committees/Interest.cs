using Standards.Domain.Credentials;

namespace Standards.Domain.Committees;

/// <summary>What sort of tie an interest is.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum InterestNature
{
    /// <summary>Money: shares, fees, grants.</summary>
    Financial,

    /// <summary>Work for somebody whom a decision touches.</summary>
    Employment,

    /// <summary>Patents or other rights in what a standard would require.</summary>
    IntellectualProperty,

    /// <summary>Ties of family, friendship or office elsewhere.</summary>
    Relationship,

    /// <summary>Anything else that a reader should know.</summary>
    Other,
}

/// <summary>An interest that a person has declared.</summary>
/// <param name="Act">The act of declaring, by which it is named.</param>
/// <param name="Person">Whose interest it is.</param>
/// <param name="OnBehalfOf">The member or institution that the person acts for.</param>
/// <param name="Nature">What sort of tie.</param>
/// <param name="Subject">What it concerns, as one line.</param>
/// <param name="Details">More of it, or null.</param>
/// <param name="Under">By what right the person acts in the committee; null for an officer without a delegation.</param>
/// <param name="DeclaredAt">When it was declared.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null while it stands.</param>
public sealed record Interest(
    ActId Act, PersonId Person, MemberId OnBehalfOf, InterestNature Nature, string Subject, string? Details, Authority? Under,
    DateTimeOffset DeclaredAt, DateTimeOffset? WithdrawnAt);

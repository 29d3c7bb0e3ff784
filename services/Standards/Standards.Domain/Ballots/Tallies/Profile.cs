namespace Standards.Domain.Ballots;

/// <summary>What a rule can see of a member: two members of one profile are alike to every rule.</summary>
/// <param name="Standing">Participating or other.</param>
/// <param name="Attributes">The classes it belongs to and the amounts it weighs by.</param>
public sealed record Profile(Standing Standing, Attributes Attributes)
{
    /// <summary>A member without attributes.</summary>
    public static Profile Of(Standing standing) => new(standing, Attributes.None);
}

/// <summary>What one member's vote counts as, with what a rule can see of the member.</summary>
/// <param name="Member">Who.</param>
/// <param name="Profile">What the rule sees of it.</param>
/// <param name="Choice">What its vote counts as.</param>
public readonly record struct Standpoint(MemberId Member, Profile Profile, Choice Choice);

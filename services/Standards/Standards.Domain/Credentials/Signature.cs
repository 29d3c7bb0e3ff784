namespace Standards.Domain.Credentials;

/// <summary>Who bound a member by an act, and by what right.</summary>
/// <remarks>Stored format, within the events of acts.</remarks>
/// <param name="Person">The person.</param>
/// <param name="Under">The delegation that gave the power to sign.</param>
public sealed record Signature(PersonId Person, Authority Under);

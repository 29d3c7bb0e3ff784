namespace Compliance.Domain.Pausing;

/// <summary>An order as who has to obey it reads it.</summary>
/// <param name="Number">Its place among all changes of orders, by which it is cited.</param>
/// <param name="Since">The day of UTC on which it was given; what began before is not new.</param>
/// <param name="Scope">What of it is in force.</param>
public sealed record OrderInForce(long Number, DateOnly Since, PauseScope Scope);

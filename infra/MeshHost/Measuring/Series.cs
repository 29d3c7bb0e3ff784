namespace MeshHost.Measuring;

/// <summary>What a service last said of one measure.</summary>
/// <param name="Of">Which part of the measure: its attributes, as far as they may be shown.</param>
/// <param name="Value">Of a distribution the sum.</param>
/// <param name="Count">Of a distribution how many it is of; null for a single number.</param>
public sealed record Series(string Service, string Name, string Unit, string Description, string Of, double Value, ulong? Count, DateTimeOffset At);

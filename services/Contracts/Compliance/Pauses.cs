namespace Contracts.Compliance;

/// <summary>A pause was ordered, or work resumed under one: what is in force of it now. Sent on <see cref="ComplianceTopics.Pauses"/>, in order for each pause.</summary>
/// <param name="ActId">The binding act in the ledger.</param>
/// <param name="Kinds">The kinds of work that are paused, such as <c>Training</c>; none where all work has resumed.</param>
/// <param name="Developers">Whose work is paused, by organization.</param>
/// <param name="Models">Work on these models is paused, whoever does it.</param>
/// <param name="Capabilities">Work on models of these capabilities is.</param>
/// <param name="Ground">Why, in words.</param>
/// <remarks>Stored format: fields are added, never renamed. It carries what every developer may know, and nothing else.</remarks>
public sealed record PauseChanged(
    Guid PauseId, Guid ActId, IReadOnlyList<string> Kinds, IReadOnlyList<Guid> Developers, IReadOnlyList<Guid> Models, IReadOnlyList<string> Capabilities, string Ground, DateTimeOffset At);

/// <summary>What is in force of a pause, with its place among all changes of pauses.</summary>
/// <param name="Number">From 1, without a gap, over all changes of all pauses.</param>
public sealed record StandingOrder(long Number, PauseChanged Order);

/// <summary>Topics of the bus on which Compliance speaks.</summary>
public static class ComplianceTopics
{
    public const string Pauses = "compliance.pauses";
}

/// <summary>What Compliance answers to other services of the mesh.</summary>
public static class ComplianceAnswers
{
    /// <summary>Dapr's name of the service.</summary>
    public const string App = "compliance";

    /// <summary>Answers, with <c>?since=NUMBER</c>, what changed after a number, each as <see cref="StandingOrder"/>, ascending and without a gap.</summary>
    public const string Orders = "pauses/orders";
}

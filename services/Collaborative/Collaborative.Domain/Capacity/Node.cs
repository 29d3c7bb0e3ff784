namespace Collaborative.Domain.Capacity;

/// <summary>A machine with accelerators of one model, as it is when nothing runs on it.</summary>
/// <param name="Name">Tells nodes apart and decides nothing.</param>
/// <param name="Devices">How many accelerators it has; none is lawful.</param>
public sealed record Node(string Name, AcceleratorModel Model, MilliCores Cpu, Mebibytes Memory, int Devices);

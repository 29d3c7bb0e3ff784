namespace BuildingBlocks.Hosting;

/// <summary>The service's name: its Dapr app id, its Orleans cluster, the source of its messages and traces.</summary>
public sealed record ServiceName(string Value);

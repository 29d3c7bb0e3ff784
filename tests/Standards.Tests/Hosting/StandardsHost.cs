namespace Standards.Tests.Hosting;

/// <summary>The Standards service.</summary>
public sealed class StandardsHost() : TestedService(StandardsService.Create);

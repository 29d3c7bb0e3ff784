namespace Compliance.Tests.Hosting;

/// <summary>The Compliance service.</summary>
public sealed class ComplianceHost() : TestedService(ComplianceService.Create);

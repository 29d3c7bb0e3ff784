[assembly: AssemblyFixture(typeof(Compliance.Tests.Hosting.ComplianceHost))]

[assembly: AssemblyFixture(typeof(Testing.DroppingTogether))]
[assembly: AssemblyFixture(typeof(Compliance.Tests.Hosting.ComplianceHost))]

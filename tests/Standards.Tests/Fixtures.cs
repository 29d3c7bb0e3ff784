[assembly: AssemblyFixture(typeof(Testing.DroppingTogether))]
[assembly: AssemblyFixture(typeof(Standards.Tests.Hosting.StandardsHost))]

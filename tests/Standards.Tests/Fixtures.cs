[assembly: AssemblyFixture(typeof(Standards.Tests.Hosting.StandardsHost))]

using Launcher.Tye;

namespace Launcher.Tests.Tye;

public sealed class ReadingTyeFiles : IDisposable
{
    readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    Application Read(string text)
    {
        File.WriteAllText(file, text);
        return TyeFile.Read(file);
    }

    [Fact]
    public void Knows_projects_programs_and_the_database()
    {
        var application = Read("""
            name: house
            services:
              - name: postgres
                image: postgres:18
                bindings: [{ port: 15432, protocol: postgresql }]
              - name: ledger
                project: services/Ledger/Ledger.csproj
                bindings: [{ name: http, port: 5300 }, { name: silo, protocol: tcp, port: 11300 }]
                env: [{ name: ConnectionStrings__Default, value: "${service:postgres:connectionString}" }]
              - name: gateway
                executable: node
                args: server.mjs --name "two words"
                workingDirectory: services/Gateway
                bindings: [{ port: 4000 }]
                readiness: { http: { path: /health/ready } }
            """);

        Assert.Equal("postgres", application.Database!.Name);
        var ledger = application.Find("ledger")!;
        Assert.Equal("Ledger", Assert.IsType<Run.Project>(ledger.Run).Name);
        Assert.True(ledger is { HasDatabase: true, HasSilo: true });
        var gateway = application.Find("gateway")!;
        Assert.Equal(["server.mjs", "--name", "two words"], Assert.IsType<Run.Executable>(gateway.Run).Arguments);
        Assert.Equal(("/health/ready", "http", 4000, false), (gateway.ReadinessPath, gateway.Http!.Protocol, gateway.Http.Port, gateway.HasDatabase));
    }

    [Theory]
    [InlineData("services:\n  - name: a\n    executable: x\n    replicas: 2", "line 4")]
    [InlineData("services:\n  - name: A_B\n    executable: x", "not a service name")]
    [InlineData("services:\n  - name: a", "neither project nor executable")]
    [InlineData("services:\n  - name: a\n    executable: x\n  - name: a\n    executable: x", "a twice")]
    [InlineData("services:\n  - name: redis\n    image: redis:7", "container redis:7")]
    [InlineData("services:\n  - name: a\n    executable: x\n    bindings: [{ name: http }]", "has no port")]
    [InlineData("name: empty", "lists no services")]
    [InlineData("services: [", "line")]
    public void Says_what_is_wrong_and_where(string text, string said)
    {
        var obstacle = Assert.Throws<Obstacle>(() => Read(text));
        Assert.Contains(said, obstacle.Message, StringComparison.Ordinal);
        Assert.Contains(file, obstacle.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b  c", new[] { "a", "b", "c" })]
    [InlineData("'a b' c", new[] { "a b", "c" })]
    [InlineData("--x=\"a b\"'c d' e", new[] { "--x=a bc d", "e" })]
    [InlineData("", new string[0])]
    public void Quotes_hold_words_together(string line, string[] words) => Assert.Equal(words, TyeFile.Words(line));
}

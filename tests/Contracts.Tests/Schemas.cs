using System.Diagnostics;

namespace Contracts.Tests;

public sealed class Schemas
{
    /// <summary>What a service prints of itself is what is published, composed and reviewed.</summary>
    [Theory]
    [InlineData("Compliance")]
    [InlineData("Identity")]
    [InlineData("Ledger")]
    [InlineData("Standards")]
    [InlineData("Collaborative")]
    public async Task Of_subgraphs_are_published_as_they_are(string service)
    {
        // The service's own program, beside these tests, in the same configuration.
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", service, new DirectoryInfo(AppContext.BaseDirectory).Name, service);
        using var printing = Process.Start(new ProcessStartInfo(program, ["--sdl"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment =
            {
                ["ConnectionStrings__Default"] = "Host=127.0.0.1;Port=1;Database=none",
                ["Identity__Authority"] = "http://127.0.0.1:1",
                ["DataProtection__Directory"] = Path.GetTempPath(),
                ["Ledger__KeyFile"] = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
                ["Ledger__Origin"] = "contracts.test/ledger",
            },
        })!;
        var schema = await printing.StandardOutput.ReadToEndAsync();
        await printing.WaitForExitAsync();
        Assert.Equal(0, printing.ExitCode);
        Published.Equals($"{service.ToLowerInvariant()}.graphql", schema.TrimEnd() + "\n");
    }
}

using System.Diagnostics;

namespace Testing;

/// <summary>All test files of a part that is written for Node, each run by a Node of its own.</summary>
/// <param name="part">Its folder: <c>package.json</c> stands there, and <c>test/*.test.mjs</c>.</param>
public sealed class NodeSuite(string part)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Runs them, two files at once.</summary>
    public async Task<IReadOnlyList<NodeTest>> RunAsync()
    {
        if (!File.Exists(Path.Combine(part, "node_modules", ".package-lock.json")) && await StartAsync("npm", "ci", "--no-audit", "--no-fund") is (not 0, var complaint))
            return [new("packages", "npm ci installs what package-lock.json names", complaint)];

        var files = Directory.GetFiles(Path.Combine(part, "test"), "*.test.mjs").Order(StringComparer.Ordinal);
        var results = new SortedDictionary<string, IReadOnlyList<NodeTest>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (file, _) =>
        {
            var tests = await RunAsync(file);
            lock (results)
                results[file] = tests;
        });
        return [.. results.Values.SelectMany(tests => tests)];
    }

    /// <returns>The tests of the file, and one that failed if the file itself did.</returns>
    async Task<IReadOnlyList<NodeTest>> RunAsync(string file)
    {
        var name = Path.GetFileName(file).Replace(".test.mjs", "", StringComparison.Ordinal);
        var report = Path.Combine(Path.GetTempPath(), $"node-{name}-{Guid.NewGuid():N}.xml");
        try
        {
            var (code, output) = await StartAsync("node", "--test", "--test-reporter=junit", $"--test-reporter-destination={report}", file);
            var tests = File.Exists(report) ? NodeTest.Read(name, report).ToArray() : [];
            return tests.Length > 0 && (code == 0) == tests.All(t => t.Failure is null)
                ? tests
                : [.. tests, new(name, "the file runs to its end", $"node ended with {code}. {output}")];
        }
        finally
        {
            File.Delete(report);
        }
    }

    async Task<(int Code, string Output)> StartAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = part, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, string.Concat(await output));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"It took longer than {Longest.TotalMinutes} minutes.");
        }
    }
}

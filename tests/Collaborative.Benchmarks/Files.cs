using Collaborative.Benchmarks.Traces;

namespace Collaborative.Benchmarks;

/// <summary>The two files of a measurement.</summary>
static class Files
{
    /// <returns>Null if something in them is broken; then all of it has been said, by line.</returns>
    public static (Fleet Fleet, ImmutableArray<Pod> Pods)? Read(Options options)
    {
        if (Text(options.Nodes) is not { } nodesText || Text(options.Trace) is not { } podsText)
            return null;

        var (nodes, pods) = (OpenbFiles.Nodes(nodesText), OpenbFiles.Pods(podsText));
        foreach (var (file, row) in nodes.Broken.Select(b => (options.Nodes, b)).Concat(pods.Broken.Select(b => (options.Trace, b))))
            Console.Error.WriteLine($"{file}, line {row.Line}: {row.Reason}");
        if (nodes.Broken.Length + pods.Broken.Length > 0)
        {
            Console.Error.WriteLine($"{nodes.Broken.Length + pods.Broken.Length} rows are broken. Nothing was measured: a figure without them would be another trace's.");
            return null;
        }
        return (new Fleet(options.Rename is { } seed ? Renamed(nodes.Rows, seed) : nodes.Rows), pods.Rows);
    }

    static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path} cannot be read: {unreadable.Message}");
            return null;
        }
    }

    /// <summary>The same machines under each other's names, in another order.</summary>
    static ImmutableArray<Node> Renamed(ImmutableArray<Node> nodes, int seed)
    {
        var chance = new Random(seed);
        var (names, order) = (nodes.Select(n => n.Name).ToArray(), nodes.ToArray());
        chance.Shuffle(names);
        chance.Shuffle(order);
        return [.. order.Zip(names, (node, name) => node with { Name = name })];
    }
}

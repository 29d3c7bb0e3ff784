using System.Globalization;
using Collaborative.Benchmarks.Measuring;

namespace Collaborative.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Samples">How many small fleets are held against their bounds; none if zero.</param>
/// <param name="Rename">Gives the nodes' names to other nodes, and lists them in another order, both drawn from this seed.</param>
sealed record Options(string Trace, string Nodes, ImmutableArray<int> Seeds, string Policy, int? Rename, bool Alone, int Samples)
{
    public const string Usage =
        """
        ./infra/bench placement --trace FILE [--seeds 42..51] [--nodes FILE] [--policy arrival|queue|cycle|cycle-1|fgd|bestfit|random] [--rename SEED] [--alone]
        ./infra/bench placement --trace FILE --samples COUNT
        ./infra/bench accounts [POSTINGS [SEED]]
        ./infra/bench cycles [SEED]
        ./infra/bench changes [SAMPLES]
        ./infra/bench queue [WAITING]
        ./infra/bench sites [SITES [ROUNDS]]
        ./infra/bench philly [SECONDS [FILE]]
          --trace    pods in the form of the openb traces
          --nodes    the fleet; openb_node_list_gpu_node.csv beside the trace, or under $AIGOV_DATA, if not given
          --seeds    the shuffles of the arrivals: one number, or a range
          --rename   nodes under other names and in another order; a sound policy does not care
          --policy   arrival: one by one; queue: all that waits at once, owed no order; cycle: as institutions run it, in the order that is due (cycle-1: by its first rules)
          --alone    leaves out the peers
          --samples  fleets of 64 nodes drawn from the nodes: the whole queue placed, against the bound by CP-SAT
        """;

    /// <exception cref="UsageException">The arguments make no sense.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var alone = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--alone")
                alone = true;
            else if (arguments[i] is not ("--trace" or "--seeds" or "--nodes" or "--policy" or "--rename" or "--samples"))
                throw new UsageException($"\"{arguments[i]}\" is not known here.");
            else if (i + 1 == arguments.Count)
                throw new UsageException($"{arguments[i]} needs a value.");
            else
                given[arguments[i]] = arguments[++i];
        }

        var trace = given.GetValueOrDefault("--trace") ?? throw new UsageException("--trace names the file of pods.");
        var policy = given.GetValueOrDefault("--policy", "arrival");
        return Placers.ByName.ContainsKey(policy)
            ? new(trace, given.GetValueOrDefault("--nodes") ?? NodesBeside(trace), Range(given.GetValueOrDefault("--seeds", "42..51")), policy,
                given.TryGetValue("--rename", out var rename) ? Number(rename) : null, alone, Number(given.GetValueOrDefault("--samples", "0")))
            : throw new UsageException($"There is no policy \"{policy}\"; there are {string.Join(", ", Placers.ByName.Keys)}.");
    }

    /// <summary>A whole number above zero, or what holds where none is given.</summary>
    public static int Count(string? text, int otherwise) => text is null ? otherwise : Number(text) is > 0 and <= 100_000_000 and var count
        ? count
        : throw new UsageException($"\"{text}\" is not from 1 to 100000000.");

    static string NodesBeside(string trace)
    {
        const string name = "openb_node_list_gpu_node.csv";
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(trace))!, name);
        return File.Exists(beside) ? beside : Path.Combine(Environment.GetEnvironmentVariable("AIGOV_DATA") ?? "", "gpu-traces", "openb", name);
    }

    static ImmutableArray<int> Range(string text)
    {
        var ends = text.Split("..");
        var (first, last) = (Number(ends[0]), Number(ends[^1]));
        return ends.Length <= 2 && last >= first && last - (long)first < 1000
            ? [.. Enumerable.Range(first, last - first + 1)]
            : throw new UsageException($"\"{text}\" is no range of at most 1000 seeds such as 42..51.");
    }

    static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new UsageException($"\"{text}\" is no whole number.");
}

/// <summary>The command line makes no sense.</summary>
sealed class UsageException(string message) : Exception(message);

using System.Globalization;
using CsvHelper;

namespace Collaborative.Benchmarks.Traces;

/// <summary>Reads nodes and pods in the form of the openb traces. A row that makes no sense is named by its line; none is left out in silence.</summary>
static class OpenbFiles
{
    /// <summary>Columns: sn, cpu_milli, memory_mib, gpu, model.</summary>
    public static Reading<Node> Nodes(string text) => Read(text, ["sn", "cpu_milli", "memory_mib", "gpu", "model"], row =>
    {
        var node = new Node(row.Word("sn"), new(row.Text("model")), new(row.Number("cpu_milli")), new(row.Number("memory_mib")), row.Number("gpu"));
        return node is { Cpu.Value: >= 0, Memory.Value: >= 0, Devices: >= 0 and <= 1024 }
            ? node
            : throw new BrokenRowException("a node has no negative quantity, and at most 1024 devices");
    });

    /// <summary>Columns: name, cpu_milli, memory_mib, num_gpu, gpu_milli, and gpu_spec if there is one; others are of no account.</summary>
    public static Reading<Pod> Pods(string text) => Read(text, ["name", "cpu_milli", "memory_mib", "num_gpu", "gpu_milli"], row =>
    {
        var demand = new Demand(
            new(row.Number("cpu_milli")), new(row.Number("memory_mib")), row.Number("num_gpu"), new(row.Number("gpu_milli")), AcceleratorModels.Parse(row.Text("gpu_spec")));
        return demand.Check() is { } refusal
            ? throw new BrokenRowException($"{refusal.Message} ({refusal.Code})")
            : new Pod(row.Word("name"), demand);
    });

    static Reading<T> Read<T>(string text, string[] columns, Func<Row, T> parse)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new([], [new(1, "the file is empty; its first line names the columns")]);

        var malformed = new HashSet<long>();
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            TrimWhitespace = true,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            OnMalformedRecord = record => malformed.Add(record.LineNumber),
        });
        string[] lacking = [.. columns.Where(c => !csv.TryGetFieldIndex(c, out _))];
        if (lacking.Length > 0)
            return new([], [new(1, $"the first line does not name the columns {string.Join(", ", lacking)}")]);

        var rows = ImmutableArray.CreateBuilder<T>();
        var broken = ImmutableArray.CreateBuilder<BrokenRow>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var width = csv.Headers!.Count;
        while (csv.Read())
        {
            try
            {
                if (csv.FieldCount != width || malformed.Contains(csv.LineNumber))
                    throw new BrokenRowException($"it has {csv.FieldCount} columns, not {width}, or a quote that is not closed");
                var row = parse(new(csv));
                if (!names.Add(csv.GetString(columns[0])))
                    throw new BrokenRowException($"{columns[0]} {csv.GetString(columns[0])} stands in the file twice");
                rows.Add(row);
            }
            catch (BrokenRowException reason)
            {
                broken.Add(new((int)csv.LineNumber, reason.Message));
            }
        }
        if (rows.Count == 0 && broken.Count == 0)
            broken.Add(new(2, "the file has no rows"));
        return new(rows.ToImmutable(), broken.ToImmutable());
    }

    readonly record struct Row(CsvReader Csv)
    {
        public string Text(string column) => Csv.TryGetFieldIndex(column, out var at) ? Csv.GetString(at) : "";

        public string Word(string column) => Text(column) is { Length: > 0 } word ? word : throw new BrokenRowException($"{column} is empty");

        public int Number(string column) => int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new BrokenRowException($"{column} is \"{Text(column)}\", which is no whole number");
    }

    sealed class BrokenRowException(string message) : Exception(message);
}

/// <summary>One request of a trace.</summary>
sealed record Pod(string Name, Demand Demand);

/// <summary>A row that makes no sense.</summary>
/// <param name="Line">Counted from 1, the heading included.</param>
sealed record BrokenRow(int Line, string Reason);

/// <summary>What a file holds, and what of it could not be read.</summary>
sealed record Reading<T>(ImmutableArray<T> Rows, ImmutableArray<BrokenRow> Broken);

using System.Collections.Frozen;
using Standards.Domain.Processes;
using Standards.Domain.Tests.Ballots;

namespace Standards.Domain.Tests.Processes;

/// <summary>The process documents that the domain carries.</summary>
static class Shipped
{
    public static readonly IReadOnlySet<string> KnownRules = Rules.Names.Select(n => Path.GetFileNameWithoutExtension(n)).ToFrozenSet();

    public static IEnumerable<string> Names =>
        typeof(ProcessDefinition).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("process/", StringComparison.Ordinal)).Select(n => n["process/".Length..]);

    public static ProcessDefinition Process(string id) => ProcessDefinition.Parse(Text(id));

    public static string Text(string id)
    {
        using var reader = new StreamReader(typeof(ProcessDefinition).Assembly.GetManifestResourceStream($"process/{id}")!);
        return reader.ReadToEnd();
    }
}

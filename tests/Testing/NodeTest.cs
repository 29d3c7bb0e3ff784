using System.Xml.Linq;

namespace Testing;

/// <summary>What became of one test of Node's test runner.</summary>
/// <param name="Failure">Null if it passed.</param>
public sealed record NodeTest(string File, string Name, string? Failure)
{
    /// <summary>Reads a report in JUnit's form.</summary>
    public static IEnumerable<NodeTest> Read(string file, string report) =>
        from test in XDocument.Load(report).Descendants("testcase")
        select new NodeTest(file, (string)test.Attribute("name")!, test.Element("failure") is { } failure ? $"{(string?)failure.Attribute("message")}\n{failure.Value}" : null);
}

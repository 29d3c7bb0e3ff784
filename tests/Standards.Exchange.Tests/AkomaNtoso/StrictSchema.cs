using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Standards.Exchange.Tests.AkomaNtoso;

/// <summary>The schema of Akoma Ntoso 3.0 among the real inputs.</summary>
static class StrictSchema
{
    public const string Folder = "akoma-ntoso";

    static readonly Lazy<XmlSchemaSet> Schemas = new(() =>
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(null, Repository.Data(Folder, "csprd02-part2-specs-schemas", "akomantoso30.xsd"));
        set.Compile();
        return set;
    });

    public static List<string> Problems(byte[] file)
    {
        var problems = new List<string>();
        XDocument.Load(new MemoryStream(file), LoadOptions.PreserveWhitespace).Validate(Schemas.Value, (_, e) => problems.Add(e.Message));
        return problems;
    }
}

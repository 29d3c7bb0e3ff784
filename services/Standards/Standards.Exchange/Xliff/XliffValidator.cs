using System.Xml.Linq;
using Standards.Exchange.Xliff.Validating;

namespace Standards.Exchange.Xliff;

/// <summary>Holds a file against XLIFF 2.1: the structure, and the constraints that the specification names in words.</summary>
public static class XliffValidator
{
    /// <summary>Most problems that are listed.</summary>
    public const int MaxProblems = 100;

    /// <summary>What is wrong with a file; none where it is valid.</summary>
    public static ImmutableArray<XliffProblem> Check(ReadOnlyMemory<byte> file)
    {
        var (root, refusal) = Xml.SafeXml.Read(file);
        return refusal is not null ? [new(refusal.Code, "", refusal.Message)] : Check(root!);
    }

    internal static ImmutableArray<XliffProblem> Check(XElement root)
    {
        if (!root.Is("xliff"))
            return [XliffProblem.At(root, "structure.root", "The file does not begin with <xliff> of XLIFF 2.")];
        var structure = StructureRules.Of(root).Take(MaxProblems).ToImmutableArray();
        if (!structure.IsEmpty)
            return structure;   // the rest reads what the structure promises
        return [.. Rules(root).Take(MaxProblems)];
    }

    static IEnumerable<XliffProblem> Rules(XElement root) =>
    [
        .. IdentifierRules.Of(root), .. LanguageRules.Of(root), .. ModuleRules.Of(root), .. SizeRules.Of(root),
        .. root.Elements(XliffSpaces.Core + "file").SelectMany(file => file.Descendants(XliffSpaces.Core + "unit").SelectMany(unit => UnitRules.Of(unit, file))),
    ];
}

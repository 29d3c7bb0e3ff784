using System.Buffers.Text;
using System.Xml.Linq;

namespace Standards.Exchange.AkomaNtoso;

/// <summary>Names of Akoma Ntoso 3.0 and how the kinds of elements are told apart in it.</summary>
static class Akn
{
    /// <summary>Of the schema in the committee specification, public review draft 02.</summary>
    public static readonly XNamespace Space = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17";

    /// <summary>Beginning of the namespace in all versions of 3.0.</summary>
    public const string AnySpace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

    /// <summary>Of attributes that Akoma Ntoso leaves to others.</summary>
    public static readonly XNamespace Own = "urn:advancedaigov:exchange:1";

    public static readonly XNamespace MathMl = "http://www.w3.org/1998/Math/MathML";

    /// <summary>Before the permanent identifier of a target that is not in the text.</summary>
    public const string Absent = "#~";

    /// <summary>What a character that XML cannot carry is named.</summary>
    public static string NameOf(char forbidden) => $"U+{(int)forbidden:X4}";

    /// <summary>The name of a kind in <c>name</c> and <c>class</c>.</summary>
    public static string NameOf(ElementKind kind) => kind switch
    {
        ElementKind.Term         => "termEntry",
        ElementKind.AdmittedTerm => "admittedTerm",
        _                        => kind.ToString().ToLowerInvariant(),
    };

    public static ElementKind? KindOf(string? name)
    {
        foreach (var kind in Enum.GetValues<ElementKind>())
            if (NameOf(kind) == name)
                return kind;
        return null;
    }

    /// <summary>The short form of a kind in an <c>eId</c>: Akoma Ntoso Naming Convention 1.0, 5.1.</summary>
    public static string ShortOf(ElementKind kind) => kind switch
    {
        ElementKind.Introduction => "intro",
        ElementKind.Clause       => "cl",
        ElementKind.Annex        => "anx",
        ElementKind.Term         => "term",
        ElementKind.AdmittedTerm => "admitted",
        ElementKind.Definition   => "def",
        ElementKind.Source       => "source",
        ElementKind.Requirement  => "req",
        ElementKind.Paragraph    => "p",
        ElementKind.Note         => "note",
        ElementKind.Example      => "example",
        ElementKind.List         => "list",
        ElementKind.Item         => "item",
        ElementKind.Table        => "table",
        ElementKind.Row          => "tr",
        ElementKind.Cell         => "td",
        ElementKind.Formula      => "formula",
        ElementKind.Figure       => "fig",
        _                        => throw new UnreachableException(),
    };

    /// <summary>A picture by its hash: RFC 6920.</summary>
    public static string AddressOf(Traits.OfFigure figure) =>
        $"ni:///sha-256;{Base64Url.EncodeToString(Convert.FromHexString(figure.Sha256))}?ct={figure.MediaType}";

    /// <summary>The hash and the media type of a picture's address; null where it is no such address.</summary>
    public static (string Sha256, string MediaType)? PictureAt(string? address)
    {
        const string Start = "ni:///sha-256;", Type = "?ct=";
        if (address is null || !address.StartsWith(Start, StringComparison.Ordinal) || address.IndexOf(Type, StringComparison.Ordinal) is not (> 0 and var at))
            return null;
        var digest = address[Start.Length..at];
        if (!Base64Url.IsValid(digest, out var length) || length != 32)
            return null;
        return (Convert.ToHexStringLower(Base64Url.DecodeFromChars(digest)), address[(at + Type.Length)..]);
    }
}

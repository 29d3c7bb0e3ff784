using System.Xml.Linq;
using Standards.Exchange.Mending;

namespace Standards.Exchange.AkomaNtoso;

/// <summary>A part of a file as it stands there: a heading or number, then blocks and parts below it.</summary>
sealed class AknSection(XElement element)
{
    public XElement Element { get; } = element;

    public List<Piece> Heading { get; set; } = [];

    public string Number { get; set; } = "";

    /// <summary>Blocks (<see cref="Node"/>) and parts (<see cref="AknSection"/>), in reading order.</summary>
    public List<object> Content { get; } = [];

    public bool IsPart => AknNames.Parts.Contains(Element.Name.LocalName);

    /// <summary>Whether it becomes a clause: it has a heading, or holds parts that have one.</summary>
    public bool IsClause => Heading.Count > 0 || IsPart || Content.OfType<AknSection>().Any(s => s.IsClause);

    /// <summary>Blocks and parts, where parts without heading and number are opened up.</summary>
    public IEnumerable<object> Flat => Content.SelectMany(c => c is AknSection { IsClause: false, Number: "" } part ? part.Flat : [c]);
}

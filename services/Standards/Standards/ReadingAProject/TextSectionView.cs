using GraphQL;
using Standards.Exchange.Html;

namespace Standards.ReadingAProject;

/// <summary>A clause, annex, term or introduction as a page shows it: its heading, and what stands under it before the next.</summary>
[Public, Name("TextSection")]
sealed class TextSectionView(TextSection section)
{
    [Id]
    public string WId => section.WId.Value;

    /// <summary>1 for what stands in no other.</summary>
    public int Level => section.Level;

    /// <summary>What it shows before its heading, such as 3.1; empty where it has none.</summary>
    public string Number => section.Number;

    public string Heading => section.Heading;

    /// <summary>Of an annex: normative or informative, in the language of the text.</summary>
    public string? Status => section.Status;

    /// <summary>Its blocks as a fragment of HTML: well-formed, without scripts, every text encoded. Links go to # and an identifier of the text.</summary>
    public string Html => section.Html;
}

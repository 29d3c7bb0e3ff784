using System.Globalization;

namespace Standards.Exchange.Xliff;

/// <summary>How the texts of a document stand in a file.</summary>
static class XliffUnits
{
    public static readonly ImmutableArray<(Marks Mark, string SubType)> Codes =
        [(Marks.Strong, "xlf:b"), (Marks.Emphasis, "xlf:i"), (Marks.Superscript, "aigov:sup"), (Marks.Subscript, "aigov:sub"), (Marks.Code, "aigov:code")];

    public const string Reference = "aigov:ref";

    public static string StateName(TranslationState state) => state.ToString().ToLower(CultureInfo.InvariantCulture);
}

using System.Text.Json.Serialization;

namespace Standards.Domain.Documents;

/// <summary>What an element has besides words, by its kind.</summary>
[JsonConverter(typeof(TraitsJsonConverter))]
public abstract record Traits
{
    private Traits() { }

    /// <summary>Nothing more.</summary>
    public static Traits None { get; } = new OfText();

    /// <summary>Of an element that is words alone.</summary>
    public sealed record OfText : Traits;

    /// <summary>Of an annex.</summary>
    /// <param name="Status">ISO/IEC Directives, Part 2, 20.</param>
    public sealed record OfAnnex(AnnexStatus Status) : Traits;

    /// <summary>Of a requirement or other provision.</summary>
    /// <param name="Modality">ISO/IEC Directives, Part 2, 7.</param>
    public sealed record OfRequirement(Modality Modality) : Traits;

    /// <summary>Of a list.</summary>
    /// <param name="Ordered">Whether its items are referred to by letter or number.</param>
    public sealed record OfList(bool Ordered) : Traits;

    /// <summary>Of a cell.</summary>
    /// <param name="Header">Whether it heads a row or a column.</param>
    /// <param name="ColumnSpan">From 1.</param>
    /// <param name="RowSpan">From 1.</param>
    public sealed record OfCell(bool Header, int ColumnSpan, int RowSpan) : Traits
    {
        /// <summary>The widest and the highest cell.</summary>
        public const int MaxSpan = 1_000;

        /// <summary>A cell of one column and one row that heads nothing.</summary>
        public static OfCell Single { get; } = new(false, 1, 1);
    }

    /// <summary>Of a formula.</summary>
    public sealed record OfFormula(MathMl Formula) : Traits;

    /// <summary>Of a figure. The picture itself is kept elsewhere, under its hash. In working text a figure may lack its picture or its alternative, which are then empty.</summary>
    /// <param name="Sha256">Of the picture's bytes, in lower-case hexadecimal digits.</param>
    /// <param name="MediaType">One of <see cref="MediaTypes"/>.</param>
    /// <param name="Alternative">What the picture says, in words, for who does not see it: WCAG 2.2, 1.1.1.</param>
    public sealed record OfFigure(string Sha256, string MediaType, string Alternative) : Traits
    {
        /// <summary>The kinds of pictures that may be used.</summary>
        public static ImmutableArray<string> MediaTypes { get; } = ["image/png", "image/jpeg", "image/svg+xml", "image/webp"];

        /// <summary>Longest text alternative, in UTF-16 code units.</summary>
        public const int MaxAlternativeLength = 4_000;

        /// <summary>Whether there is a picture.</summary>
        public bool HasPicture => Sha256.Length > 0;
    }
}

/// <summary>Whether an annex holds provisions.</summary>
public enum AnnexStatus
{
    /// <summary>It holds provisions.</summary>
    Normative,

    /// <summary>It helps to understand.</summary>
    Informative,
}

/// <summary>The verbal form of a provision: ISO/IEC Directives, Part 2, 7.</summary>
public enum Modality
{
    /// <summary>7.2: a requirement.</summary>
    Shall,

    /// <summary>7.3: a recommendation.</summary>
    Should,

    /// <summary>7.4: a permission.</summary>
    May,

    /// <summary>7.5: a possibility or capability.</summary>
    Can,
}

namespace Compliance.Oscal;

/// <summary>The bounds within which files are read; what exceeds them is refused before it is held in memory.</summary>
public static class OscalBounds
{
    /// <summary>Largest file in bytes. The largest catalog of NIST (SP 800-53 revision 5) has about 11 MB.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>Deepest nesting of elements, objects and arrays.</summary>
    public const int MaxDepth = 200;

    /// <summary>Most elements or values of one file.</summary>
    public const int MaxElements = 2_000_000;

    /// <summary>Most documents that one resolution may read.</summary>
    public const int MaxImports = 200;

    internal static OscalStop TooLarge() => new("oscal.too_large", $"The document is larger than {MaxBytes / 1024 / 1024} MB.");

    internal static OscalStop TooDeep(string place = "") => new("oscal.too_deep", $"The document nests more than {MaxDepth} levels.", place);
}

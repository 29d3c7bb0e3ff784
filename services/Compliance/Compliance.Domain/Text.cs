namespace Compliance.Domain;

/// <summary>What people write, as it may be kept.</summary>
static class Text
{
    /// <summary>A name or a sentence: one line of at most 300 characters.</summary>
    public static bool IsLine(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= 300 && !text.Any(char.IsControl);

    /// <summary>An account: at most 20,000 characters.</summary>
    public static bool IsText(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= 20_000 && !text.Contains('\0', StringComparison.Ordinal);
}

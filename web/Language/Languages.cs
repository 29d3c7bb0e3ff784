namespace Web.Language;

/// <summary>A language that the site can be read in.</summary>
public sealed record ReadingLanguage(string Tag, string OwnName);

/// <summary>The six languages, each by its own name.</summary>
public static class Languages
{
    public const string Fallback = "en";

    public static readonly IReadOnlyList<ReadingLanguage> All =
    [
        new("ar", "العربية"), new("zh", "中文"), new("en", "English"),
        new("fr", "Français"), new("ru", "Русский"), new("es", "Español"),
    ];

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Direction => Current == "ar" ? "rtl" : "ltr";

    public static bool Has(string? tag) => All.Any(l => l.Tag == tag);
}

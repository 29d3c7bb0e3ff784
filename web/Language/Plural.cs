namespace Web.Language;

/// <summary>Which form of a word goes with a whole number: the cardinal rules of Unicode CLDR 48 for the six languages.</summary>
/// <remarks>Categories are <c>zero</c>, <c>one</c>, <c>two</c>, <c>few</c>, <c>many</c> and <c>other</c>; every language has <c>other</c>.</remarks>
public static class Plural
{
    public static string Category(string language, long number)
    {
        var n = Math.Abs(number);
        return language switch
        {
            "en" => n == 1 ? "one" : "other",
            "fr" => n is 0 or 1 ? "one" : IsWholeMillion(n) ? "many" : "other",
            "es" => n == 1 ? "one" : IsWholeMillion(n) ? "many" : "other",
            "ru" => Russian(n % 10, n % 100),
            "ar" => Arabic(n, n % 100),
            _ => "other",
        };
    }

    static bool IsWholeMillion(long n) => n != 0 && n % 1_000_000 == 0;

    static string Russian(long ten, long hundred) => (ten, hundred) switch
    {
        (1, not 11) => "one",
        ( >= 2 and <= 4, not (>= 12 and <= 14)) => "few",
        _ => "many",
    };

    static string Arabic(long n, long hundred) => (n, hundred) switch
    {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, >= 3 and <= 10) => "few",
        (_, >= 11 and <= 99) => "many",
        _ => "other",
    };
}

using System.Text.Json;

namespace Identity.Register;

/// <summary>How roles, powers and kinds are written outside the domain: <c>HEAD_OF_DELEGATION</c>.</summary>
static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    public static string[] OfAll<T>(IEnumerable<T> values) where T : struct, Enum => [.. values.Select(Of)];

    /// <exception cref="InvalidDataException">A table holds a word that this program does not know.</exception>
    public static T Read<T>(string word) where T : struct, Enum => Known<T>.ByWord.TryGetValue(word, out var value)
        ? value
        : throw new InvalidDataException($"'{word}' is not a {typeof(T).Name}.");

    static class Known<T> where T : struct, Enum
    {
        public static readonly Dictionary<string, T> ByWord = Enum.GetValues<T>().ToDictionary(Of);
    }
}

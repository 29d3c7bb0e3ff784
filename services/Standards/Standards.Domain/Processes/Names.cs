using System.Text.Json;

namespace Standards.Domain.Processes;

/// <summary>Enumerations as documents write them: in capitals.</summary>
static class Names
{
    public static string Write<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    public static T? TryRead<T>(string? text)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
            if (Write(candidate) == text)
                return candidate;
        return null;
    }
}

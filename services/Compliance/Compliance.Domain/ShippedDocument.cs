using System.Text.Json;

namespace Compliance.Domain;

/// <summary>Documents that are data: regimes, calendars, schemes, standards, policies, scales, taxonomies.</summary>
static class ShippedDocument
{
    /// <summary>Reads one.</summary>
    /// <param name="what">What it should be, for who wrote it.</param>
    /// <exception cref="FormatException">It is no such document.</exception>
    public static T Read<T>(string json, string what)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Regimes.RegimeReader.Options) ?? throw new JsonException("There is nothing in it.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"This is no {what}: {wrong.Message}", wrong);
        }
    }
}

using Microsoft.AspNetCore.WebUtilities;

namespace Web.Pages.Standards;

static class TextAddress
{
    public static string Of(string number, DateOnly on, Guid? member = null, string? language = null) => QueryHelpers.AddQueryString(
        $"/standards/{number}/{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", new Dictionary<string, string?> { ["member"] = member?.ToString(), ["language"] = language });

    /// <summary>The form that asks for a day and a member leads to the stable address of that text.</summary>
    public static void MapTextAddress(this WebApplication app) =>
        app.MapGet("/standards/{number}/text", (string number, string? on, string? member, string? language) =>
        {
            var day = DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? given : DateOnly.FromDateTime(DateTime.UtcNow);
            return Results.Redirect(Of(Uri.EscapeDataString(number), day, Guid.TryParse(member, out var id) ? id : null, Languages.Has(language) ? language : null));
        });
}

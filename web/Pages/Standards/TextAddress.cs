namespace Web.Pages.Standards;

static class TextAddress
{
    /// <summary>The form that asks for a day and a member leads to the stable address of that text.</summary>
    public static void MapTextAddress(this WebApplication app) =>
        app.MapGet("/standards/{number}/text", (string number, string? on, string? member) =>
        {
            var day = DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? given : DateOnly.FromDateTime(DateTime.UtcNow);
            var query = Guid.TryParse(member, out var id) ? $"?member={id}" : "";
            return Results.Redirect($"/standards/{Uri.EscapeDataString(number)}/{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{query}");
        });
}

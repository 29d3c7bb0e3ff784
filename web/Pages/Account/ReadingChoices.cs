using Microsoft.AspNetCore.Antiforgery;

namespace Web.Pages.Account;

/// <summary>Remembers how a person reads: the time zone in a cookie. The language is remembered wherever <c>?culture=</c> is asked.</summary>
static class ReadingChoices
{
    public static void MapReadingChoices(this WebApplication app) =>
        app.MapPost("/reading/zone", async (HttpContext http) =>
        {
            var zone = (await http.Request.ReadFormAsync(http.RequestAborted))["zone"].ToString();
            if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known))
                http.Response.Cookies.Append(Moments.Cookie, known.Id, LanguageChoice.Remembered(http));
            return Results.Redirect("/reading");
        }).WithMetadata(new RequireAntiforgeryTokenAttribute());
}

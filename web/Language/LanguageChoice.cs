using Microsoft.AspNetCore.Localization;

namespace Web.Language;

/// <summary>The reader's language: asked for by <c>?culture=</c> and remembered, else the remembered one, else the browser's.</summary>
static class LanguageChoice
{
    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddSingleton<Words>();
        services.AddScoped<Moments>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            string[] tags = [.. Languages.All.Select(l => l.Tag)];
            options.SetDefaultCulture(Languages.Fallback).AddSupportedCultures(tags).AddSupportedUICultures(tags);
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
    }

    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app)
    {
        app.UseRequestLocalization();
        return app.Use((http, next) =>
        {
            if (http.Request.Query["culture"].ToString() is var asked && Languages.Has(asked))
                http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName,
                    CookieRequestCultureProvider.MakeCookieValue(new(asked)), Remembered(http));
            return next(http);
        });
    }

    /// <summary>How a choice that is no secret is remembered for a year.</summary>
    public static CookieOptions Remembered(HttpContext http) => new()
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    };
}

namespace Web.Security;

/// <summary>A page whose editor writes its own styles and starts workers, such as the explorer. Scripts stay as strict as everywhere.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HasEditorAttribute : Attribute;

/// <summary>What a browser may do with our pages: run our own scripts and styles, talk to us, be shown in no frame.</summary>
static class ContentSecurity
{
    public static IApplicationBuilder UseContentSecurity(this IApplicationBuilder app, IConfiguration configuration)
    {
        var authority = configuration["Identity:Authority"];
        return app.Use((http, next) =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Policy(http, authority);
            headers.XFrameOptions = "DENY";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Permissions-Policy"] = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return next(http);
        });
    }

    static string Policy(HttpContext http, string? authority)
    {
        var editor = http.GetEndpoint()?.Metadata.GetMetadata<HasEditorAttribute>() is not null;
        var socket = $"{(http.Request.IsHttps ? "wss" : "ws")}://{http.Request.Host}";
        string[] directives =
        [
            "default-src 'none'",
            "script-src 'self'",
            editor ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            $"connect-src 'self' {socket}",
            editor ? "worker-src 'self'" : "worker-src 'none'",
            // Signing out is a form whose answer leads to the identity service.
            $"form-action 'self' {authority}".TrimEnd(),
            "base-uri 'self'",
            "frame-ancestors 'none'",
        ];
        return string.Join("; ", directives);
    }
}

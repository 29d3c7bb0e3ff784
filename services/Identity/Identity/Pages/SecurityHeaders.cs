namespace Identity.Pages;

/// <summary>What a browser may do with an answer: nothing that our own origin does not give it.</summary>
static class SecurityHeaders
{
    const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var isSecure = app.Configuration["Identity:Authority"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) is true;
        app.Use((http, next) =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
            if (isSecure)
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            return next(http);
        });
    }

    /// <summary>Lets the page's forms end at a client's address: browsers hold the redirects after a form against the policy, too.</summary>
    /// <param name="target">An address that is registered for the client.</param>
    public static void AllowFormsTo(this HttpResponse response, Uri target) =>
        response.Headers.ContentSecurityPolicy = $"{Policy} {target.GetLeftPart(UriPartial.Authority)}";

    /// <summary>Keeps a page that shows something of a person out of every cache.</summary>
    public static void NeverStore(this HttpResponse response) => response.Headers.CacheControl = "no-store";
}

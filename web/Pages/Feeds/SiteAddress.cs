namespace Web.Pages;

/// <summary>The address under which people know the site, for what leaves it: files and feeds.</summary>
sealed class SiteAddress(IConfiguration configuration)
{
    public string Of(HttpContext http, string path) =>
        new Uri(new Uri(configuration["Web:PublicUrl"] is { Length: > 0 } known ? known : $"{http.Request.Scheme}://{http.Request.Host}"), path).AbsoluteUri;
}

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Web.SigningIn;

static class SignInEndpoints
{
    public static void MapSignIn(this WebApplication app)
    {
        var home = app.Configuration["Web:PublicUrl"] is { Length: > 0 } url ? new Uri(url) : null;
        app.MapGet("/sign-in", (HttpContext http, string? back) => Enter(http, home, Local(back)));
        app.MapPost("/sign-out", Leave).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    /// <remarks>The identity service knows one address of this site; whoever came by another name of it is sent there first.</remarks>
    static IResult Enter(HttpContext http, Uri? home, string back) =>
        home is not null && http.Request.Host.Value != home.Authority
            ? Results.Redirect($"{home.GetLeftPart(UriPartial.Authority)}/sign-in?back={Uri.EscapeDataString(back)}")
            : Results.Challenge(new() { RedirectUri = back }, [OpenIdConnectDefaults.AuthenticationScheme]);

    static IResult Leave(HttpContext http) => http.User.IsSignedIn()
        ? Results.SignOut(new() { RedirectUri = "/" }, [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme])
        : Results.Redirect("/");

    /// <summary>Forgets the person here, where the identity service has ended the session already.</summary>
    public static Task Forget(HttpContext http) => http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);

    static string Local(string? path) => path is ['/', not '/' and not '\\', ..] ? path : "/";
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Web.SigningIn;

/// <summary>OpenID Connect, authorization code with PKCE. Tokens stay in an encrypted cookie that no script can read.</summary>
static class SignIn
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var protection = builder.Services.AddDataProtection().SetApplicationName("aigov-web");
        if (configuration["DataProtection:Directory"] is { Length: > 0 } directory)
            protection.PersistKeysToFileSystem(new(directory));

        builder.Services.AddSingleton<TokenRenewal>();
        builder.Services.AddHttpClient(TokenRenewal.Client);
        builder.Services.AddAuthorization();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services
            .AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .AddCookie(Cookie)
            .AddOpenIdConnect(options => Provider(options, configuration));
    }

    static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "aigov";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        options.AccessDeniedPath = "/refused";
        options.Events.OnValidatePrincipal = context =>
            context.HttpContext.RequestServices.GetRequiredService<TokenRenewal>().RenewWhenNeeded(context);
    }

    static void Provider(OpenIdConnectOptions options, IConfiguration configuration)
    {
        options.Authority = configuration["Identity:Authority"] ?? throw new InvalidOperationException("Identity__Authority is not set: the web needs the identity service's address.");
        options.RequireHttpsMetadata = !new Uri(options.Authority).IsLoopback && configuration["Identity:AllowHttp"] != "true";
        options.ClientId = "web";
        options.ClientSecret = configuration["Clients:Web:Secret"];
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = true;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.CallbackPath = "/signin-oidc";
        options.SignedOutCallbackPath = "/signout-callback-oidc";
        options.SignedOutRedirectUri = "/";
        options.TokenValidationParameters.NameClaimType = "name";
        options.TokenValidationParameters.RoleClaimType = ReaderClaims.Role;
        options.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "offline_access", "api" })
            options.Scope.Add(scope);
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        options.Events.OnTokenValidated = KeepWhatTheTokenSays;
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect("/refused?why=sign-in");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    /// <summary>The access token came straight from the identity service, so its claims are as good as its signature.</summary>
    static Task KeepWhatTheTokenSays(TokenValidatedContext context)
    {
        if (context.TokenEndpointResponse?.AccessToken is { Length: > 0 } access && context.Principal?.Identity is ClaimsIdentity person)
        {
            var token = new JsonWebTokenHandler().ReadJsonWebToken(access);
            foreach (var claim in token.Claims.Where(c => ReaderClaims.Kept.Contains(c.Type) && !person.HasClaim(c.Type, c.Value)))
                person.AddClaim(new(claim.Type, claim.Value));
        }
        return Task.CompletedTask;
    }
}

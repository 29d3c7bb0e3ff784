using Contracts.Identity;
using Identity.Accounts;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.Tokens;

/// <summary>The OpenID provider: which flows there are, where, and how long their tokens live.</summary>
static class AuthorizationServer
{
    static readonly TimeSpan AccessTokenLives = TimeSpan.FromMinutes(10);
    static readonly TimeSpan RefreshTokenLives = TimeSpan.FromDays(14);

    /// <summary>A client whose answer was lost on the way may ask again this long; later, a used refresh token is taken for stolen.</summary>
    static readonly TimeSpan ReuseLeeway = TimeSpan.FromSeconds(10);

    public static void AddAuthorizationServer(this WebApplicationBuilder builder)
    {
        var authority = Authority(builder.Configuration);
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<AccountsDatabase>().ReplaceDefaultEntities<Guid>())
            .AddServer(server =>
            {
                server.SetIssuer(authority);
                Endpoints(server);
                Flows(server);
                server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.OfflineAccess, TokenClaims.ApiScope);
                server.RegisterClaims(
                    Claims.Subject, Claims.Name, TokenClaims.Organization, TokenClaims.OrganizationKind, TokenClaims.Role, TokenClaims.Session);
                server.DisableAccessTokenEncryption();
                server.SetAccessTokenLifetime(AccessTokenLives).SetRefreshTokenLifetime(RefreshTokenLives).SetRefreshTokenReuseLeeway(ReuseLeeway);
                server.Configure(o => o.ResponseModes.IntersectWith([ResponseModes.Query]));   // form_post would need an inline script

                var http = server.UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndUserVerificationEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough().EnableUserInfoEndpointPassthrough()
                    .EnableStatusCodePagesIntegration();
                if (authority.Scheme == Uri.UriSchemeHttp)
                    http.DisableTransportSecurityRequirement();
            });
    }

    static void Endpoints(OpenIddictServerBuilder server) => server
        .SetAuthorizationEndpointUris("connect/authorize")
        .SetTokenEndpointUris("connect/token")
        .SetDeviceAuthorizationEndpointUris("connect/device")
        .SetEndUserVerificationEndpointUris("device")
        .SetRevocationEndpointUris("connect/revoke")
        .SetIntrospectionEndpointUris("connect/introspect")
        .SetUserInfoEndpointUris("connect/userinfo")
        .SetEndSessionEndpointUris("connect/logout");

    static void Flows(OpenIddictServerBuilder server)
    {
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.Configure(o => o.CodeChallengeMethods.IntersectWith([CodeChallengeMethods.Sha256]));
        server.AllowClientCredentialsFlow().AllowDeviceAuthorizationFlow().AllowRefreshTokenFlow();
        server.UseReferenceRefreshTokens();
        server.SetUserCodeCharset([.. "BCDFGHJKLMNPQRSTVWXZ".Select(letter => letter.ToString())]).SetUserCodeLength(8);   // no vowels, no words
    }

    /// <summary>Plain HTTP is for one machine alone.</summary>
    static Uri Authority(IConfiguration configuration)
    {
        var authority = new Uri(configuration["Identity:Authority"] ?? throw new InvalidOperationException("Identity__Authority is not set."));
        return authority.Scheme == Uri.UriSchemeHttps || authority.IsLoopback
            ? authority
            : throw new InvalidOperationException($"Identity__Authority is {authority}: plain HTTP is allowed for loopback addresses only. Use https.");
    }
}

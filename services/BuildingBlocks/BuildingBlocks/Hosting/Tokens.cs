using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BuildingBlocks.Hosting;

/// <summary>Who asks: access tokens of Identity, checked by every service for itself.</summary>
static class Tokens
{
    public static void AddTokens(this WebApplicationBuilder builder)
    {
        var authority = builder.Configuration["Identity:Authority"] ?? "http://127.0.0.1:5100";
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(o =>
        {
            o.Authority = authority;
            o.Audience = "aigov";
            o.MapInboundClaims = false;
            o.RequireHttpsMetadata = !new Uri(authority).IsLoopback && !builder.Configuration.GetValue<bool>("Identity:AllowHttp");
            o.RefreshInterval = TimeSpan.FromSeconds(5);   // a new signing key is found within seconds
            o.TokenValidationParameters.ValidTypes = ["at+jwt"];
            o.TokenValidationParameters.NameClaimType = "sub";
            o.TokenValidationParameters.RoleClaimType = "role";
            o.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(10);
        });
        builder.Services.AddAuthorization();
    }

    /// <summary>Only the sidecar may deliver messages: where APP_API_TOKEN is set, its token is asked for on the bus routes.</summary>
    public static void UseBusToken(this WebApplication app)
    {
        if (app.Configuration["APP_API_TOKEN"] is not { Length: > 0 } expected)
            return;

        var expectedBytes = Encoding.UTF8.GetBytes(expected);
        app.Use(async (http, next) =>
        {
            if (http.Request.Path.StartsWithSegments("/bus", StringComparison.Ordinal)
                && !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers["dapr-api-token"].ToString()), expectedBytes))
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                await next(http);
        });
    }
}

/// <summary>The person or program behind a request, as its token says.</summary>
/// <param name="PersonId">Null for a program.</param>
/// <param name="OrganizationId">Null for a program.</param>
public sealed record Caller(string Subject, Guid? PersonId, Guid? OrganizationId, IReadOnlySet<string> Roles)
{
    public static Caller? Of(ClaimsPrincipal? user) =>
        user?.Identity?.IsAuthenticated is true && user.FindFirstValue("sub") is { } subject
            ? new(
                subject,
                Guid.TryParse(subject, out var person) ? person : null,
                Guid.TryParse(user.FindFirstValue("org"), out var organization) ? organization : null,
                user.FindAll("role").Select(c => c.Value).ToHashSet(StringComparer.Ordinal))
            : null;
}

using Identity.Pages;
using Identity.Register;
using Identity.Sessions;
using Identity.Tokens;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.VerifyingADevice;

/// <summary>The verification page of the device flow: a person types the code that a program shows, and lets it in or not.</summary>
static class Verify
{
    public static void MapVerify(this IEndpointRouteBuilder app)
    {
        app.MapGet("/device", ShowAsync).RequireAuthorization(Page.SignedIn);
        app.MapPost("/device", AnswerAsync).RequireAuthorization(Page.SignedIn).DisableAntiforgery();
        app.MapGet("/device/done", (HttpContext http, bool allowed) => Page.Show<DeviceDonePage>(new { Allowed = allowed })).RequireAuthorization(Page.SignedIn);
    }

    static async Task<IResult> ShowAsync(HttpContext http, Grants grants, People people)
    {
        http.Response.NeverStore();
        var asked = await ProtocolResults.TokenAsync(http);
        if (asked.Principal?.GetClaim(Claims.ClientId) is not { } client)
            return Page.Show<DeviceCodePage>(new { Wrong = http.Request.Query.ContainsKey(Parameters.UserCode) });

        var person = await people.FindAsync(http.User.PersonId(), http.RequestAborted);
        return Page.Show<DevicePage>(new
        {
            Client = await grants.NameOfAsync(client, http.RequestAborted),
            UserCode = asked.Properties!.GetTokenValue(OpenIddictServerAspNetCoreConstants.Tokens.UserCode),
            Title = person?.Title ?? "",
            Scopes = asked.Principal.GetScopes(),
        });
    }

    static async Task<IResult> AnswerAsync(HttpContext http, IAntiforgery antiforgery, Grants grants, People people, SessionStore sessions)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.BadRequest();
        var asked = (await ProtocolResults.TokenAsync(http)).Principal;
        if (asked?.GetClaim(Claims.ClientId) is not { } client)
            return Page.Show<DeviceCodePage>(new { Wrong = true }, StatusCodes.Status400BadRequest);
        if (http.Request.Form["agreement"] != "allow" || await people.FindActingAsync(http.User.PersonId(), http.RequestAborted) is not { } person)
            return ProtocolResults.Refuse(Errors.AccessDenied, "The person said no.", "/device/done?allowed=false");

        // A session of its own: it outlives the browser's, and its owner sees it and can end it.
        var session = await sessions.StartAsync(person.Id, http.RequestAborted);
        var principal = await grants.GrantAsync(person, session, client, asked.GetScopes(), http.RequestAborted);
        return ProtocolResults.Issue(principal, "/device/done?allowed=true");
    }
}

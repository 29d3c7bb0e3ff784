using System.Security.Claims;
using Identity.Accounts;
using Identity.Pages;
using Identity.Register;
using Identity.Tokens;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Primitives;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.AuthorizingAClient;

/// <summary>The authorization endpoint: a client asks for a code for the person at this browser.</summary>
static class Authorize
{
    const string Agreement = "agreement";

    public static void MapAuthorize(this IEndpointRouteBuilder app) =>
        app.MapMethods("/connect/authorize", ["GET", "POST"], HandleAsync).DisableAntiforgery();

    static async Task<IResult> HandleAsync(HttpContext http, People people, Grants grants, IAntiforgery antiforgery, TimeProvider time)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var visit = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (visit.Principal is not { } visitor || MustSignInAgain(request, visit.Properties, time))
            return request.HasPromptValue(PromptValues.None)
                ? ProtocolResults.Refuse(Errors.LoginRequired, "Nobody is signed in at this browser.")
                : Results.Challenge(new() { RedirectUri = WithoutPrompt(request) }, [IdentityConstants.ApplicationScheme]);
        if (await people.FindActingAsync(visitor.PersonId(), http.RequestAborted) is not { } person)
            return ProtocolResults.Refuse(Errors.AccessDenied, "This account belongs to nobody who may act now.");

        var (client, scopes) = (request.ClientId!, request.GetScopes());
        switch (await AnswerAsync(http, antiforgery, visitor))
        {
            case "deny":
                return ProtocolResults.Refuse(Errors.AccessDenied, "The person said no.");
            case "allow":
                await grants.AgreeAsync(person, client, scopes, http.RequestAborted);
                break;
            default:
                if (request.HasPromptValue(PromptValues.Consent) || !await grants.IsAgreedAsync(person.Id, client, scopes, http.RequestAborted))
                    return await AskAsync(http, request, grants, person);
                break;
        }
        return ProtocolResults.Issue(await grants.GrantAsync(person, visitor.SessionId(), client, scopes, http.RequestAborted));
    }

    static bool MustSignInAgain(OpenIddictRequest request, AuthenticationProperties? visit, TimeProvider time) =>
        request.HasPromptValue(PromptValues.Login)
        || (request.MaxAge is { } seconds && visit?.IssuedUtc is { } since && time.GetUtcNow() - since > TimeSpan.FromSeconds(seconds));

    /// <remarks>Without the prompt, or signing in would be asked for again and again.</remarks>
    static string WithoutPrompt(OpenIddictRequest request)
    {
        var prompt = string.Join(' ', request.GetPromptValues().Where(p => p != PromptValues.Login));
        return "/connect/authorize" + QueryString.Create(
            request.GetParameters()
                .Where(p => p.Key is not (Parameters.Prompt or Parameters.MaxAge))
                .Select(p => new KeyValuePair<string, StringValues>(p.Key, (string?)p.Value))
                .Append(new(Parameters.Prompt, prompt.Length == 0 ? StringValues.Empty : prompt)));
    }

    /// <summary>What the person answered on the page of <see cref="AskAsync"/>; null if this is not such an answer, or not from that page.</summary>
    static async Task<string?> AnswerAsync(HttpContext http, IAntiforgery antiforgery, ClaimsPrincipal visitor)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || (string?)http.Request.Form[Agreement] is not { } answer)
            return null;
        http.User = visitor;   // the page's token is bound to the person
        return await antiforgery.IsRequestValidAsync(http) ? answer : null;
    }

    static async Task<IResult> AskAsync(HttpContext http, OpenIddictRequest request, Grants grants, RegisteredPerson person)
    {
        if (request.HasPromptValue(PromptValues.None))
            return ProtocolResults.Refuse(Errors.ConsentRequired, "The person has to be asked.");

        http.User = (await http.VisitorAsync())!;
        http.Response.AllowFormsTo(new Uri(request.RedirectUri!));
        http.Response.NeverStore();
        return Page.Show<AgreementPage>(new
        {
            Client = await grants.NameOfAsync(request.ClientId!, http.RequestAborted),
            person.Title,
            Scopes = request.GetScopes(),
            Parameters = request.GetParameters().Where(p => p.Key is not (Parameters.Prompt or Agreement)).Select(p => (p.Key, (string?)p.Value)).ToArray(),
        });
    }
}

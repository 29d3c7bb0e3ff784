using BuildingBlocks.EventStore;
using Identity.Accounts;
using Identity.Domain.Organizations;
using Identity.IssuingALink;
using Identity.Pages;
using Identity.Register;
using Identity.Sessions;
using Identity.SigningIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Identity.OpeningAnAccount;

/// <summary>Setting a password by a link: an invitation, or a reset. Looking at the page uses nothing up; sending it does, once.</summary>
static class OpenEndpoints
{
    static readonly SignInRefusal Unknown = new(
        "identity.link_unknown", "There is no such link. Copy the whole address, or ask the secretariat for a new one.", StatusCodes.Status404NotFound);

    public static void MapOpening(this IEndpointRouteBuilder app)
    {
        app.MapGet("/open", async (HttpContext http, Links links, Registrar registrar, SignInLimits limits, TimeProvider time, string? link) =>
        {
            var (known, refusal) = await FindAsync(http, links, registrar, limits, time, link ?? "");
            return Show(http, known, link, refusal);
        });
        app.MapPost("/open", SetAsync);
        app.MapGet("/open/done", (HttpContext http) => Page.Show<OpenedPage>());
    }

    static async Task<IResult> SetAsync(
        HttpContext http, Links links, Registrar registrar, SignInLimits limits, Passwords passwords, UserManager<Account> accounts, SessionStore sessions, TimeProvider time,
        [FromForm] string link, [FromForm] string password, [FromForm] string repeated)
    {
        using var place = await limits.WeighAsync(http.RequestAborted);
        if (!place.IsAcquired)
            return Show(http, known: null, link, SignInRefusal.Busy);
        var (known, refusal) = await FindAsync(http, links, registrar, limits, time, link);
        if (known is null || refusal is not null || await accounts.FindByIdAsync(known.Person.Value.ToString("D")) is not { } account)
            return Show(http, known: null, link, refusal ?? Unknown);
        if (await passwords.FaultOfAsync(account, password, repeated) is { } fault)
            return Show(http, known, link, fault);

        var outcome = await registrar.HandleAsync(
            known.Organization, [new OrganizationCommand.UseLink(known.Id, known.Person, time.GetUtcNow())], request: null, http.RequestAborted, passwords.Set(account, password));
        if (outcome is Outcome<OrganizationEvent>.Refused refused)
            return Show(http, known: null, link, Gone(refused.Code, refused.Message));
        await sessions.EndAllAsync(account.Id, except: null, http.RequestAborted);
        return Results.LocalRedirect("/open/done");
    }

    /// <summary>The link with this secret, and what speaks against using it. Who shows secrets that do not exist waits, as a guesser of passwords does.</summary>
    static async Task<(KnownLink? Known, SignInRefusal? Refusal)> FindAsync(
        HttpContext http, Links links, Registrar registrar, SignInLimits limits, TimeProvider time, string secret)
    {
        if (limits.IsWaiting(http))
            return (null, SignInRefusal.TooMany);
        if (await links.FindAsync(secret, http.RequestAborted) is not { } known)
        {
            limits.NoteFailure(http);
            return (null, Unknown);
        }
        var refusal = await registrar.WeighAsync(known.Organization, new OrganizationCommand.UseLink(known.Id, known.Person, time.GetUtcNow()), http.RequestAborted);
        return (known, refusal is null ? null : Gone(refusal.Code, refusal.Message));
    }

    static SignInRefusal Gone(string code, string message) => new(code, message, StatusCodes.Status410Gone);

    /// <remarks>The address of the page holds the secret: no cache keeps it, and by the policy of all pages no other site is told of it.</remarks>
    static IResult Show(HttpContext http, KnownLink? known, string? link, SignInRefusal? refusal)
    {
        http.Response.NeverStore();
        return Page.Show<OpenPage>(
            new
            {
                Title = known?.Title, known?.UserName, Link = link, refusal?.Sentence, refusal?.Code,
                Opens = known is not null && refusal is null or { Status: StatusCodes.Status422UnprocessableEntity },
            },
            refusal?.Status ?? StatusCodes.Status200OK);
    }
}

using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using BuildingBlocks.Hosting;
using Identity.Accounts;
using Identity.Domain.Organizations;
using Identity.Domain.People;
using Identity.IssuingALink;
using Identity.Register;
using Identity.RegisteringAnOrganization;
using Npgsql;

namespace Identity.InvitingTheFirst;

/// <summary>The command <c>invite-first</c>: while nobody of the secretariat has opened an account, an operator gets a link for the first one.</summary>
static class FirstInvitation
{
    const string Usage = "Usage: Identity invite-first --organization NAME --name TITLE --user NAME";

    /// <returns>False if the arguments ask for something else.</returns>
    public static async Task<bool> RunAsync(WebApplication app, string[] args)
    {
        if (args is not ["invite-first", ..])
            return false;
        await app.MigrateAsync();
        try
        {
            var link = await InviteAsync(app.Services, Given(args, "--organization"), Given(args, "--name"), Given(args, "--user"), CancellationToken.None);
            await Console.Out.WriteLineAsync($"This link is shown this once, opens once, and is good until {link.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC:\n{link.Address.AbsoluteUri}");
        }
        catch (RefusalError no)
        {
            await Console.Error.WriteLineAsync($"{no.Code}: {no.Message}");
            Environment.ExitCode = 1;
        }
        return true;
    }

    /// <exception cref="RefusalError">Somebody of the secretariat can sign in already, or what was given does not do.</exception>
    public static async Task<NewLink> InviteAsync(IServiceProvider services, string organization, string title, string user, CancellationToken cancellation)
    {
        var (registrar, people, now) = (services.GetRequiredService<Registrar>(), services.GetRequiredService<People>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var house = await people.WithRoleAsync(Words.Of(Role.Secretariat), cancellation);
        if (house.Exists(p => !p.IsAwaited))
            throw new RefusalError("identity.not_the_first", "Somebody of the secretariat has an account already, and can invite others.");

        var name = NewAccount.NameOf(user);
        var known = await people.WithUserNameAsync(name, cancellation);
        if (known is not null && !house.Exists(p => p.Id == known))
            throw new RefusalError("identity.user_name_taken", "Somebody else signs in with this name. Choose another one.");

        var person = new Domain.PersonId(known ?? Guid.CreateVersion7(now));
        var link = services.GetRequiredService<Links>().Make(person, now);
        var enter = new OrganizationCommand.Enter(
            new(OrganizationKind.Secretariat, null, new(organization, organization, organization, organization, organization, organization), null, []),
            By: null, Act(now), now);
        var isThere = await registrar.WeighAsync(RegisteredAs.Secretariat, enter, cancellation) is OrganizationRefusal.RegisteredAlready;
        var outcome = await registrar.HandleAsync(
            RegisteredAs.Secretariat,
            [
                .. isThere ? Array.Empty<OrganizationCommand>() : [enter],
                new OrganizationCommand.Appoint(person, title, [Role.Secretariat], By: null, Act: Act(now), Now: now),
                new OrganizationCommand.IssueLink(link.Id, person, IsFirst: true, link.Until, By: null, Act(now), now),
            ],
            request: null, cancellation, known is null ? NewAccount.Enter(person.Value, name) + link.Keep : link.Keep);
        return outcome is Outcome<OrganizationEvent>.Refused refused ? throw new RefusalError(refused.Code, refused.Message) : link;
    }

    static BuildingBlocks.Domain.ActId Act(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    static string Given(string[] args, string option) => Array.IndexOf(args, option) is var at and >= 0 && at + 1 < args.Length
        ? args[at + 1].Trim()
        : throw new RefusalError("input.invalid", $"{option} is missing. {Usage}");
}

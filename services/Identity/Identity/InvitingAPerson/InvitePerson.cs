using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using Identity.Accounts;
using Identity.Domain.Organizations;
using Identity.Domain.People;
using Identity.IssuingALink;
using Identity.Register;
using Npgsql;

namespace Identity.Graph;

/// <summary>Gives a new person a place in an organization, a name to sign in with, and a link to open the account by.</summary>
sealed class InvitePersonInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string OrganizationId { get; init; }

    public required string UserName { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    public DateTime? From { get; init; }

    public DateTime? Until { get; init; }
}

sealed partial class Mutation
{
    [Roles(Contracts.Identity.Roles.Secretariat)]
    public static async Task<SignInLinkView> InvitePerson(
        IResolveFieldContext context, [FromServices] Registrar registrar, [FromServices] Links links, [FromServices] TimeProvider time, InvitePersonInput input)
    {
        var request = Request.Of(Given.Uuid(input.CommandId, "commandId"), context.Person().Caller.Subject, input);
        var (by, userName, now) = (new Domain.PersonId(context.Person().Person), NewAccount.NameOf(input.UserName), time.GetUtcNow());
        var person = new Domain.PersonId(Guid.CreateVersion7(now));
        var link = links.Make(person, now);
        try
        {
            var outcome = await registrar.HandleAsync(
                new(Given.Uuid(input.OrganizationId, "organizationId")),
                [
                    new OrganizationCommand.Appoint(
                        person, input.Title, [.. input.Roles], input.From is { } from ? Given.Instant(from) : null, input.Until is { } until ? Given.Instant(until) : null,
                        by, new(Guid.CreateVersion7(now)), now),
                    new OrganizationCommand.IssueLink(link.Id, person, IsFirst: true, link.Until, by, new(Guid.CreateVersion7(now)), now),
                ],
                request, context.CancellationToken, NewAccount.Enter(person.Value, userName) + link.Keep);
            return new(outcome.Accepted().OfType<OrganizationEvent.LinkIssued>().Single(), link);
        }
        catch (PostgresException refused) when (NewAccount.IsTaken(refused))
        {
            throw new RefusalError("identity.user_name_taken", "Somebody else signs in with this name. Choose another one.");
        }
    }
}

using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using GraphQL.DataLoader;
using Identity.Domain.Organizations;
using Identity.IssuingALink;
using Identity.ReadingTheRegister;
using Identity.Register;
using Identity.Sessions;

namespace Identity.Graph
{
    /// <summary>Gives a person a link to set a password by: an invitation anew, or for an account that is open a reset, which ends its sessions.</summary>
    sealed class IssueLinkInput
    {
        [Id]
        public required string CommandId { get; init; }

        [Id]
        public required string PersonId { get; init; }
    }

    sealed partial class Mutation
    {
        [Roles(Contracts.Identity.Roles.Secretariat)]
        public static async Task<SignInLinkView> IssueLink(
            IResolveFieldContext context, [FromServices] Registrar registrar, [FromServices] Links links, [FromServices] People people,
            [FromServices] SessionStore sessions, [FromServices] TimeProvider time, IssueLinkInput input)
        {
            var (by, now) = (context.Person().Person, time.GetUtcNow());
            var person = await people.DemandAsync(input.PersonId, context.CancellationToken);
            if (!await people.HasAccountAsync(person.Id, context.CancellationToken))
                throw new RefusalError("identity.account_unknown", "This person has no account. Invite somebody instead.");

            var link = links.Make(new(person.Id), now);
            var outcome = await registrar.HandleAsync(
                new(person.OrganizationId),
                [new OrganizationCommand.IssueLink(link.Id, new(person.Id), IsFirst: false, link.Until, new(by), new(Guid.CreateVersion7(now)), now)],
                Request.Of(Given.Uuid(input.CommandId, "commandId"), context.Person().Caller.Subject, input), context.CancellationToken, link.Keep);
            var issued = outcome.Accepted().OfType<OrganizationEvent.LinkIssued>().Single();
            await sessions.EndAllAsync(person.Id, except: null, context.CancellationToken);
            return new(issued, link);
        }
    }
}

namespace Identity.IssuingALink
{
    using Identity.Graph;

    /// <summary>A link that was issued. Its address is in the first answer to the command, and in no other one.</summary>
    [Roles(Contracts.Identity.Roles.Secretariat), Name("SignInLink")]
    sealed class SignInLinkView(OrganizationEvent.LinkIssued issued, NewLink made)
    {
        public IDataLoaderResult<PersonView> Person([FromServices] Loaders loaders) => loaders.People.Load(issued.Person.Value).Always();

        /// <summary>Null where the command was sent before: the address is shown once.</summary>
        public string? Address => issued.Link == made.Id ? made.Address.AbsoluteUri : null;

        public DateTime ExpiresAt => issued.Until.UtcDateTime;

        public ReceiptStub Receipt => new(issued.Act.Value);
    }
}

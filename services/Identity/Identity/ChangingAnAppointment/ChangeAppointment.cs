using BuildingBlocks.Domain;
using BuildingBlocks.Graph;
using GraphQL;
using GraphQL.DataLoader;
using Identity.ChangingAnAppointment;
using Identity.Domain.Organizations;
using Identity.Domain.People;
using Identity.ReadingTheRegister;
using Identity.Register;

namespace Identity.Graph
{
    /// <summary>Gives a person another title, other roles or another end, which is none where it is left out; one whose appointment is over is appointed anew.</summary>
    sealed class ChangeAppointmentInput
    {
        [Id]
        public required string CommandId { get; init; }

        [Id]
        public required string PersonId { get; init; }

        public required string Title { get; init; }

        public required IReadOnlyList<Role> Roles { get; init; }

        public DateTime? Until { get; init; }
    }

    sealed partial class Mutation
    {
        [Roles(Contracts.Identity.Roles.Secretariat)]
        public static async Task<PersonChange> ChangeAppointment(IResolveFieldContext context, [FromServices] PersonActs acts, ChangeAppointmentInput input)
        {
            var (person, events) = await acts.CarryOutAsync(
                context, input.CommandId, input.PersonId, input,
                (of, by, act, now) => new OrganizationCommand.Appoint(of, input.Title, [.. input.Roles], From: null, input.Until is { } until ? Given.Instant(until) : null, by, act, now));
            return new(person, events.OfType<OrganizationEvent.PersonAppointed>().SingleOrDefault()?.Act);
        }
    }
}

namespace Identity.ChangingAnAppointment
{
    using Identity.Graph;

    /// <summary>A person after an act of the secretariat.</summary>
    [Roles(Contracts.Identity.Roles.Secretariat), Name("PersonChange")]
    sealed class PersonChange(Guid person, ActId? act)
    {
        public IDataLoaderResult<PersonView> Person([FromServices] Loaders loaders) => loaders.People.Load(person).Always();

        /// <summary>Null where nothing had to be changed.</summary>
        public ReceiptStub? Receipt => act is { } named ? new(named.Value) : null;
    }
}

using BuildingBlocks.Domain;
using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using Identity.Domain.Organizations;
using Identity.Graph;
using PersonId = Identity.Domain.PersonId;

namespace Identity.Register;

/// <summary>Carries out what the secretariat decides on one person, in the name of who asks for it.</summary>
sealed class PersonActs(Registrar registrar, People people, TimeProvider time)
{
    /// <param name="command">Makes the command: of the person, who decides, the act, and the instant.</param>
    /// <returns>The person, and what happened.</returns>
    /// <exception cref="RefusalError">There is no such person, or the register refuses.</exception>
    public async Task<(Guid Person, IReadOnlyList<OrganizationEvent> Events)> CarryOutAsync(
        IResolveFieldContext context, string commandId, string personId, object input, Func<PersonId, PersonId, ActId, DateTimeOffset, OrganizationCommand> command)
    {
        var (by, now, person) = (context.Person().Person, time.GetUtcNow(), await people.DemandAsync(personId, context.CancellationToken));
        var outcome = await registrar.HandleAsync(
            new(person.OrganizationId), [command(new(person.Id), new(by), new(Guid.CreateVersion7(now)), now)],
            Request.Of(Given.Uuid(commandId, "commandId"), context.Person().Caller.Subject, input), context.CancellationToken);
        return (person.Id, [.. outcome.Accepted()]);
    }
}

using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using Identity.ChangingAnAppointment;
using Identity.Domain.Organizations;
using Identity.Register;
using Identity.Sessions;

namespace Identity.Graph;

/// <summary>Ends an appointment at once, and with it the person's delegations, substitutions and sessions.</summary>
sealed class EndAppointmentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string PersonId { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    [Roles(Contracts.Identity.Roles.Secretariat)]
    public static async Task<PersonChange> EndAppointment(
        IResolveFieldContext context, [FromServices] Registrar registrar, [FromServices] People people, [FromServices] SessionStore sessions,
        [FromServices] TimeProvider time, EndAppointmentInput input)
    {
        var (by, now, person) = (context.Person().Person, time.GetUtcNow(), await people.DemandAsync(input.PersonId, context.CancellationToken));
        var outcome = await registrar.HandleAsync(
            new(person.OrganizationId), [new OrganizationCommand.EndAppointment(new(person.Id), input.Reason, new(by), new(Guid.CreateVersion7(now)), now)],
            Request.Of(Given.Uuid(input.CommandId, "commandId"), context.Person().Caller.Subject, input), context.CancellationToken);
        var ended = outcome.Accepted().OfType<OrganizationEvent.AppointmentEnded>().Single();
        await sessions.EndAllAsync(person.Id, except: null, context.CancellationToken);
        return new(person.Id, ended.Act);
    }
}

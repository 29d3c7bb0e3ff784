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
        IResolveFieldContext context, [FromServices] PersonActs acts, [FromServices] SessionStore sessions, EndAppointmentInput input)
    {
        var (person, events) = await acts.CarryOutAsync(
            context, input.CommandId, input.PersonId, input, (of, by, act, now) => new OrganizationCommand.EndAppointment(of, input.Reason, by, act, now));
        var ended = events.OfType<OrganizationEvent.AppointmentEnded>().Single();
        await sessions.EndAllAsync(person, except: null, context.CancellationToken);
        return new(person, ended.Act);
    }
}

using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using Identity.ChangingAnAppointment;
using Identity.Domain.Organizations;
using Identity.Register;
using Identity.Sessions;

namespace Identity.Graph;

/// <summary>Closes an account and ends its sessions; the appointment stays.</summary>
sealed class CloseAccountInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string PersonId { get; init; }

    public required string Reason { get; init; }
}

/// <summary>Opens an account again that was closed.</summary>
sealed class ReopenAccountInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string PersonId { get; init; }
}

sealed partial class Mutation
{
    [Roles(Contracts.Identity.Roles.Secretariat)]
    public static async Task<PersonChange> CloseAccount(
        IResolveFieldContext context, [FromServices] Registrar registrar, [FromServices] People people, [FromServices] SessionStore sessions,
        [FromServices] TimeProvider time, CloseAccountInput input)
    {
        var (by, now, person) = (context.Person().Person, time.GetUtcNow(), await people.DemandAsync(input.PersonId, context.CancellationToken));
        var outcome = await registrar.HandleAsync(
            new(person.OrganizationId), [new OrganizationCommand.CloseAccount(new(person.Id), input.Reason, new(by), new(Guid.CreateVersion7(now)), now)],
            Request.Of(Given.Uuid(input.CommandId, "commandId"), context.Person().Caller.Subject, input), context.CancellationToken);
        var closed = outcome.Accepted().OfType<OrganizationEvent.AccountClosed>().Single();
        await sessions.EndAllAsync(person.Id, except: null, context.CancellationToken);
        return new(person.Id, closed.Act);
    }

    [Roles(Contracts.Identity.Roles.Secretariat)]
    public static async Task<PersonChange> ReopenAccount(
        IResolveFieldContext context, [FromServices] Registrar registrar, [FromServices] People people, [FromServices] TimeProvider time,
        ReopenAccountInput input)
    {
        var (by, now, person) = (context.Person().Person, time.GetUtcNow(), await people.DemandAsync(input.PersonId, context.CancellationToken));
        var outcome = await registrar.HandleAsync(
            new(person.OrganizationId), [new OrganizationCommand.ReopenAccount(new(person.Id), new(by), new(Guid.CreateVersion7(now)), now)],
            Request.Of(Given.Uuid(input.CommandId, "commandId"), context.Person().Caller.Subject, input), context.CancellationToken);
        return new(person.Id, outcome.Accepted().OfType<OrganizationEvent.AccountReopened>().Single().Act);
    }
}

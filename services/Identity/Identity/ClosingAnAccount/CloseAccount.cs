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
        IResolveFieldContext context, [FromServices] PersonActs acts, [FromServices] SessionStore sessions, CloseAccountInput input)
    {
        var (person, events) = await acts.CarryOutAsync(
            context, input.CommandId, input.PersonId, input, (of, by, act, now) => new OrganizationCommand.CloseAccount(of, input.Reason, by, act, now));
        var closed = events.OfType<OrganizationEvent.AccountClosed>().Single();
        await sessions.EndAllAsync(person, except: null, context.CancellationToken);
        return new(person, closed.Act);
    }

    [Roles(Contracts.Identity.Roles.Secretariat)]
    public static async Task<PersonChange> ReopenAccount(IResolveFieldContext context, [FromServices] PersonActs acts, ReopenAccountInput input)
    {
        var (person, events) = await acts.CarryOutAsync(
            context, input.CommandId, input.PersonId, input, (of, by, act, now) => new OrganizationCommand.ReopenAccount(of, by, act, now));
        return new(person, events.OfType<OrganizationEvent.AccountReopened>().Single().Act);
    }
}

using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using Identity.Domain.Organizations;
using Identity.ReadingTheRegister;
using Identity.Register;
using Npgsql;

namespace Identity.Graph;

/// <summary>Ends a delegation before its time, at once, with a reason for the record.</summary>
sealed class RevokeDelegationInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DelegationId { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    [Roles(Contracts.Identity.Roles.Secretariat, Contracts.Identity.Roles.HeadOfDelegation)]
    public static async Task<DelegationView> RevokeDelegation(
        IResolveFieldContext context, [FromServices] Registrar registrar, [FromServices] NpgsqlDataSource database, [FromServices] TimeProvider time,
        RevokeDelegationInput input)
    {
        var request = Request.Of(Given.Uuid(input.CommandId, "commandId"), context.Person().Caller.Subject, input);
        var delegation = await DelegationRow.FindRowAsync(database, Given.Uuid(input.DelegationId, "delegationId"), context.CancellationToken)
            ?? throw new RefusalError("delegation.unknown", "There is no such delegation.");
        var by = Delegating.Authorize(context, delegation.OrganizationId);

        var outcome = await registrar.HandleAsync(
            new(delegation.OrganizationId),
            [new OrganizationCommand.RevokeDelegation(new(delegation.Id), input.Reason, by, time.GetUtcNow())],
            request, context.CancellationToken);
        var revoked = outcome.Accepted().OfType<OrganizationEvent.DelegationRevoked>().Single();
        return new(delegation with { RevokedAt = revoked.At.UtcDateTime });
    }
}

using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using Identity.Domain.Organizations;
using Identity.ReadingTheRegister;
using Identity.Register;
using Npgsql;

namespace Identity.Graph;

/// <summary>Ends a substitution before its time, at once.</summary>
sealed class EndSubstitutionInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string SubstitutionId { get; init; }
}

sealed partial class Mutation
{
    /// <remarks>The holder of the delegation may, and whoever may revoke the delegation itself.</remarks>
    [Roles(Contracts.Identity.Roles.Delegate, Contracts.Identity.Roles.HeadOfDelegation, Contracts.Identity.Roles.Secretariat)]
    public static async Task<SubstitutionView> EndSubstitution(
        IResolveFieldContext context, [FromServices] Registrar registrar, [FromServices] NpgsqlDataSource database, [FromServices] TimeProvider time,
        EndSubstitutionInput input)
    {
        var (person, caller) = context.Person();
        var request = Request.Of(Given.Uuid(input.CommandId, "commandId"), caller.Subject, input);
        var substitution = await SubstitutionRow.FindRowAsync(database, Given.Uuid(input.SubstitutionId, "substitutionId"), context.CancellationToken)
            ?? throw new RefusalError("delegation.substitution_unknown", "There is no such substitution.");
        var delegation = (await DelegationRow.FindRowAsync(database, substitution.DelegationId, context.CancellationToken))!;
        if (delegation.PersonId != person)
            Delegating.AuthorizeHead(context, delegation.OrganizationId);

        var outcome = await registrar.HandleAsync(
            new(delegation.OrganizationId), [new OrganizationCommand.EndSubstitution(new(substitution.Id), new(person), time.GetUtcNow())], request, context.CancellationToken);
        var ended = outcome.Accepted().OfType<OrganizationEvent.SubstitutionEnded>().Single();
        return new(substitution with { EndedAt = ended.At.UtcDateTime });
    }
}

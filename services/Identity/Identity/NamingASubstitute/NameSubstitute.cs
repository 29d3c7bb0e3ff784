using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using Identity.Domain.Delegations;
using Identity.Domain.Organizations;
using Identity.ReadingTheRegister;
using Identity.Register;
using Npgsql;

namespace Identity.Graph;

/// <summary>Lets another person use one's own delegation for a time.</summary>
sealed class NameSubstituteInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DelegationId { get; init; }

    [Id]
    public required string SubstituteId { get; init; }

    public required IReadOnlyList<Power> Powers { get; init; }

    public required DateTime From { get; init; }

    public required DateTime Until { get; init; }
}

sealed partial class Mutation
{
    [Roles(Contracts.Identity.Roles.Delegate, Contracts.Identity.Roles.HeadOfDelegation)]
    public static async Task<SubstitutionView> NameSubstitute(
        IResolveFieldContext context, [FromServices] Registrar registrar, [FromServices] NpgsqlDataSource database, [FromServices] TimeProvider time,
        NameSubstituteInput input)
    {
        var (person, caller) = context.Person();
        var request = Request.Of(Given.Uuid(input.CommandId, "commandId"), caller.Subject, input);
        var delegation = await DelegationRow.FindRowAsync(database, Given.Uuid(input.DelegationId, "delegationId"), context.CancellationToken)
            ?? throw new RefusalError("delegation.unknown", "There is no such delegation.");
        var now = time.GetUtcNow();

        var outcome = await registrar.HandleAsync(
            new(delegation.OrganizationId),
            [
                new OrganizationCommand.NameSubstitute(
                    new(Guid.CreateVersion7(now)), new(delegation.Id), new(Given.Uuid(input.SubstituteId, "substituteId")), [.. input.Powers],
                    Given.Instant(input.From), Given.Instant(input.Until), new(person), now),
            ],
            request, context.CancellationToken);
        var named = outcome.Accepted().OfType<OrganizationEvent.SubstituteNamed>().Single();
        return new(new(
            named.Substitution.Value, named.Delegation.Value, named.Person.Value, Words.OfAll(named.Powers), named.From.UtcDateTime, named.Until.UtcDateTime, EndedAt: null));
    }
}

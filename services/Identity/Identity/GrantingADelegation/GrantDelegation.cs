using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using Identity.Domain.Delegations;
using Identity.Domain.Organizations;
using Identity.ReadingTheRegister;
using Identity.Register;

namespace Identity.Graph;

/// <summary>Lets a person of an organization act for it.</summary>
sealed class GrantDelegationInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string OrganizationId { get; init; }

    [Id]
    public required string PersonId { get; init; }

    public required IReadOnlyList<Power> Powers { get; init; }

    public required DateTime From { get; init; }

    public DateTime? Until { get; init; }
}

sealed partial class Mutation
{
    [Roles(Contracts.Identity.Roles.Secretariat, Contracts.Identity.Roles.HeadOfDelegation)]
    public static async Task<DelegationView> GrantDelegation(
        IResolveFieldContext context, [FromServices] Registrar registrar, [FromServices] TimeProvider time, GrantDelegationInput input)
    {
        var request = Request.Of(Given.Uuid(input.CommandId, "commandId"), context.Person().Caller.Subject, input);
        var organization = Given.Uuid(input.OrganizationId, "organizationId");
        var by = Delegating.Authorize(context, organization);
        var now = time.GetUtcNow();

        var outcome = await registrar.HandleAsync(
            new(organization),
            [
                new OrganizationCommand.GrantDelegation(
                    new(Guid.CreateVersion7(now)), new(Given.Uuid(input.PersonId, "personId")), [.. input.Powers],
                    Given.Instant(input.From), input.Until is { } until ? Given.Instant(until) : null, by, now),
            ],
            request, context.CancellationToken);
        var granted = outcome.Accepted().OfType<OrganizationEvent.DelegationGranted>().Single();
        return new(new(
            granted.Delegation.Value, organization, granted.Person.Value, Words.OfAll(granted.Powers),
            granted.From.UtcDateTime, granted.Until?.UtcDateTime, RevokedAt: null));
    }
}

using Collaborative.AffiliatingAnInstitution;
using Collaborative.Domain.Affiliations;
using Contracts.Identity;
using GraphQL;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>An institution belongs to a member state, or to none where none is named.</summary>
sealed class AffiliateInstitutionInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string InstitutionId { get; init; }

    [Id]
    public string? MemberId { get; init; }
}

/// <summary>To which member state an institution belongs.</summary>
[Public, Name("Affiliation")]
sealed class AffiliationView(Guid institution, Guid? member)
{
    public OrganizationStub Institution => new(institution);

    public OrganizationStub? Member => member is { } known ? new(known) : null;
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<AffiliationView> AffiliateInstitution(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, AffiliateInstitutionInput input)
    {
        var (institution, by) = (Input.Uuid(input.InstitutionId, "institutionId"), context.DemandPerson());
        AffiliationCommand command = input.MemberId is { } member
            ? new AffiliationCommand.Affiliate(default, new(by), new(Input.Uuid(member, "memberId")), default)
            : new AffiliationCommand.End(default, new(by), default);
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        (await Grains.AskAsync(() => grains.GetGrain<IAffiliationGrain>(institution.ToString("D")).DoAsync(order, BuildingBlocks.EventStore.Asked.Of(command)), context.CancellationToken)).Demand();
        return new(institution, (await Affiliations.ReadAsync(database, [institution], context.CancellationToken)).Select(a => (Guid?)a.Member.Value).FirstOrDefault());
    }
}

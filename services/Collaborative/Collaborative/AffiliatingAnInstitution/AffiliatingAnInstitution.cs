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
/// <param name="act">By which act it is so; null where nothing was changed.</param>
[Public, Name("Affiliation")]
sealed class AffiliationView(Guid institution, Guid? member, Guid? act)
{
    public OrganizationStub Institution => new(institution);

    public OrganizationStub? Member => member is { } known ? new(known) : null;

    public ReceiptStub? Receipt => act is { } known ? new(known) : null;
}

sealed partial class Query
{
    /// <summary>All institutions that belong to a member state, by their identifiers; at most 1,000.</summary>
    [Roles(Roles.Secretariat)]
    public static async Task<IEnumerable<AffiliationView>> Affiliations([FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
        (await AffiliatingAnInstitution.Affiliations.AllAsync(database, cancellation)).Select(a => new AffiliationView(a.Institution, a.Member, a.Act));
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<AffiliationView> AffiliateInstitution(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, AffiliateInstitutionInput input)
    {
        var (institution, by) = (Input.Uuid(input.InstitutionId, "institutionId"), context.DemandPerson());
        AffiliationCommand command = input.MemberId is { } named
            ? new AffiliationCommand.Affiliate(default, new(by), new(Input.Uuid(named, "memberId")), default)
            : new AffiliationCommand.End(default, new(by), default);
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var answer = await Grains.AskAsync(() => grains.GetGrain<IAffiliationGrain>(institution.ToString("D")).DoAsync(order, BuildingBlocks.EventStore.Asked.Of(command)), context.CancellationToken);
        answer.Demand();
        var member = (await Affiliations.ReadAsync(database, [institution], context.CancellationToken)).Select(a => (Guid?)a.Member.Value).FirstOrDefault();
        return new(institution, member, answer.Event.Text is null ? null : answer.ActOf());
    }
}

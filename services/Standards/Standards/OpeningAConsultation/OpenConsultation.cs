using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.OpeningAConsultation;
using Standards.ReadingAProject;
using Standards.ReadingComments;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>Members are asked for comments on an edition, until an instant.</summary>
sealed class OpenConsultationInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }

    [Id]
    public required IReadOnlyList<string> MemberIds { get; init; }

    public required DateTime ClosesAt { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<IDataLoaderResult<ConsultationView>> OpenConsultation(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Editions editions, [FromServices] NpgsqlDataSource database,
        [FromServices] Loaders loaders, OpenConsultationInput input)
    {
        var caller = context.Caller();
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), caller.Subject, input);
        var edition = await editions.RequireAsync(Input.Uuid(input.DraftId, "draftId"), context.CancellationToken);
        await RunRow.DemandGoesOnAsync(database, edition.Project, order, context.CancellationToken);
        var members = input.MemberIds.Select(m => Input.Uuid(m, "memberIds")).ToArray();
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<IConsultationGrain>(edition.Id.ToString("D")).OpenAsync(order, new(edition.Project, caller.Subject, members, Input.Instant(input.ClosesAt, "closesAt"))),
            context.CancellationToken);
        answer.Demand();
        return loaders.Consultations.Load(edition.Id).Always();
    }
}

using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.OpeningAConsultation;
using Standards.ReadingComments;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The end of a consultation. Before its deadline it needs a reason.</summary>
sealed class CloseConsultationInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }

    public string? Reason { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<IDataLoaderResult<ConsultationView>> CloseConsultation(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, CloseConsultationInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var id = Input.Uuid(input.DraftId, "draftId");
        var answer = await Grains.AskAsync(() => grains.GetGrain<IConsultationGrain>(id.ToString("D")).CloseAsync(order, input.Reason), context.CancellationToken);
        answer.Demand();
        return loaders.Consultations.Load(id).Always();
    }
}

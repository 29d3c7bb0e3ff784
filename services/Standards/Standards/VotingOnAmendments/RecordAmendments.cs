using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.ReadingAmendments;
using Standards.ReadingAProject;
using Standards.ReadingComments;
using Standards.Storage;
using Standards.SubmittingAnAmendment;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>An act on all amendments to an edition.</summary>
sealed class AmendmentsInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }
}

/// <summary>Amendments that are put to one vote together; without a name, to a vote each again.</summary>
sealed class GroupAmendmentsInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }

    [Id]
    public required IReadOnlyList<string> AmendmentIds { get; init; }

    public string? Name { get; init; }
}

/// <summary>What became of amendments in one vote.</summary>
sealed class RecordAmendmentsInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }

    [Id]
    public required IReadOnlyList<string> AmendmentIds { get; init; }

    public required bool Carried { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<DraftView>> CloseAmendments(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Editions editions, [FromServices] Loaders loaders, AmendmentsInput input) =>
        AskAmendmentsAsync(context, grains, editions, loaders, input, input.CommandId, input.DraftId, (list, order) => list.CloseSubmissionsAsync(order));

    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<DraftView>> GroupAmendments(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Editions editions, [FromServices] Loaders loaders, GroupAmendmentsInput input) =>
        AskAmendmentsAsync(context, grains, editions, loaders, input, input.CommandId, input.DraftId, (list, order) => list.GroupAsync(order, Chosen(input.AmendmentIds), input.Name));

    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<DraftView>> RecordAmendments(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Editions editions, [FromServices] Loaders loaders, RecordAmendmentsInput input) =>
        AskAmendmentsAsync(context, grains, editions, loaders, input, input.CommandId, input.DraftId, (list, order) => list.RecordAsync(order, Chosen(input.AmendmentIds), input.Carried));

    /// <summary>The text with all carried amendments becomes the next edition.</summary>
    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<DraftView>> ConsolidateAmendments(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Editions editions, [FromServices] Loaders loaders, AmendmentsInput input) =>
        AskAmendmentsAsync(context, grains, editions, loaders, input, input.CommandId, input.DraftId, (list, order) => list.ConsolidateAsync(order));

    static Guid[] Chosen(IReadOnlyList<string> ids) => [.. ids.Select(id => Input.Uuid(id, "amendmentIds"))];

    static async Task<IDataLoaderResult<DraftView>> AskAmendmentsAsync(
        IResolveFieldContext context, IGrainFactory grains, Editions editions, Loaders loaders, object input, string commandId, string draftId, Func<IAmendmentListGrain, Order, Task<Answer>> ask)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        var edition = await editions.RequireAsync(Input.Uuid(draftId, "draftId"), context.CancellationToken);
        var answer = await Grains.AskAsync(() => ask(grains.GetGrain<IAmendmentListGrain>(edition.Id.ToString("D")), order), context.CancellationToken);
        answer.Demand();
        return loaders.Drafts.Load(edition.Id).Always();
    }
}

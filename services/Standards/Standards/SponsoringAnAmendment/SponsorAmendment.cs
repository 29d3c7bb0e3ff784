using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Credentials;
using Standards.Reactions;
using Standards.ReadingAmendments;
using Standards.Storage;
using Standards.SubmittingAnAmendment;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The caller's organization joins an amendment, or takes its own back.</summary>
sealed class SponsorAmendmentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string AmendmentId { get; init; }
}

sealed partial class Mutation
{
    [SignedIn]
    public static Task<IDataLoaderResult<AmendmentView>> CoSponsorAmendment(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] CredentialBook credentials, [FromServices] NpgsqlDataSource database,
        [FromServices] Loaders loaders, SponsorAmendmentInput input) =>
        AskForMemberAsync(context, grains, credentials, database, loaders, input, (list, order, amendment, acting) => list.CoSponsorAsync(order, amendment, acting));

    [SignedIn]
    public static Task<IDataLoaderResult<AmendmentView>> WithdrawAmendment(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] CredentialBook credentials, [FromServices] NpgsqlDataSource database,
        [FromServices] Loaders loaders, SponsorAmendmentInput input) =>
        AskForMemberAsync(context, grains, credentials, database, loaders, input, (list, order, amendment, acting) => list.WithdrawAsync(order, amendment, acting));

    static async Task<IDataLoaderResult<AmendmentView>> AskForMemberAsync(
        IResolveFieldContext context, IGrainFactory grains, CredentialBook credentials, NpgsqlDataSource database, Loaders loaders, SponsorAmendmentInput input,
        Func<IAmendmentListGrain, Order, Guid, MemberActing, Task<Answer>> ask)
    {
        var caller = context.Caller();
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), caller.Subject, input);
        var amendment = Input.Uuid(input.AmendmentId, "amendmentId");
        var (person, member, under) = await credentials.DemandAsync(caller, Credential.Speak, context.CancellationToken);
        var draft = await AmendmentRow.DraftOfAsync(database, amendment, context.CancellationToken);
        var answer = await Grains.AskAsync(
            () => ask(grains.GetGrain<IAmendmentListGrain>(draft.ToString("D")), order, amendment, new(person, member, Json.Of(under))), context.CancellationToken);
        answer.Demand();
        return loaders.Amendments.Load(amendment).Always();
    }
}

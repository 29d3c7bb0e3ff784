using BuildingBlocks.Graph;
using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Amendments;
using Standards.Domain.Credentials;
using Standards.Reactions;
using Standards.ReadingAmendments;
using Standards.ReadingComments;
using Standards.Storage;
using Standards.SubmittingAnAmendment;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>An amendment of the caller's organization to an edition, or to an amendment to it.</summary>
sealed class SubmitAmendmentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }

    /// <summary>The amendment that it would change; null for the text itself.</summary>
    [Id]
    public string? Amends { get; init; }

    public required IReadOnlyList<ChangeInput> Changes { get; init; }

    public required string Justification { get; init; }
}

sealed partial class Mutation
{
    [SignedIn]
    public static async Task<IDataLoaderResult<AmendmentView>> SubmitAmendment(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] CredentialBook credentials, [FromServices] Editions editions,
        [FromServices] NpgsqlDataSource database, [FromServices] Loaders loaders, SubmitAmendmentInput input)
    {
        var caller = context.Caller();
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), caller.Subject, input);
        var draft = Input.Uuid(input.DraftId, "draftId");
        var (person, member, under) = await credentials.DemandAsync(caller, Credential.Speak, context.CancellationToken);
        var (amends, operations) = await Proposals.ReadAsync(editions, database, draft, input.Amends, input.Changes, context.CancellationToken);
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<IAmendmentListGrain>(draft.ToString("D")).SubmitAsync(
                order, new(amends, Json.Of(operations), input.Justification, new(person, member, Json.Of(under)))),
            context.CancellationToken);
        return loaders.Amendments.Load(answer.Accepted<AmendmentEvent.Submitted>().Amendment.Value).Always();
    }
}

/// <summary>What clients propose, made formal.</summary>
static class Proposals
{
    const int MaxChanges = 500;

    public static async Task<(Guid? Amends, ImmutableArray<Operation> Operations)> ReadAsync(
        Editions editions, NpgsqlDataSource database, Guid draft, string? amends, IReadOnlyList<ChangeInput> changes, CancellationToken cancellation)
    {
        if (changes.Count > MaxChanges)
            throw new RefusalError("amendment.too_large", $"An amendment has at most {MaxChanges} changes.");
        var edition = await editions.RequireAsync(draft, cancellation);
        Guid? parent = amends is null ? null : Input.Uuid(amends, "amends");
        var all = parent is null ? [] : await AmendmentRow.OfDraftAsync(database, draft, cancellation);
        if (parent is { } id && all.All(a => a.Amendment.Id.Value != id))
            throw new RefusalError("amendment.unknown", "There is no such amendment to this text.");
        var text = Texts.AmendedBy(edition.Text, [.. all.Select(a => a.Amendment)], parent is { } known ? new(known) : null);
        return (parent, [.. changes.SelectMany(c => c.ToOperations(text))]);
    }
}

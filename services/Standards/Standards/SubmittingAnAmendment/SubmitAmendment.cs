using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Amendments;
using Standards.Domain.Credentials;
using Standards.Domain.Documents;
using Standards.Reactions;
using Standards.ReadingAmendments;
using Standards.ReadingAProject;
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
        var edition = await editions.RequireAsync(draft, context.CancellationToken);
        await RunRow.DemandGoesOnAsync(database, edition.Project, order, context.CancellationToken);
        var amends = Proposals.Amended(input.Amends);
        var all = amends is null ? [] : await AmendmentRow.AmendmentsAsync(database, draft, context.CancellationToken);
        var operations = Proposals.Read(edition.Text, all, amends, input.Changes);
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<IAmendmentListGrain>(draft.ToString("D")).SubmitAsync(
                order, new(amends?.Value, Json.Of(operations), input.Justification, new(person, member, Json.Of(under)))),
            context.CancellationToken);
        return loaders.Amendments.Load(answer.Accepted<AmendmentEvent.Submitted>().Amendment.Value).Always();
    }
}

/// <summary>What clients propose, made formal.</summary>
static class Proposals
{
    const int MaxChanges = 500;

    /// <param name="text">The edition.</param>
    /// <param name="all">The amendments to it; they matter only where one of them is amended.</param>
    /// <exception cref="RefusalError">It is no proposal for this edition.</exception>
    public static ImmutableArray<Operation> Read(Document text, IReadOnlyList<Amendment> all, AmendmentId? amends, IReadOnlyList<ChangeInput> changes)
    {
        if (changes.Count > MaxChanges)
            throw new RefusalError("amendment.too_large", $"An amendment has at most {MaxChanges} changes.");
        if (amends is { } parent && all.All(a => a.Id != parent))
            throw new RefusalError("amendment.unknown", "There is no such amendment to this text.");
        var under = Texts.AmendedBy(text, all, amends);
        return [.. changes.SelectMany(c => c.ToOperations(under))];
    }

    public static AmendmentId? Amended(string? id) => id is null ? null : new(Input.Uuid(id, "amends"));
}

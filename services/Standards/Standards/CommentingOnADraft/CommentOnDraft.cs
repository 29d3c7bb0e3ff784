using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.CommentingOnADraft;
using Standards.Domain.Ballots;
using Standards.Domain.Comments;
using Standards.Domain.Credentials;
using Standards.Domain.Drafts;
using Standards.Reactions;
using Standards.ReadingComments;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>Comments of the caller's organization on an edition: all of them are made, or none.</summary>
sealed class CommentOnDraftInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }

    public required IReadOnlyList<DraftCommentInput> Comments { get; init; }
}

/// <summary>Where an element is given, it decides; else the place is found by the clause and the part as they are named.</summary>
sealed class DraftCommentInput
{
    public required CommentKind Kind { get; init; }

    [Id]
    public string? Element { get; init; }

    public string? Clause { get; init; }

    public string? Line { get; init; }

    public string? Part { get; init; }

    public required string Text { get; init; }

    public string? ProposedChange { get; init; }

    internal DraftComment ToComment() => new(Kind, new(ToElement(), Clause, Line, Part), Text, ProposedChange);

    WId? ToElement() =>
        Element is null ? null
        : WId.TryParse(Element, out var id) ? id
        : throw new RefusalError("comment.element_unknown", $"This edition has no element \"{Element}\".");
}

/// <summary>Another comment in the place of one.</summary>
sealed class ReplaceCommentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CommentId { get; init; }

    public required DraftCommentInput Comment { get; init; }
}

/// <summary>A comment is taken back.</summary>
sealed class WithdrawCommentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CommentId { get; init; }
}

sealed partial class Mutation
{
    [SignedIn]
    public static async Task<IDataLoaderResult<IEnumerable<DraftCommentView>>> CommentOnDraft(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] CredentialBook credentials, [FromServices] Editions editions,
        [FromServices] Loaders loaders, CommentOnDraftInput input)
    {
        var caller = context.Caller();
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), caller.Subject, input);
        var (person, member, _) = await credentials.DemandAsync(caller, Credential.Speak, context.CancellationToken);
        var edition = await editions.RequireAsync(Input.Uuid(input.DraftId, "draftId"), context.CancellationToken);
        var comments = Json.Of<ImmutableArray<DraftComment>>([.. input.Comments.Select(c => c.ToComment())]);
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<ICommentaryGrain>(Identifiers.OfCommentary(edition.Id, member)).CommentAsync(order, comments, person, table: null), context.CancellationToken);
        var made = answer.Accepted<CommentaryEvent.Commented>();
        return LoaderResults.All(made.Comments.Select((_, i) => loaders.DraftComments.Load(Identifiers.OfComment(edition.Id, member, made.FirstSerial + i)).Always()));
    }

    [SignedIn]
    public static async Task<IDataLoaderResult<DraftCommentView>> ReplaceComment(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] CredentialBook credentials, [FromServices] NpgsqlDataSource database,
        [FromServices] Loaders loaders, ReplaceCommentInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var (person, row) = await OwnCommentAsync(context.Caller(), credentials, database, input.CommentId, context.CancellationToken);
        var comment = Json.Of(input.Comment.ToComment());
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<ICommentaryGrain>(Identifiers.OfCommentary(row.DraftId, row.MemberId)).ReplaceAsync(order, row.Serial, comment, person), context.CancellationToken);
        answer.Demand();
        return loaders.DraftComments.Load(row.Id).Always();
    }

    [SignedIn]
    public static async Task<IDataLoaderResult<DraftCommentView>> WithdrawComment(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] CredentialBook credentials, [FromServices] NpgsqlDataSource database,
        [FromServices] Loaders loaders, WithdrawCommentInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var (person, row) = await OwnCommentAsync(context.Caller(), credentials, database, input.CommentId, context.CancellationToken);
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<ICommentaryGrain>(Identifiers.OfCommentary(row.DraftId, row.MemberId)).WithdrawAsync(order, row.Serial, person), context.CancellationToken);
        answer.Demand();
        return loaders.DraftComments.Load(row.Id).Always();
    }

    /// <summary>The comment of a consultation that the caller's organization made. Those of votes change with the vote.</summary>
    static async Task<(Guid Person, CommentRow Row)> OwnCommentAsync(
        Caller caller, CredentialBook credentials, NpgsqlDataSource database, string commentId, CancellationToken cancellation)
    {
        var (person, member, _) = await credentials.DemandAsync(caller, Credential.Speak, cancellation);
        var id = Input.Uuid(commentId, "commentId");
        return (await CommentRow.FindAsync(database, [id], cancellation)).GetValueOrDefault(id) is { Origin: CommentOrigin.Consultation } row && row.MemberId == member
            ? (person, row)
            : throw new RefusalError("comment.unknown", "There is no such comment of your organization, or it was withdrawn.");
    }
}

using Contracts.Identity;
using GraphQL;
using Npgsql;
using Standards.DisposingOfComments;
using Standards.Domain.Comments;
using Standards.Domain.Drafts;
using Standards.ReadingComments;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>One act on one comment or on many: those that are named, or those that the filter chooses.</summary>
sealed class DisposeOfCommentsInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }

    /// <summary>Comments by their identifiers; with a filter, those of them that it chooses.</summary>
    [Id]
    public IReadOnlyList<string>? CommentIds { get; init; }

    public DraftCommentFilter? Filter { get; init; }

    /// <summary>How many comments are meant. If the filter chooses another number by now, nothing is done.</summary>
    public int? Expected { get; init; }

    public required CommentOutcome Outcome { get; init; }

    public string? Observation { get; init; }

    /// <summary>The elements that were changed.</summary>
    [Id]
    [DefaultAstValue("[]")]
    public required IReadOnlyList<string> Changed { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<DispositionActView> DisposeOfComments(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, [FromServices] Editions editions,
        [FromServices] SimilarIndex similar, DisposeOfCommentsInput input)
    {
        var caller = context.Caller();
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), caller.Subject, input);
        var edition = await editions.RequireAsync(Input.Uuid(input.DraftId, "draftId"), context.CancellationToken);
        var comments = await Selection.OfAsync(database, edition, similar, input, context.CancellationToken);
        var disposition = Json.Of(new Disposition(input.Outcome, input.Observation, [.. input.Changed.Select(Element)]));
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<IResolutionGrain>(edition.Id.ToString("D")).DisposeAsync(order, disposition, comments, input.Expected, caller.Subject), context.CancellationToken);
        return new(answer.Accepted<ResolutionEvent.Disposed>());
    }

    static WId Element(string text) =>
        WId.TryParse(text, out var id) ? id : throw new RefusalError("disposition.element_unknown", $"The draft has no element \"{text}\".");
}

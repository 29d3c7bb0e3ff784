using GraphQL;
using Npgsql;
using Standards.CommentingOnADraft;
using Standards.Domain.Comments;
using Standards.Domain.Credentials;
using Standards.ImportingComments;
using Standards.Reactions;
using Standards.ReadingComments;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>A filled-in commenting table (DOCX or CSV). It is read, and nothing is made of it yet.</summary>
sealed class ReadCommentTableInput
{
    [Id]
    public required string DraftId { get; init; }

    public required string FileName { get; init; }

    /// <summary>The file in base64; it may be gzipped before.</summary>
    public required string Content { get; init; }
}

/// <summary>The comments of the table that was given in last are made, all of them or none.</summary>
sealed class ImportCommentTableInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string DraftId { get; init; }

    /// <summary>Which file is meant, so that none is taken in the place of another.</summary>
    public required string Digest { get; init; }
}

sealed partial class Mutation
{
    [SignedIn]
    public static async Task<CommentTableView> ReadCommentTable(
        IResolveFieldContext context, [FromServices] CredentialBook credentials, [FromServices] Editions editions, [FromServices] NpgsqlDataSource database,
        [FromServices] Clock clock, ReadCommentTableInput input)
    {
        var (_, member, _) = await credentials.DemandAsync(context.Caller(), Credential.Speak, context.CancellationToken);
        var edition = await editions.RequireAsync(Input.Uuid(input.DraftId, "draftId"), context.CancellationToken);
        var given = await GivenTable.ReceiveAsync(database, edition.Id, member, input.FileName, input.Content, clock.Now(), context.CancellationToken);
        return new(given, given.Read(edition));
    }

    [SignedIn]
    public static async Task<ImportedTableView> ImportCommentTable(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] CredentialBook credentials, [FromServices] Editions editions,
        [FromServices] NpgsqlDataSource database, ImportCommentTableInput input)
    {
        var caller = context.Caller();
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), caller.Subject, input);
        var (person, member, _) = await credentials.DemandAsync(caller, Credential.Speak, context.CancellationToken);
        var edition = await editions.RequireAsync(Input.Uuid(input.DraftId, "draftId"), context.CancellationToken);
        var given = await GivenTable.DemandAsync(database, edition.Id, member, input.Digest, order.CommandId, "The comments of this file were made before.", context.CancellationToken);

        var comments = Json.Of<ImmutableArray<DraftComment>>(given.Read(edition).Comments);
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<ICommentaryGrain>(Identifiers.OfCommentary(edition.Id, member)).CommentAsync(order, comments, person, given.Digest), context.CancellationToken);
        return new(answer.Accepted<CommentaryEvent.Commented>());
    }
}

sealed partial class Query
{
    /// <summary>The file that the caller's organization gave in last for an edition.</summary>
    [SignedIn]
    public static async Task<CommentTableView?> CommentTable(
        IResolveFieldContext context, [FromServices] Editions editions, [FromServices] NpgsqlDataSource database, [Id] string draftId)
    {
        var edition = await editions.RequireAsync(Input.Uuid(draftId, "draftId"), context.CancellationToken);
        return context.Caller() is { OrganizationId: { } member } && await GivenTable.FindAsync(database, edition.Id, member, context.CancellationToken) is { } given
            ? new(given, given.Read(edition))
            : null;
    }
}

/// <summary>What was made of a table.</summary>
[SignedIn, Name("ImportedTable")]
sealed class ImportedTableView(CommentaryEvent.Commented made)
{
    public int CommentCount => made.Comments.Length;

    public int FirstSerial => made.FirstSerial;
}

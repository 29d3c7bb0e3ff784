using Contracts.Identity;
using GraphQL;
using Npgsql;
using Standards.AnsweringFromATable;
using Standards.DisposingOfComments;
using Standards.Domain.Comments;
using Standards.ImportingComments;
using Standards.ReadingComments;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>A commenting table (DOCX or CSV) with observations of the secretariat. It is read, and nothing is answered yet.</summary>
sealed class ReadAnswerTableInput
{
    [Id]
    public required string DraftId { get; init; }

    public required string FileName { get; init; }

    /// <summary>The file in base64; it may be gzipped before.</summary>
    public required string Content { get; init; }
}

/// <summary>The answers of the table that was given in last are given, all of them or none.</summary>
sealed class AnswerFromTableInput
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
    [Roles(Roles.Secretariat)]
    public static async Task<AnswerTableView> ReadAnswerTable(
        IResolveFieldContext context, [FromServices] Editions editions, [FromServices] NpgsqlDataSource database, [FromServices] Clock clock, ReadAnswerTableInput input)
    {
        var edition = await editions.RequireAsync(Input.Uuid(input.DraftId, "draftId"), context.CancellationToken);
        var given = await GivenTable.ReceiveAsync(database, edition.Id, AnswerTable.Secretariat, input.FileName, input.Content, clock.Now(), context.CancellationToken);
        return new(await AnswerTable.ReadAsync(database, editions, edition, given, context.CancellationToken));
    }

    [Roles(Roles.Secretariat)]
    public static async Task<IEnumerable<DispositionActView>> AnswerFromTable(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Editions editions, [FromServices] NpgsqlDataSource database, AnswerFromTableInput input)
    {
        var caller = context.Caller();
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), caller.Subject, input);
        var edition = await editions.RequireAsync(Input.Uuid(input.DraftId, "draftId"), context.CancellationToken);
        var given = await GivenTable.DemandAsync(
            database, edition.Id, AnswerTable.Secretariat, input.Digest, order.CommandId, "The answers of this file were given before.", context.CancellationToken);
        var table = await AnswerTable.ReadAsync(database, editions, edition, given, context.CancellationToken);
        var answers = Json.Of(table.Answers.Select(a => new AnswersGiven(a.Disposition, a.Comments)));
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<IResolutionGrain>(edition.Id.ToString("D")).DisposeEachAsync(order, answers, given.Digest, caller.Subject), context.CancellationToken);
        return answer.Accepted<ResolutionEvent.Disposed[]>().Select(d => new DispositionActView(d));
    }
}

sealed partial class Query
{
    /// <summary>The file with answers that the secretariat gave in last for an edition.</summary>
    [Roles(Roles.Secretariat)]
    public static async Task<AnswerTableView?> AnswerTable(
        IResolveFieldContext context, [FromServices] Editions editions, [FromServices] NpgsqlDataSource database, [Id] string draftId)
    {
        var edition = await editions.RequireAsync(Input.Uuid(draftId, "draftId"), context.CancellationToken);
        return await GivenTable.FindAsync(database, edition.Id, AnsweringFromATable.AnswerTable.Secretariat, context.CancellationToken) is { } given
            ? new(await AnsweringFromATable.AnswerTable.ReadAsync(database, editions, edition, given, context.CancellationToken))
            : null;
    }
}

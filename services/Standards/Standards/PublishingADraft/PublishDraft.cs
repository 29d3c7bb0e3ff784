using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Drafts;
using Standards.PublishingADraft;
using Standards.ReadingAProject;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The next edition, whole: its clauses in reading order.</summary>
sealed class PublishDraftInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    public required IReadOnlyList<ClauseInput> Clauses { get; init; }
}

/// <summary>A clause; its permanent identifier stays with it through all editions.</summary>
sealed class ClauseInput
{
    [Id]
    public required string WId { get; init; }

    public required string Number { get; init; }

    public required string Heading { get; init; }

    public required int Level { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    internal Clause ToClause() => new(
        Given.Element(WId, $"Clause {Number}"), Number, Heading, Level, [.. Paragraphs]);
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<IDataLoaderResult<DraftView>> PublishDraft(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, [FromServices] Loaders loaders, PublishDraftInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var project = await ProjectRow.RequireAsync(database, Input.Uuid(input.ProjectId, "projectId"), context.CancellationToken);
        await RunRow.DemandGoesOnAsync(database, project.Id, order, context.CancellationToken);
        var clauses = input.Clauses.Select(c => c.ToClause()).ToImmutableArray();
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<IDraftGrain>(project.Id.ToString("D")).PublishAsync(order, Json.Of<ImmutableArray<Clause>>(clauses)), context.CancellationToken);
        return loaders.Drafts.Load(answer.Accepted<DraftEvent.EditionPublished>().Draft.Value).Always();
    }
}

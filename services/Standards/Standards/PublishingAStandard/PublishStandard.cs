using BuildingBlocks.Graph;
using Contracts.Identity;
using GraphQL;
using Npgsql;
using Standards.AppealingADecision;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Domain.Publications;
using Standards.PublishingAStandard;
using Standards.ReadingAProject;
using Standards.ReadingThePublicRegister;
using Standards.Storage;

namespace Standards.Graph;

/// <summary>The next edition of a standard: the current draft of its project, or a text given as JSON. The latest day of entry into force is the day itself where none is given.</summary>
sealed class PublishStandardInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    [Id]
    public string? ProjectId { get; init; }

    public string? Text { get; init; }

    public required DateOnly EntersIntoForceOn { get; init; }

    public DateOnly? LatestEntryOn { get; init; }

    public DateOnly? SunsetOn { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<StandardActView> PublishStandard(
        IResolveFieldContext context, [FromServices] StandardDesk desk, [FromServices] NpgsqlDataSource database, [FromServices] Loaders loaders, PublishStandardInput input)
    {
        var project = input.ProjectId is { } id ? await ProjectRow.RequireAsync(database, Input.Uuid(id, "projectId"), context.CancellationToken) : null;
        var text = input.Text is { } given ? Given.Document(given) : await CurrentDraftAsync(database, project, context.CancellationToken);
        var pending = project is null ? [] : await AppealRow.PendingAsync(database, project.Id, context.CancellationToken);
        return await desk.AskAsync(context, input, input.CommandId, input.Number, new StandardCommand.Publish(
            default, input.Number, input.Title, project is null ? null : new ProjectId(project.Id), text,
            new(input.EntersIntoForceOn, input.LatestEntryOn ?? input.EntersIntoForceOn, input.SunsetOn), [.. pending.Select(a => new ActId(a))], default));
    }

    static async Task<Document> CurrentDraftAsync(NpgsqlDataSource database, ProjectRow? project, CancellationToken cancellation) =>
        project?.DraftId is { } draft && await DraftRow.FindAsync(database, [draft], cancellation) is { Count: 1 } found
            ? FlatClauses.ToDocument(found[draft].ReadClauses())
            : throw new RefusalError("standard.no_text", "There is no text to publish: give one, or a project that has a draft.");
}

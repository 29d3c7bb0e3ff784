using Contracts.Identity;
using GraphQL;
using Npgsql;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Domain.Publications;
using Standards.PublishingAStandard;
using Standards.ReadingAProject;
using Standards.ReadingThePublicRegister;
using Standards.RevisingAStandard;

namespace Standards.Graph;

/// <summary>The current draft of a project becomes the next edition of a standard. The latest day of entry into force is the day itself where none is given; a sunset comes from the project's process.</summary>
sealed class PublishStandardInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    /// <summary>The number of the standard; without it, that of the standard of which the project makes the next edition.</summary>
    public string? Number { get; init; }

    public required string Title { get; init; }

    public required DateOnly EntersIntoForceOn { get; init; }

    public DateOnly? LatestEntryOn { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<StandardActView> PublishStandard(
        IResolveFieldContext context, [FromServices] StandardDesk desk, [FromServices] NpgsqlDataSource database, PublishStandardInput input)
    {
        var project = await ProjectRow.RequireAsync(database, Input.Uuid(input.ProjectId, "projectId"), context.CancellationToken);
        return await desk.PublishAsync(context, input, input.CommandId, new(
            default, input.Number ?? await NumberOfRevisedAsync(database, project, context.CancellationToken), input.Title, new ProjectId(project.Id), await CurrentDraftAsync(database, project, context.CancellationToken),
            new(input.EntersIntoForceOn, input.LatestEntryOn ?? input.EntersIntoForceOn, null), [], default));
    }

    static async Task<string> NumberOfRevisedAsync(NpgsqlDataSource database, ProjectRow project, CancellationToken cancellation) =>
        await RevisedStandards.NumbersAsync(database, project.Id, cancellation) is [var only] ? only : throw new RefusalError("input.invalid", "Give the number: the project makes the next edition of no one standard.");

    static async Task<Document> CurrentDraftAsync(NpgsqlDataSource database, ProjectRow project, CancellationToken cancellation) =>
        project.DraftId is { } draft && await DraftRow.FindAsync(database, [draft], cancellation) is { Count: 1 } found
            ? found[draft].Text
            : throw new RefusalError("standard.no_text", "There is no text to publish: the project has no draft.");
}

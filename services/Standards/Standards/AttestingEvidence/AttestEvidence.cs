using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Processes;
using Standards.ReadingAProject;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>What the secretariat vouches for: so many, of so many where there is a whole, and on what it rests.</summary>
sealed class AttestEvidenceInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    public required EvidenceKind Kind { get; init; }

    public required int Count { get; init; }

    public int? Of { get; init; }

    public required string Statement { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<ProjectView>> AttestEvidence(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, AttestEvidenceInput input) =>
        AskProjectAsync(context, grains, loaders, input, input.CommandId, input.ProjectId,
            (project, order, person) => project.AttestAsync(order, Json.Of<Evidence>(new(input.Kind, input.Count, input.Of)), input.Statement, person));
}

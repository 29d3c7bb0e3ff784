using Compliance.ReadingAssessors;
using Compliance.RegisteringAssessors;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>Somebody offers to assess.</summary>
sealed class EnrolAssessorInput
{
    [Id]
    public required string CommandId { get; init; }

    /// <summary>What this person knows about.</summary>
    public required string Field { get; init; }
}

/// <summary>About an assessor: who is admitted, or takes no more assignments.</summary>
sealed class AssessorInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string PersonId { get; init; }
}

/// <summary>A conflict of interest with a developer.</summary>
sealed class ConflictInput
{
    [Id]
    public required string CommandId { get; init; }

    /// <summary>The assessor; whoever asks, if nobody is named.</summary>
    [Id]
    public string? PersonId { get; init; }

    [Id]
    public required string DeveloperId { get; init; }

    public required string Nature { get; init; }
}

/// <summary>A conflict of interest is over.</summary>
sealed class EndConflictInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string PersonId { get; init; }

    [Id]
    public required string DeveloperId { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Monitor, Roles.Researcher)]
    public static Task<AssessorActView> EnrolAssessor(IResolveFieldContext context, [FromServices] IGrainFactory grains, EnrolAssessorInput input) => RosterDesk.SendAsync(
        context, grains, input, input.CommandId, new AssessorCommand.Enrol(default, context.DemandPerson(), context.Caller().OrganizationId, input.Field.Trim(), default, default));

    [Roles(Roles.Secretariat)]
    public static Task<AssessorActView> AdmitAssessor(IResolveFieldContext context, [FromServices] IGrainFactory grains, AssessorInput input) =>
        RosterDesk.SendAsync(context, grains, new { input, admit = true }, input.CommandId, new AssessorCommand.Admit(default, Input.Uuid(input.PersonId, "personId"), default, default));

    /// <summary>By the assessor, or by the secretariat.</summary>
    [Roles(Roles.Monitor, Roles.Researcher, Roles.Secretariat)]
    public static Task<AssessorActView> RetireAssessor(IResolveFieldContext context, [FromServices] IGrainFactory grains, AssessorInput input) =>
        RosterDesk.SendAsync(context, grains, input, input.CommandId, new AssessorCommand.Retire(default, RosterDesk.Demand(context, input.PersonId), default, default));

    /// <summary>By the assessor, or by the secretariat.</summary>
    [Roles(Roles.Monitor, Roles.Researcher, Roles.Secretariat)]
    public static Task<AssessorActView> DeclareConflict(IResolveFieldContext context, [FromServices] IGrainFactory grains, ConflictInput input) => RosterDesk.SendAsync(
        context, grains, input, input.CommandId,
        new AssessorCommand.DeclareConflict(default, RosterDesk.Demand(context, input.PersonId), Input.Uuid(input.DeveloperId, "developerId"), input.Nature.Trim(), default, default));

    [Roles(Roles.Secretariat)]
    public static Task<AssessorActView> EndConflict(IResolveFieldContext context, [FromServices] IGrainFactory grains, EndConflictInput input) => RosterDesk.SendAsync(
        context, grains, input, input.CommandId, new AssessorCommand.EndConflict(default, Input.Uuid(input.PersonId, "personId"), Input.Uuid(input.DeveloperId, "developerId"), default, default));
}

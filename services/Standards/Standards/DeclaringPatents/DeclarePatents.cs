using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Commitments;
using Standards.Domain.Credentials;
using Standards.NamingAnExpert;
using Standards.ReadingAProject;

namespace Standards.Graph;

/// <summary>Patents of somebody that the text may need, and what gave rise to the thought.</summary>
sealed class AskPatentHolderInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    public required string Holder { get; init; }

    public required string Because { get; init; }
}

/// <summary>The declaration of a holder of patents, as its signed form says it. It takes the place of an earlier one.</summary>
sealed class DeclarePatentsInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    public required string Holder { get; init; }

    public required PatentPosition Position { get; init; }

    /// <summary>Their numbers, where the holder gives them.</summary>
    [DefaultAstValue("[]")]
    public required IReadOnlyList<string> Patents { get; init; }

    /// <summary>The elements of the current edition that need them, by their permanent identifiers; none where the whole text does.</summary>
    [DefaultAstValue("[]")]
    public required IReadOnlyList<string> Elements { get; init; }

    /// <summary>Where the signed form can be found.</summary>
    public required string Form { get; init; }
}

sealed partial class Mutation
{
    /// <summary>For the secretariat, and for who may speak for a member.</summary>
    [SignedIn]
    public static async Task<IDataLoaderResult<ProjectView>> AskPatentHolder(IResolveFieldContext context, [FromServices] CommitmentsDesk desk, AskPatentHolderInput input)
    {
        var signed = context.Caller().Roles.Contains(Roles.Secretariat) ? null : (await desk.DemandSpeakerAsync(context)).By;
        var person = signed?.Person ?? new(context.DemandPerson());
        return await desk.AskAsync(context, input, input.CommandId, input.ProjectId, new CommitmentsCommand.AskHolder(default, input.Holder, input.Because, person, signed?.Under, default));
    }

    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<ProjectView>> DeclarePatents(IResolveFieldContext context, [FromServices] CommitmentsDesk desk, DeclarePatentsInput input) =>
        desk.AskAsync(context, input, input.CommandId, input.ProjectId, new CommitmentsCommand.DeclarePatents(
            default, input.Holder, input.Position, [.. input.Patents], [.. input.Elements.Select(e => Given.Element(e, "elements"))], input.Form, new(context.DemandPerson()), default));
}

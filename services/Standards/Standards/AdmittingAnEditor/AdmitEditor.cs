using Contracts.Identity;
using GraphQL;
using Standards.Storage;
using Standards.WritingAManuscript;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>A person, and the project whose text it may write or may write no longer.</summary>
sealed class EditorInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    [Id]
    public required string PersonId { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<ManuscriptView> AdmitEditor(IResolveFieldContext context, [FromServices] IGrainFactory grains, EditorInput input) =>
        TellManuscriptAsync(context, grains, input, (manuscript, order, writer, person) => manuscript.AdmitAsync(order, writer, person));

    [Roles(Roles.Secretariat)]
    public static Task<ManuscriptView> DismissEditor(IResolveFieldContext context, [FromServices] IGrainFactory grains, EditorInput input) =>
        TellManuscriptAsync(context, grains, input, (manuscript, order, writer, person) => manuscript.DismissAsync(order, writer, person));

    static async Task<ManuscriptView> TellManuscriptAsync(
        IResolveFieldContext context, IGrainFactory grains, EditorInput input, Func<IManuscriptGrain, Order, Writer, Guid, Task<ManuscriptAnswer>> tell)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, new { input, context.FieldDefinition.Name });
        var (project, person, writer) = (Input.Uuid(input.ProjectId, "projectId"), Input.Uuid(input.PersonId, "personId"), context.DemandWriter());
        return new(project, (await Grains.AskAsync(() => tell(grains.GetGrain<IManuscriptGrain>(project.ToString("D")), order, writer, person), context.CancellationToken)).Accepted());
    }
}

using Contracts.Identity;
using GraphQL;
using Npgsql;
using Standards.AdmittingATranslator;
using Standards.ReadingAProject;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>A person, and the project whose texts it may translate or may translate no longer.</summary>
sealed class TranslatorInput
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
    public static Task<ProjectView> AdmitTranslator(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, TranslatorInput input) =>
        TellTranslatorsAsync(context, grains, database, input, (translators, order, person, by) => translators.AdmitAsync(order, person, by));

    [Roles(Roles.Secretariat)]
    public static Task<ProjectView> DismissTranslator(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, TranslatorInput input) =>
        TellTranslatorsAsync(context, grains, database, input, (translators, order, person, by) => translators.DismissAsync(order, person, by));

    static async Task<ProjectView> TellTranslatorsAsync(
        IResolveFieldContext context, IGrainFactory grains, NpgsqlDataSource database, TranslatorInput input, Func<ITranslatorsGrain, Order, Guid, Guid, Task<Answer>> tell)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, new { input, context.FieldDefinition.Name });
        var project = await ProjectRow.RequireAsync(database, Input.Uuid(input.ProjectId, "projectId"), context.CancellationToken);
        var (person, by) = (Input.Uuid(input.PersonId, "personId"), context.DemandPerson());
        (await Grains.AskAsync(() => tell(grains.GetGrain<ITranslatorsGrain>(project.Id.ToString("D")), order, person, by), context.CancellationToken)).Demand();
        return new(project);
    }
}

using Collaborative.PledgingCapacity;
using Collaborative.Storage;
using Contracts.Identity;
using GraphQL;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>A person, and the project for which it may ask for time.</summary>
sealed class ResearcherInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    [Id]
    public required string PersonId { get; init; }
}

/// <summary>Somebody who may ask for time of a project.</summary>
/// <param name="Person">Null where the register does not know it any more.</param>
[Public, Name("ProjectResearcher")]
sealed record ProjectResearcherView([property: Id] string PersonId, PersonStub? Person, DateTime Since, ReceiptStub Receipt);

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<ActView> AdmitResearcher(IResolveFieldContext context, [FromServices] IGrainFactory grains, ResearcherInput input) =>
        TellPeopleAsync(context, grains, input, (pool, order, project, person, by) => pool.AdmitAsync(order, project, person, by));

    [Roles(Roles.Secretariat)]
    public static Task<ActView> ReleaseResearcher(IResolveFieldContext context, [FromServices] IGrainFactory grains, ResearcherInput input) =>
        TellPeopleAsync(context, grains, input, (pool, order, project, person, by) => pool.ReleaseAsync(order, project, person, by));

    static async Task<ActView> TellPeopleAsync(
        IResolveFieldContext context, IGrainFactory grains, ResearcherInput input, Func<IPoolGrain, Order, Guid, Guid, Guid, Task<Answer>> tell)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, new { input, context.FieldDefinition.Name });
        var (project, person, by) = (Input.Uuid(input.ProjectId, "projectId"), Input.Uuid(input.PersonId, "personId"), context.DemandPerson());
        return ActView.Of(await Grains.AskAsync(() => tell(grains.GetGrain<IPoolGrain>(Identifiers.SharedPool), order, project, person, by), context.CancellationToken));
    }
}

sealed partial class Query
{
    /// <summary>People who were admitted to a project or apply for time, so that one need not know their identifiers to admit them; at most 1,000. Null for whom the register does not know any more.</summary>
    [Roles(Roles.Secretariat)]
    public static async Task<IEnumerable<PersonStub?>> KnownResearchers([FromServices] NpgsqlDataSource database, CancellationToken cancellation) => await database.ReadAsync(
        """
        select person_id from project_person
        union select lead_id from application
        union select person_id from application_person where not reviews
        order by 1 limit 1000
        """,
        [], r => new PersonStub(r.GetGuid(0)), cancellation);
}

using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Processes;
using Standards.ReadingAProject;
using Standards.Storage;

namespace Standards.Graph;

sealed partial class Query
{
    const int MostDuties = 100;

    /// <summary>What will happen by itself to any project, soonest first.</summary>
    [Roles(Roles.Secretariat)]
    public static async Task<IReadOnlyList<DutyView>> Duties([FromServices] NpgsqlDataSource database, CancellationToken cancellation, int first = 20)
    {
        if (first is < 1 or > MostDuties)
            throw new RefusalError("input.invalid", $"first is from 1 to {MostDuties}.");
        return await database.ReadAsync(
            "select project_id, name, at, consequence, to_stage, authority from project_due order by at, project_id, place limit $1", [Sql.Int(first)],
            row => new DutyView(row.GetGuid(0), new(
                row.GetString(1), row.GetFieldValue<DateTime>(2), row.Name<Consequence>(3), row.TextOrNull(4),
                row.TextOrNull(5) is { } authority ? Enum.Parse<DecidingBody>(authority) : null)), cancellation);
    }
}

/// <summary>Something that comes to a project by itself, for who has to see to it.</summary>
[Roles(Roles.Secretariat), Name("DeadlineAhead")]
sealed class DutyView(Guid project, DueView due)
{
    public IDataLoaderResult<ProjectView> Project([FromServices] Loaders loaders) => loaders.Projects.Load(project).Always();

    public DueView Due => due;
}

using Npgsql;
using Standards.Storage;

namespace Standards.RevisingAStandard;

/// <summary>What the project of a next edition revises.</summary>
static class RevisedStandards
{
    /// <summary>The numbers of the standards of which the project makes the next edition, withdrawn ones left out; none where it revises nothing.</summary>
    public static async Task<ImmutableArray<string>> NumbersAsync(NpgsqlDataSource database, Guid project, CancellationToken cancellation = default) => [.. await database.ReadAsync(
        """
        select distinct s.number from project p join standard_edition e on e.project_id = p.revises join standard s on s.number = e.number
        where p.id = $1 and s.withdrawn_on is null order by s.number
        """, [Sql.Uuid(project)], row => row.GetString(0), cancellation)];
}

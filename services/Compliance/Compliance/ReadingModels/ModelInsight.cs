using Compliance.Graph;
using Npgsql;

namespace Compliance.ReadingModels;

/// <summary>A model for who works on it from the inside.</summary>
sealed record InsideModel(Guid Id, string Name, Guid Developer, string DeveloperName);

/// <summary>Who is inside of a model: its developer, overseers, and assessors while they are assigned.</summary>
sealed class ModelInsight(NpgsqlDataSource database, FlowPolicy policy)
{
    /// <exception cref="RefusalError">There is no such model of which the caller is inside.</exception>
    public async Task<InsideModel> DemandInsideAsync(Viewer viewer, string id, CancellationToken cancellation) =>
        await FindAsync(viewer, Input.Uuid(id, "modelId"), cancellation) ?? throw new RefusalError("model.unknown", "There is no such model among those that you answer for.");

    public async Task<InsideModel?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) => (await database.ReadAsync(
        $"select m.id, m.name, m.developer_ids[1], m.developer_names[1] from model m where m.id = $6 and {Sight.Inside}",
        [.. Sight.Parameters(viewer, policy), Sql.Uuid(id)], r => new InsideModel(r.GetGuid(0), r.GetString(1), r.GetGuid(2), r.GetString(3)), cancellation)).SingleOrDefault();

    /// <summary>What a developer calls itself in the register; null where it has no model there.</summary>
    public async Task<string?> DeveloperNameAsync(Guid developer, CancellationToken cancellation) => (await database.ReadAsync(
        "select developer_names[array_position(developer_ids, $1)] from model where developer_ids @> array[$1] order by id limit 1", [Sql.Uuid(developer)], r => r.GetString(0), cancellation)).SingleOrDefault();
}

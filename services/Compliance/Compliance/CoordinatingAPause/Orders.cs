using Contracts.Compliance;
using Npgsql;

namespace Compliance.CoordinatingAPause;

/// <summary>What other services of the mesh ask: the orders that they have to obey. Anyone may read them, for there is nothing in them but what every developer is told.</summary>
static class Orders
{
    public static void MapOrders(this WebApplication app) => app.MapGet($"/{ComplianceAnswers.Orders}", SinceAsync).AllowAnonymous();

    static Task<List<StandingOrder>> SinceAsync(NpgsqlDataSource database, long since, CancellationToken cancellation) => database.ReadAsync(
        "select number, body from pause_order where number > $1 order by number",
        [Sql.Long(since)], r => new StandingOrder(r.GetInt64(0), new Json(r.GetString(1)).Read<PauseChanged>()), cancellation);
}

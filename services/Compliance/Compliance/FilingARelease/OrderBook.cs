using Contracts.Compliance;
using Npgsql;

namespace Compliance.FilingARelease;

/// <summary>The orders to pause that are in force, each under the number by which its latest change is cited.</summary>
sealed class OrderBook(NpgsqlDataSource database)
{
    /// <summary>The orders, and the number of the newest change that was seen.</summary>
    public async Task<(ImmutableList<OrderInForce> Orders, long Newest)> ReadAsync(CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            """
            select n.last, o.number, o.body, p.ordered_at from pause_number n
            left join (select distinct on (pause_id) pause_id, number, body from pause_order order by pause_id, number desc) o on jsonb_array_length(o.body -> 'kinds') > 0
            left join pause p on p.id = o.pause_id order by o.number
            """,
            [], r => (Last: r.GetInt64(0), Order: r.IsDBNull(1) ? null : Read(r.GetInt64(1), new Json(r.GetString(2)).Read<PauseChanged>(), r.GetFieldValue<DateTime>(3))), cancellation);
        return ([.. rows.Select(r => r.Order).OfType<OrderInForce>()], rows[0].Last);
    }

    static OrderInForce Read(long number, PauseChanged order, DateTime ordered) =>
        new(number, DateOnly.FromDateTime(ordered), new([.. order.Kinds.Select(Enum.Parse<PausedKind>)], [.. order.Developers], [.. order.Models], [.. order.Capabilities]));
}

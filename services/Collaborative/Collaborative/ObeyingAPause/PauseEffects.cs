using Contracts.Identity;
using GraphQL;
using Npgsql;

namespace Collaborative.Graph;

/// <summary>What a change of a pause did here.</summary>
[Roles(Roles.Monitor, Roles.Secretariat), Name("PauseEffect")]
sealed class PauseEffectView(DateTime at, int stopped, int held, Guid act)
{
    public DateTime At => at;

    /// <summary>So many running allocations were ended.</summary>
    public int Stopped => stopped;

    /// <summary>So many requests wait for the end of the pause since then, those that ran included.</summary>
    public int Held => held;

    public ReceiptStub Receipt => new(act);
}

sealed partial class Query
{
    /// <summary>What the changes of a pause did to shared capacity, the earliest first. Who used how much is nobody else's business: for overseers alone.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<List<PauseEffectView>> PauseEffects([FromServices] NpgsqlDataSource database, CancellationToken cancellation, [Id] string pauseId) => database.ReadAsync(
        "select at, stopped, held, act_id from obeyed_pause where pause_id = $1 order by number", [Sql.Uuid(Input.Uuid(pauseId, "pauseId"))],
        r => new PauseEffectView(r.GetFieldValue<DateTime>(0), r.GetInt32(1), r.GetInt32(2), r.GetGuid(3)), cancellation);
}

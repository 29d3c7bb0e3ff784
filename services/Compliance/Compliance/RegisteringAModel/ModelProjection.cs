using System.Globalization;
using System.Text.Json;
using Compliance.WatchingDuties;
using Npgsql;
using NpgsqlTypes;

namespace Compliance.RegisteringAModel;

/// <summary>What is known of the compute of a version: by what is public, and by what its developer filed.</summary>
/// <remarks>Stored format.</remarks>
sealed record VersionCompute(string Name, ComputeExtent? Open, ComputeExtent? Filed);

/// <summary>What else changes with a model.</summary>
static class ModelProjection
{
    public static void Stands(this Commit commit, Guid id, Model.Registered model, DateTimeOffset at)
    {
        var details = model.Details;
        commit.Execute(
            """
            insert into model (id, name, developer_ids, developer_names, domains, deployed, is_filed, registered_at, low, high, basis, began, filed_low, filed_high, filed_basis, filed_began, versions)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9::numeric, $10::numeric, $11, $12, $13::numeric, $14::numeric, $15, $16, $17)
            on conflict (id) do update set
              low = excluded.low, high = excluded.high, basis = excluded.basis, began = excluded.began,
              filed_low = excluded.filed_low, filed_high = excluded.filed_high, filed_basis = excluded.filed_basis, filed_began = excluded.filed_began, versions = excluded.versions
            """,
            [
                Sql.Uuid(id), Sql.Text(details.Name), Sql.Uuids([.. details.Developers.Select(d => d.Id)]), Sql.Texts([.. details.Developers.Select(d => d.Name)]),
                Sql.Texts([.. details.Domains]), Day(details.Deployed), Sql.Bool(details.IsFiled), Sql.Instant(at), .. Known(model),
            ]);
        commit.MayOweOtherwise(id);
    }

    /// <summary>How it stood after an event, which stays.</summary>
    public const string Past =
        """
        insert into model_past (model_id, number, from_at, low, high, basis, began, filed_low, filed_high, filed_basis, filed_began, versions)
        select $1, $2, greatest($3, (select max(from_at) from model_past where model_id = $1 and number < $2)), $4::numeric, $5::numeric, $6, $7, $8::numeric, $9::numeric, $10, $11, $12 on conflict do nothing
        """;

    public static NpgsqlParameter[] PastOf(Guid id, int number, DateTimeOffset at, Model.Registered model) => [Sql.Uuid(id), Sql.Int(number), Sql.Instant(at), .. Known(model)];

    static IEnumerable<NpgsqlParameter> Known(Model.Registered model) =>
    [
        .. Compute(model.Compute(filed: false)), Day(model.TrainingBegan(filed: false)), .. Compute(model.Compute(filed: true)), Day(model.TrainingBegan(filed: true)),
        Sql.Json(JsonSerializer.Serialize(model.Versions.Select(v => new VersionCompute(v, model.ComputeOf(v, filed: false), model.ComputeOf(v, filed: true))), StoredJson.Options)),
    ];

    /// <summary>On which cluster a run was; that others' runs of its version do not count once the developer files some.</summary>
    public static void RanOn(this Commit commit, Guid id, Model.Registered model, TrainingRun run)
    {
        commit.Execute("delete from cluster_run where model_id = $1 and run_id = $2", Sql.Uuid(id), Sql.Uuid(run.Id));
        var filed = model.Runs.Values.Any(r => r.Version == run.Version && r.IsFiled);
        if (run is { On: { } on, Compute: { } compute })
            commit.Execute(
                "insert into cluster_run values ($1, $2, $3, $4, $5, $6, $7::numeric, $8, $9, $10)",
                Sql.Uuid(id), Sql.Uuid(run.Id), Sql.Text(run.Version), Sql.Uuid(on.Cluster), Day(on.From), Day(on.Until), Sql.Text(compute.Low.Count.ToString(CultureInfo.InvariantCulture)),
                new NpgsqlParameter<int?> { TypedValue = run.Chips, NpgsqlDbType = NpgsqlDbType.Integer }, Sql.Bool(run.IsFiled), Sql.Bool(filed && !run.IsFiled));
        if (run.IsFiled)
            commit.Execute("update cluster_run set is_superseded = true where model_id = $1 and version = $2 and not is_filed", Sql.Uuid(id), Sql.Text(run.Version));
    }

    /// <summary>That a model has changed. Its row is held until the transaction ends, so that numbers become visible in their order.</summary>
    public static void Changed(this Commit commit, ModelChange change) => commit.Execute(
        "with next as (update model set changes = changes + 1 where id = $1 returning changes) insert into model_change (model_id, number, version, kind, source_id, account, at) select $1, changes, $2, $3, $4, $5, $6 from next",
        Sql.Uuid(change.Model), Sql.Text(change.Version), Sql.Text(change.Kind.ToString()), Sql.Uuid(change.Source), Sql.Text(change.Account), Sql.Instant(change.At));

    static IEnumerable<NpgsqlParameter> Compute(ComputeInterval? compute) =>
        [Sql.Text(compute?.Low.Count.ToString(CultureInfo.InvariantCulture)), Sql.Text(compute?.High.Count.ToString(CultureInfo.InvariantCulture)), Sql.Text(compute?.Basis.ToString())];

    internal static NpgsqlParameter Day(DateOnly? day) => new NpgsqlParameter<DateOnly?> { TypedValue = day, NpgsqlDbType = NpgsqlDbType.Date };
}

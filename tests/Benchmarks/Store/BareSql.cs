using BuildingBlocks.EventStore;
using Npgsql;

namespace Benchmarks.Store;

/// <summary>The floor: the statements of one vote, in one batch and one transaction, with nothing of ours around them.</summary>
sealed class BareSql(NpgsqlDataSource database)
{
    const string Comments = """[{"kind":"TECHNICAL","clause":null,"text":"The text of clause 5 is not clear enough to be tested.","proposedChange":null}]""";

    public async Task CastAsync(Guid ballot, Guid member, int version)
    {
        var act = Guid.CreateVersion7();
        var happened = $$$"""{"act":"{{{act}}}","member":"{{{member}}}","standing":"Participating","position":"Disapprove","comments":{{{Comments}}},"revision":{{{version}}},"castBy":"{{{member}}}","at":"2026-03-01T12:00:00.000000Z","experts":[],"under":{"delegation":"{{{member}}}","substitution":null}}""";
        var record = $$"""{"actId":"{{act}}","at":"2026-03-01T12:00:00.000000Z","body":{{happened}},"kind":"standards.vote-cast","salt":"AAECAwQFBgcICQoLDA0ODw","v":1}""";
        var hash = new string('a', 64);
        var message = $$"""{"actId":"{{act}}","kind":"standards.vote-cast","recordHash":"{{hash}}","service":"standards","at":"2026-03-01T12:00:00Z"}""";
        var stream = $"ballot-{ballot}";

        await using var batch = database.CreateBatch();
        var command = Guid.CreateVersion7();
        Add("select append_streams($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            Sql.Texts([stream]), Sql.Ints([version - 1]), Sql.Uuids([command]), Sql.Texts([hash]), Sql.Texts([stream]), Sql.Ints([version]), Sql.Ints([version]),
            Sql.Texts([stream]), Sql.Ints([version]), Sql.Texts(["ballot.vote-cast"]), Sql.Ints([1]), Sql.Jsons([happened]), Sql.Uuids([command]), Sql.Texts([null!]));
        Add("""
            insert into vote (ballot_id, member_id, revision, act_id, standing, position, reasoned, comments, cast_at, statement, experts, names_experts, in_hall)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            Sql.Uuid(ballot), Sql.Uuid(member), Sql.Int(version), Sql.Uuid(act), Sql.Text("Participating"), Sql.Text("Disapprove"), Sql.Bool(true),
            Sql.Json(Comments), Sql.Instant(DateTimeOffset.UnixEpoch), Sql.Text(null), Sql.Texts([]), Sql.Bool(false), Sql.Bool(false));
        Add("insert into vote_authority (act_id, person_id, delegation_id, substitution_id) values ($1, $2, $3, $4)",
            Sql.Uuid(act), Sql.Uuid(member), Sql.Uuid(member), Sql.Uuid(null));
        Add("insert into binding_record (act_id, kind, record, hash) select * from unnest($1, $2, $3, $4)",
            Sql.Uuids([act]), Sql.Texts(["standards.vote-cast"]), Sql.Texts([record]), Sql.Texts([hash]));
        Add("insert into outbox (id, topic, key, type, data, trace) select i, o, k, t, d, c from unnest($1, $2, $3, $4, $5, $6) with ordinality as m (i, o, k, t, d, c, place) order by place",
            Sql.Uuids([act]), Sql.Texts(["ledger.acts"]), Sql.Texts([act.ToString("D")]), Sql.Texts(["BindingAct"]), Sql.Jsons([message]), Sql.Texts([null!]));
        await batch.ExecuteNonQueryAsync();

        void Add(string sql, params IEnumerable<NpgsqlParameter> parameters)
        {
            var statement = new NpgsqlBatchCommand(sql);
            foreach (var parameter in parameters)
                statement.Parameters.Add(parameter);
            batch.BatchCommands.Add(statement);
        }
    }
}

using System.Data;
using System.Diagnostics;
using System.Text.Json;
using BuildingBlocks.Domain;
using BuildingBlocks.Messaging;
using Contracts.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace BuildingBlocks.EventStore;

/// <summary>All that one decision changes: events of one stream, projections, records and messages. It is written whole, in one transaction and one round trip, or not at all.</summary>
/// <remarks>Decisions that follow each other in one stream may be written together: each is begun by <see cref="Then"/>.</remarks>
public sealed class Commit(string stream, int expectedVersion, Request? request = null)
{
    readonly string? trace = Activity.Current?.Id;
    readonly List<(Request? Request, List<NewEvent> Events)> decisions = [(request, [])];
    readonly List<(string Sql, List<NpgsqlParameter[]> Rows, bool IsOfMany)> statements = [];
    readonly Dictionary<string, List<NpgsqlParameter[]>> rows = new(StringComparer.Ordinal);   // of the statements that are the same for many

    public string Stream => stream;

    /// <summary>The version that the stream must have for this commit to hold; 0 for a new stream.</summary>
    public int ExpectedVersion => expectedVersion;

    /// <summary>The client's command, if there is one: it is fulfilled at most once.</summary>
    public Request? Request => request;

    /// <summary>How many decisions it holds.</summary>
    public int Decisions => decisions.Count;

    /// <summary>Whether it holds more than one decision.</summary>
    public bool IsOfMany => Decisions > 1;

    /// <summary>Nothing is to be written.</summary>
    public bool IsEmpty => statements.Count == 0 && decisions.TrueForAll(d => d.Events.Count == 0 && d.Request is null);

    /// <summary>The version of the stream after what was appended so far.</summary>
    public int LastVersion => expectedVersion + decisions.Sum(d => d.Events.Count);

    public bool HasMessages { get; private set; }

    public Commit Append(NewEvent happened)
    {
        decisions[^1].Events.Add(happened);
        return this;
    }

    /// <summary>What is appended from here on is the decision of another command. All of them hold, or none.</summary>
    public Commit Then(Request? next)
    {
        if (next is not null || decisions[^1].Request is not null)
            decisions.Add((next, []));
        return this;
    }

    /// <summary>Adds a projection's statement. Parameters stand as <c>$1</c>, <c>$2</c>, …</summary>
    public Commit Execute(string sql, params IEnumerable<NpgsqlParameter> parameters)
    {
        statements.Add((sql, [[.. parameters]], IsOfMany: false));
        return this;
    }

    /// <summary>Adds a row to a statement that is given once for all its rows: its parameters are arrays, each with a value of every row.</summary>
    /// <remarks>It stands where its first row was added. So no statement that is added between may be about the same rows.</remarks>
    public Commit ExecuteEach(string sql, params NpgsqlParameter[] row)
    {
        if (!rows.TryGetValue(sql, out var all))
            statements.Add((sql, rows[sql] = all = [], IsOfMany: true));
        all.Add(row);
        return this;
    }

    /// <summary>What is added from here on stands behind all that was added before, also where the statements are the same.</summary>
    public Commit Apart()
    {
        rows.Clear();
        return this;
    }

    /// <summary>Adds a message that goes to the bus once this commit is durable.</summary>
    public Commit Publish(OutgoingMessage message)
    {
        HasMessages = true;
        return ExecuteEach(
            "insert into outbox (id, topic, key, type, data, trace) select i, o, k, t, d, c from unnest($1, $2, $3, $4, $5, $6) with ordinality as m (i, o, k, t, d, c, place) order by place",
            Sql.Uuid(message.Id), Sql.Text(message.Topic), Sql.Text(message.Key), Sql.Text(message.Type), Sql.Json(message.Data),
            Sql.Text(trace));
    }

    /// <summary>Keeps the record of a binding act and sends its hash to the ledger. Acts go side by side: the log's own order is theirs.</summary>
    public Commit Bind(SaltedRecord record, string service) =>
        ExecuteEach(
            "insert into binding_record (act_id, kind, record, hash) select * from unnest($1, $2, $3, $4)",
            Sql.Uuid(record.ActId), Sql.Text(record.Kind), Sql.Text(record.Json), Sql.Text(record.Hash))
        .Publish(OutgoingMessage.Of(
            LedgerTopics.Acts, record.ActId.ToString("D"), new BindingAct(record.ActId, record.Kind, record.Hash, service, record.At), record.ActId));

    /// <summary>All that these commits write, of which each keeps its order; what is the same for many rows is given once for all of them.</summary>
    /// <param name="again">They were given out before.</param>
    internal static IEnumerable<NpgsqlBatchCommand> Statements(IReadOnlyList<Commit> commits, bool again = false)
    {
        if (commits.Any(c => c.decisions.Exists(d => d.Events.Count > 0 || d.Request is not null)))
            yield return Append(commits);
        List<(string Sql, List<NpgsqlParameter[]> Rows, bool IsOfMany)> all = [];
        foreach (var commit in commits)
        {
            var last = -1;
            foreach (var (sql, rows, isOfMany) in commit.statements)
            {
                var same = isOfMany ? all.FindIndex(last + 1, s => s.IsOfMany && s.Sql == sql) : -1;
                if (same >= 0)
                    all[same].Rows.AddRange(rows);
                else
                    all.Add((sql, [.. rows], isOfMany));
                last = same >= 0 ? same : all.Count - 1;
            }
        }
        foreach (var (sql, rows, isOfMany) in all)
            yield return Statement(sql, isOfMany ? Columns(rows) : again ? rows[0].Select(p => p.Clone()) : rows[0]);
    }

    static NpgsqlBatchCommand Append(IReadOnlyList<Commit> commits)
    {
        List<(Commit In, Request Command, int First, int Last)> commands = [];
        List<(Commit In, int Version, NewEvent Event, Guid? Command)> events = [];
        foreach (var commit in commits)
        {
            var version = commit.ExpectedVersion;
            foreach (var (command, happened) in commit.decisions)
            {
                if (command is not null)
                    commands.Add((commit, command, version + 1, version + happened.Count));
                foreach (var one in happened)
                    events.Add((commit, ++version, one, command?.CommandId));
            }
        }
        return Statement(
            "select append_streams($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            [
                Sql.Texts([.. commits.Select(c => c.Stream)]), Sql.Ints([.. commits.Select(c => c.ExpectedVersion)]),
                Sql.Uuids([.. commands.Select(c => c.Command.CommandId)]), Sql.Texts([.. commands.Select(c => c.Command.Fingerprint)]),
                Sql.Texts([.. commands.Select(c => c.In.Stream)]), Sql.Ints([.. commands.Select(c => c.First)]), Sql.Ints([.. commands.Select(c => c.Last)]),
                Sql.Texts([.. events.Select(e => e.In.Stream)]), Sql.Ints([.. events.Select(e => e.Version)]),
                Sql.Texts([.. events.Select(e => e.Event.Type)]), Sql.Ints([.. events.Select(e => e.Event.Schema)]), Sql.Jsons([.. events.Select(e => e.Event.Data)]),
                Sql.MaybeUuids([.. events.Select(e => e.Command)]), Sql.Texts([.. events.Select(e => e.In.trace!)]),
            ]);
    }

    /// <summary>For each parameter of rows that are alike an array of its values.</summary>
    static IEnumerable<NpgsqlParameter> Columns(List<NpgsqlParameter[]> all)
    {
        for (var column = 0; column < all[0].Length; column++)
        {
            var values = Array.CreateInstance(all[0][column].GetType().GenericTypeArguments[0], all.Count);
            for (var row = 0; row < all.Count; row++)
                if (all[row][column].Value is { } value and not DBNull)
                    values.SetValue(value, row);
            yield return new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | all[0][column].NpgsqlDbType };
        }
    }

    static NpgsqlBatchCommand Statement(string sql, IEnumerable<NpgsqlParameter> parameters)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            statement.Parameters.Add(parameter);
        return statement;
    }
}

/// <summary>A client's command: its own id, and a fingerprint of what it asked, so that the id cannot stand for two requests.</summary>
public sealed record Request(Guid CommandId, string Fingerprint)
{
    /// <param name="actor">Who asks; another person may not repeat the command.</param>
    /// <param name="input">What is asked, as the client gave it.</param>
    public static Request Of(Guid commandId, string actor, object input) =>
        new(commandId, SaltedRecord.HashOf(JsonSerializer.SerializeToUtf8Bytes(new { actor, input })));
}

/// <summary>An event as it goes into the store: its name, the version of its format, and its JSON.</summary>
public sealed record NewEvent(string Type, int Schema, string Data);

/// <summary>An event as it stands in the store.</summary>
public sealed record RecordedEvent(
    string Stream, int Version, string Type, int Schema, string Data, DateTimeOffset At, GlobalPosition Position);

/// <summary>A place in the order of all events of one service. Later events compare greater, whenever they were committed.</summary>
public readonly record struct GlobalPosition(ulong Transaction, long Sequence)
{
    public static GlobalPosition Start => default;
}

using BuildingBlocks.Hosting;
using BuildingBlocks.Messaging;
using Npgsql;

namespace BuildingBlocks.EventStore;

/// <summary>Events, outbox, inbox, records and projections of one service in its own PostgreSQL database.</summary>
/// <remarks>
/// Order is gap-free per stream. The global order is that of transactions, read only below the oldest one still running,
/// so that catching up never skips a late commit.
/// </remarks>
public sealed class EventStore(NpgsqlDataSource database, OutboxSignal outbox)
{
    readonly GroupCommit writing = new((commits, again) => SendAsync(database, commits, again));

    const string Columns = "stream, version, type, schema, data::text, at, transaction, position";

    /// <summary>Writes a decision whole, in at most one round trip: what waits to be written at the same time is written together.</summary>
    /// <returns>How it ended. After <see cref="CommitOutcome.Conflict"/> nothing was written: load again and decide again, decisions that were written together each by itself.</returns>
    public async Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken cancellation = default)
    {
        var outcome = await WriteAsync(commit, cancellation);
        Measures.Written(commit.Stream, NameOf(outcome), commit.Decisions);
        return outcome;
    }

    async Task<CommitOutcome> WriteAsync(Commit commit, CancellationToken cancellation)
    {
        try
        {
            await writing.WriteAsync(commit).WaitAsync(cancellation);
        }
        catch (PostgresException refused) when (refused is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "command_pkey" })
        {
            return commit.IsOfMany ? new CommitOutcome.Conflict() : await FindAsync(commit.Request!, cancellation);
        }
        catch (PostgresException refused) when (IsConflict(refused))
        {
            return new CommitOutcome.Conflict();
        }
        if (commit.HasMessages)
            outbox.Ring();
        return new CommitOutcome.Committed(commit.ExpectedVersion + 1, commit.LastVersion);
    }

    static async Task SendAsync(NpgsqlDataSource database, IReadOnlyList<Commit> commits, bool again)
    {
        await using var batch = database.CreateBatch();
        foreach (var statement in Commit.Statements(commits, again))
            batch.BatchCommands.Add(statement);
        await batch.ExecuteNonQueryAsync().ConfigureAwait(false);   // for others too: not in the turn of the grain that came first
    }

    /// <summary>The events of one stream after a version, oldest first.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(string stream, int afterVersion = 0, CancellationToken cancellation = default) =>
        await ReadAsync(
            $"select {Columns} from event where stream = $1 and version > $2 order by version",
            [Sql.Text(stream), Sql.Int(afterVersion)], cancellation);

    /// <summary>The events of these streams, each stream's oldest first; a stream without any has none.</summary>
    public async Task<ILookup<string, RecordedEvent>> ReadStreamsAsync(IEnumerable<string> streams, CancellationToken cancellation = default) => (await ReadAsync(
        $"select {Columns} from event where stream = any($1) order by stream, version", [Sql.Texts([.. streams])], cancellation)).ToLookup(e => e.Stream, StringComparer.Ordinal);

    /// <summary>Events of all streams after a position, in global order; none that could still be preceded by an open transaction.</summary>
    /// <param name="limit">At most this many.</param>
    public async Task<IReadOnlyList<RecordedEvent>> ReadAllAsync(GlobalPosition after, int limit, CancellationToken cancellation = default) =>
        await ReadAsync(
            $"""
            select {Columns} from event
            where (transaction, position) > ($1, $2) and transaction < pg_snapshot_xmin(pg_current_snapshot())
            order by transaction, position limit $3
            """,
            [Sql.Transaction(after.Transaction), Sql.Long(after.Sequence), Sql.Int(limit)],
            cancellation);

    /// <summary>What became of a command: repeated if it was fulfilled before, null if it is unknown.</summary>
    public async Task<CommitOutcome?> FindCommandAsync(Request request, CancellationToken cancellation = default)
    {
        await using var query = database.CreateCommand("select fingerprint, stream, first_version, last_version from command where id = $1");
        query.Parameters.Add(Sql.Uuid(request.CommandId));
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;

        return reader.GetString(0) == request.Fingerprint
            ? new CommitOutcome.Repeated(reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3))
            : new CommitOutcome.Reused();
    }

    async Task<CommitOutcome> FindAsync(Request request, CancellationToken cancellation) =>
        await FindCommandAsync(request, cancellation) ?? new CommitOutcome.Conflict();

    static string NameOf(CommitOutcome outcome) => outcome switch
    {
        CommitOutcome.Committed => "committed",
        CommitOutcome.Repeated  => "repeated",
        CommitOutcome.Reused    => "reused",
        CommitOutcome.Conflict  => "conflict",
        _                       => throw new System.Diagnostics.UnreachableException(),
    };

    static bool IsConflict(PostgresException refused) =>
        refused is { SqlState: "AG001" or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
            or { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "event_pkey" };

    async Task<IReadOnlyList<RecordedEvent>> ReadAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(sql);
        query.Parameters.AddRange(parameters);
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        var events = new List<RecordedEvent>();
        while (await reader.ReadAsync(cancellation))
            events.Add(new(
                reader.GetString(0), reader.GetInt32(1), reader.GetString(2), reader.GetInt32(3), reader.GetString(4),
                reader.GetFieldValue<DateTimeOffset>(5),
                new(reader.GetFieldValue<ulong>(6), reader.GetInt64(7))));
        return events;
    }
}

/// <summary>How a commit ended.</summary>
public abstract record CommitOutcome
{
    private CommitOutcome() { }

    /// <summary>It is durable, at these versions of its stream.</summary>
    public sealed record Committed(int FirstVersion, int LastVersion) : CommitOutcome;

    /// <summary>The same command was fulfilled before, at these versions; nothing was written now.</summary>
    public sealed record Repeated(string Stream, int FirstVersion, int LastVersion) : CommitOutcome;

    /// <summary>The command's id was used before for another request; nothing was written.</summary>
    public sealed record Reused : CommitOutcome;

    /// <summary>Somebody else wrote to the stream first; nothing was written.</summary>
    public sealed record Conflict : CommitOutcome;
}

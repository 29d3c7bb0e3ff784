using System.Security.Cryptography;
using System.Text;
using Compliance.Storage;
using Npgsql;
using Orleans;

namespace Compliance.FilingEvidence;

/// <summary>A file that comes in parts, as far as it has come.</summary>
sealed record Upload(Guid Id, Guid Model, Guid Person, int Parts, int Size);

/// <summary>What of an upload is filed.</summary>
/// <param name="PartsHash">Of the hashes of its parts, in their order with a space between: by it the commit knows that they are those that were read.</param>
[GenerateSerializer, Immutable]
sealed record UploadedContent([property: Id(0)] Guid Upload, [property: Id(1)] int Parts, [property: Id(2)] string PartsHash, [property: Id(3)] string Sha256, [property: Id(4)] int Size);

/// <summary>Files that come in parts: each part is written down as it comes, and no more than one is ever held.</summary>
sealed class UploadDesk(NpgsqlDataSource database, Clock clock)
{
    const int MostAtOnce = 5;
    const int MostParts = 128;
    static readonly TimeSpan Lasting = TimeSpan.FromDays(1);

    /// <summary>Keeps a part, once however often it is sent. The same number with other bytes is refused.</summary>
    public async Task<Upload> KeepAsync(Guid id, Guid model, Guid person, int number, byte[] bytes, CancellationToken cancellation)
    {
        if (bytes.Length is 0 or > EvidenceFile.MostOfPart)
            throw Refused(new EvidenceRefusal.PartSize());
        if (number < 0)
            throw new RefusalError("input.invalid", "Parts are numbered from 0.");
        if (number >= MostParts)
            throw new RefusalError("evidence.too_many_parts", $"A file has at most {MostParts} parts.");
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await BeginAsync(connection, id, model, person, cancellation);
        var upload = await LockedAsync(connection, id, cancellation);
        if (upload.Person != person || upload.Model != model)
            throw Unknown();
        var hash = EvidenceFile.HashOf(bytes);
        if (await ScalarAsync<string>(connection, "select sha256 from evidence_upload_part where upload_id = $1 and number = $2", cancellation, Sql.Uuid(id), Sql.Int(number)) is { } there)
            return there == hash ? upload : throw new RefusalError("evidence.part_differs", $"Part {number} has come already with other bytes. Begin another upload.");
        if ((long)upload.Size + bytes.Length > EvidenceFile.MostBytes)
            throw Refused(new EvidenceRefusal.TooLarge());
        await ExecuteAsync(connection, "insert into evidence_upload_part values ($1, $2, $3, $4)", cancellation, Sql.Uuid(id), Sql.Int(number), Sql.Text(hash), Sql.Bytes(bytes));
        await ExecuteAsync(connection, "update evidence_upload set size = size + $2 where id = $1", cancellation, Sql.Uuid(id), Sql.Long(bytes.Length));
        await transaction.CommitAsync(cancellation);
        return upload with { Parts = upload.Parts + 1, Size = upload.Size + bytes.Length };
    }

    /// <summary>What has come, with its hash: read part by part.</summary>
    /// <exception cref="RefusalError">There is none of this person, or a part of it is missing.</exception>
    public async Task<UploadedContent?> ReadAsync(Guid id, Guid model, Guid person, CancellationToken cancellation)
    {
        if ((await database.ReadAsync("select model_id, person_id from evidence_upload where id = $1", [Sql.Uuid(id)], r => (r.GetGuid(0), r.GetGuid(1)), cancellation)) is not [var found])
            return null;
        if (found != (model, person))
            throw Unknown();
        await using var query = database.CreateCommand("select number, bytes from evidence_upload_part where upload_id = $1 order by number");
        query.Parameters.Add(Sql.Uuid(id));
        await using var rows = await query.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, cancellation);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (next, size, parts) = (0, 0, new List<string>());
        for (; await rows.ReadAsync(cancellation); next++)
        {
            if (rows.GetInt32(0) != next)
                throw new RefusalError("evidence.part_missing", $"Part {next} has not come.");
            var bytes = await rows.GetFieldValueAsync<byte[]>(1, cancellation);
            hash.AppendData(bytes);
            parts.Add(EvidenceFile.HashOf(bytes));
            size += bytes.Length;
        }
        return new(id, next, EvidenceFile.HashOf(Encoding.UTF8.GetBytes(string.Join(' ', parts))), Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }

    /// <summary>Lets go of what nobody has filed within a day.</summary>
    public async Task ExpireAsync(CancellationToken cancellation) => await database.ExecuteAsync("delete from evidence_upload where begun_at < $1", [Sql.Instant(clock.Now() - Lasting)], cancellation);

    /// <summary>Lets go of what was filed: a part of it may have come once more since.</summary>
    public async Task LetGoAsync(Guid id, Guid model, Guid person, CancellationToken cancellation) =>
        await database.ExecuteAsync("delete from evidence_upload where id = $1 and model_id = $2 and person_id = $3", [Sql.Uuid(id), Sql.Uuid(model), Sql.Uuid(person)], cancellation);

    public static RefusalError Refused(EvidenceRefusal refusal) => new(refusal.Code, refusal.Message);

    public static RefusalError Unknown() => new("evidence.upload_unknown", "There is no such upload of yours about this model. What is not filed within a day is let go.");

    async Task BeginAsync(NpgsqlConnection connection, Guid id, Guid model, Guid person, CancellationToken cancellation)
    {
        // One person at a time, so that nobody begins more than they may.
        await ExecuteAsync(connection, "select pg_advisory_xact_lock(hashtextextended('evidence-upload ' || $1::text, 0))", cancellation, Sql.Uuid(person));
        if (await ScalarAsync<long>(connection, "select count(*) from evidence_upload where person_id = $1 and id <> $2", cancellation, Sql.Uuid(person), Sql.Uuid(id)) >= MostAtOnce
            && await ScalarAsync<long>(connection, "select count(*) from evidence_upload where id = $1", cancellation, Sql.Uuid(id)) == 0)
            throw new RefusalError("evidence.too_many_uploads", $"You have {MostAtOnce} uploads that are not filed. File one of them, or wait for a day.");
        await ExecuteAsync(connection, "insert into evidence_upload values ($1, $2, $3, $4) on conflict do nothing", cancellation, Sql.Uuid(id), Sql.Uuid(model), Sql.Uuid(person), Sql.Instant(clock.Now()));
    }

    static async Task<Upload> LockedAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand("select model_id, person_id, size, (select count(*)::int from evidence_upload_part where upload_id = u.id) from evidence_upload u where id = $1 for update", connection) { Parameters = { Sql.Uuid(id) } };
        await using var row = await query.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new(id, row.GetGuid(0), row.GetGuid(1), row.GetInt32(3), (int)row.GetInt64(2)) : throw Unknown();
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    static async Task<T?> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteScalarAsync(cancellation) is T found ? found : default;
    }
}

using System.Security.Cryptography;
using Contracts.Identity;
using Npgsql;
using Standards.Domain.Comments.Tables;
using Standards.ReadingComments;
using Standards.Storage;

namespace Standards.ImportingComments;

/// <summary>What is done with the file of a member when it is taken.</summary>
static class TakenTables
{
    /// <summary>The file is taken with this commit, or nothing is: it was taken meanwhile, or another is in its place.</summary>
    public static Commit Take(this Commit commit, Guid draft, Guid member, string digest, Guid command, DateTimeOffset at) => commit.Execute(
        "select take_commenting_table($1, $2, $3, $4, $5)", Sql.Uuid(draft), Sql.Uuid(member), Sql.Text(digest), Sql.Uuid(command), Sql.Instant(at));
}

/// <summary>The file that a member has given in for an edition. It is kept until it is taken or another takes its place; one for each member and edition.</summary>
sealed record GivenTable(Guid Draft, Guid Member, string FileName, byte[] File, string Digest, DateTime GivenAt, DateTime? TakenAt, Guid? TakenBy)
{
    const int LongestName = 200;

    public static async Task<GivenTable?> FindAsync(NpgsqlDataSource database, Guid draft, Guid member, CancellationToken cancellation) =>
        (await database.ReadAsync(
            "select file_name, file, digest, given_at, taken_at, taken_by from commenting_table where draft_id = $1 and member_id = $2", [Sql.Uuid(draft), Sql.Uuid(member)],
            r => new GivenTable(
                draft, member, r.GetString(0), r.GetFieldValue<byte[]>(1), r.GetString(2), r.GetFieldValue<DateTime>(3), r.OrNull<DateTime>(4), r.OrNull<Guid>(5)), cancellation))
        .FirstOrDefault();

    /// <summary>Takes in a file as a client sends it. One that cannot be read is not kept.</summary>
    /// <exception cref="RefusalError">It cannot be read as a table.</exception>
    public static Task<GivenTable> ReceiveAsync(NpgsqlDataSource database, Guid draft, Guid member, string name, string content, DateTimeOffset now, CancellationToken cancellation)
    {
        var file = TableFile.Unwrap(content);
        TableFile.Read(file);
        return KeepAsync(database, draft, member, name, file, now, cancellation);
    }

    /// <summary>The file that is meant, to be taken by a command: no other, and by no second command.</summary>
    /// <param name="taken">What is said where it was taken before.</param>
    /// <exception cref="RefusalError">Another file was given in since, or this one was taken.</exception>
    public static async Task<GivenTable> DemandAsync(NpgsqlDataSource database, Guid draft, Guid member, string digest, Guid command, string taken, CancellationToken cancellation)
    {
        var given = await FindAsync(database, draft, member, cancellation);
        if (given is null || given.Digest != digest)
            throw new RefusalError("table.changed", "Another file was given in since, or none. Look at the report again.");
        return given.TakenAt is null || given.TakenBy == command ? given : throw new RefusalError("table.taken", taken);
    }

    static async Task<GivenTable> KeepAsync(NpgsqlDataSource database, Guid draft, Guid member, string name, byte[] file, DateTimeOffset now, CancellationToken cancellation)
    {
        var given = new GivenTable(draft, member, NameOf(name), file, Convert.ToHexStringLower(SHA256.HashData(file)), now.UtcDateTime, TakenAt: null, TakenBy: null);
        await using var keep = database.CreateCommand(
            """
            insert into commenting_table (draft_id, member_id, file_name, file, digest, given_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (draft_id, member_id) do update
            set file_name = $3, file = $4, digest = $5, given_at = $6, taken_at = null, taken_by = null
            """);
        keep.Parameters.AddRange((NpgsqlParameter[])[Sql.Uuid(draft), Sql.Uuid(member), Sql.Text(given.FileName), Sql.Bytes(file), Sql.Text(given.Digest), Sql.Instant(now)]);
        await keep.ExecuteNonQueryAsync(cancellation);
        return given;
    }

    /// <exception cref="RefusalError">It cannot be read as a table.</exception>
    public TableReading Read(Edition edition) => TableReading.Of(TableFile.Read(File), edition.Text, CodeOf(Member));

    /// <summary>The code of a state; null for other organizations, whose rows may name anyone.</summary>
    static string? CodeOf(Guid member) => StateCodes.GetValueOrDefault(member);

    static readonly Dictionary<Guid, string> StateCodes = Enumerable.Range('A', 26)
        .SelectMany(_ => Enumerable.Range('A', 26), (first, second) => $"{(char)first}{(char)second}")
        .ToDictionary(code => MemberStates.IdOf(code).Value);

    static string NameOf(string name)
    {
        var plain = new string([.. name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]).Trim();
        return plain.Length is 0 ? "table" : plain[..Math.Min(plain.Length, LongestName)];
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace BuildingBlocks.Domain;

/// <summary>
/// The record of one act that binds someone, as it is hashed into the ledger. The salt keeps a hash from being guessed back
/// to its act; whoever holds the record can show it, and nobody can change it.
/// </summary>
/// <remarks>Stored and published format, version 1: members <c>v</c>, <c>actId</c>, <c>kind</c>, <c>at</c>, <c>body</c>, <c>salt</c>. Never altered.</remarks>
public sealed record SaltedRecord
{
    SaltedRecord(Guid actId, string kind, DateTimeOffset at, string json, string hash) =>
        (ActId, Kind, At, Json, Hash) = (actId, kind, at, json, hash);

    /// <summary>The act's identifier, which is also that of its receipt.</summary>
    public Guid ActId { get; }

    /// <summary>What kind of act this is, such as <c>standards.vote-cast</c>.</summary>
    public string Kind { get; }

    /// <summary>When the act was done, in UTC, to the microsecond.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The canonical JSON (RFC 8785) of the whole record, salt included.</summary>
    public string Json { get; }

    /// <summary>SHA-256 of the UTF-8 bytes of <see cref="Json"/>, in 64 lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    /// <param name="salt">16 random bytes, drawn by the caller.</param>
    /// <exception cref="ArgumentException">The salt is shorter than 16 bytes.</exception>
    public static SaltedRecord Create(Guid actId, string kind, DateTimeOffset at, JsonObject body, ReadOnlySpan<byte> salt)
    {
        if (salt.Length < 16)
            throw new ArgumentException("A salt has at least 16 bytes.", nameof(salt));

        var canonical = CanonicalJson.Canonicalize(new JsonObject
        {
            ["v"] = 1,
            ["actId"] = actId.ToString("D"),
            ["kind"] = kind,
            ["at"] = Timestamp(at),
            ["body"] = body.DeepClone(),
            ["salt"] = Base64Url(salt),
        });
        return new(actId, kind, at.ToUniversalTime(), Encoding.UTF8.GetString(canonical), HashOf(canonical));
    }

    /// <summary>SHA-256 of canonical bytes, in lower-case hexadecimal digits.</summary>
    public static string HashOf(ReadOnlySpan<byte> canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical));

    /// <summary>An instant as records write it: UTC, microseconds, <c>2026-03-01T09:30:00.000000Z</c>.</summary>
    public static string Timestamp(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    static string Base64Url(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}

using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Ledger.Domain.Entries;
using Ledger.Domain.Trees;

namespace Ledger.Domain.Receipts;

/// <summary>What a receipt says that the log holds: the hash of a record.</summary>
public record CheckedEntry(Digest Hash)
{
    /// <summary>The hash of the leaf in the tree.</summary>
    internal Digest LeafHash => TreeHash.Leaf(Hash.ToArray());

    internal static Finding<CheckedEntry> Of(Digest hash) =>
        new(new(hash), $"The file names the SHA-256 of a record, {hash.ToHex()}, and leaves the record out: what the act says is not shown by it.");
}

/// <summary>The record in a receipt: the act it tells of, and the hash that the log must hold.</summary>
public sealed record CheckedRecord(Guid ActId, string Kind, string At, Digest Hash) : CheckedEntry(Hash)
{
    const int MinSaltBytes = 16;
    const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    internal static Finding<CheckedEntry> Of(JsonElement record)
    {
        if (record.Member("v", JsonValueKind.Number) is not { } version || version.GetRawText() != "1")
            return Wrong("is not of version 1");
        if (!Guid.TryParseExact(record.Text("actId"), "D", out var actId))
            return Wrong("names no act");
        if (record.Text("kind") is not { } kind || !Act.IsName(kind))
            return Wrong("names no kind of act");
        if (record.Text("at") is not { } at || !DateTimeOffset.TryParseExact(at, Instant, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return Wrong("says no time");
        if (record.Member("body", JsonValueKind.Object) is null)
            return Wrong("has no body");
        if (!IsSalt(record.Text("salt")))
            return Wrong($"has no salt of at least {MinSaltBytes} bytes");

        try
        {
            var hash = Digest.Of(CanonicalJson.Canonicalize(record));
            return new(
                new CheckedRecord(actId, kind, at, hash),
                $"The record tells of act {actId}, {kind}, done at {at}; its SHA-256 is {hash.ToHex()}.");
        }
        catch (FormatException wrong)
        {
            return Wrong($"has no canonical form: {wrong.Message.TrimEnd('.')}");
        }
    }

    static bool IsSalt(string? text)
    {
        try
        {
            return text is not null && Base64Url.DecodeFromChars(text).Length >= MinSaltBytes;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    static Finding<CheckedEntry> Wrong(string what) => new(null, $"The record {what}.");
}

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Ledger.Domain.Trees;

namespace Ledger.Domain.Entries;

/// <summary>An act that binds someone, as its service announces it. The ledger learns the hash of its record and never the record.</summary>
public sealed partial record Act
{
    Act(Guid actId, string kind, Digest recordHash, string service, DateTimeOffset at) =>
        (ActId, Kind, RecordHash, Service, At) = (actId, kind, recordHash, service, at);

    /// <summary>Names the act everywhere; one act is entered once.</summary>
    public Guid ActId { get; }

    /// <summary>Words with hyphens, joined by full stops, at most 100 characters: <c>standards.vote-cast</c>.</summary>
    public string Kind { get; }

    /// <summary>SHA-256 of the canonical salted record.</summary>
    public Digest RecordHash { get; }

    /// <summary>The service that keeps the record.</summary>
    public string Service { get; }

    /// <summary>When the act was done, as its service says.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The leaf's data: the 32 bytes of the record's hash. Stored and published format.</summary>
    public byte[] LeafData => RecordHash.ToArray();

    /// <summary>The leaf's hash in the tree.</summary>
    public Digest LeafHash => TreeHash.Leaf(LeafData);

    /// <summary>Takes an act as it comes, or says why it is none.</summary>
    public static bool TryRead(
        Guid actId, string? kind, string? recordHash, string? service, DateTimeOffset at,
        [NotNullWhen(true)] out Act? act, [NotNullWhen(false)] out EntryRefusal? refusal)
    {
        var hashed = Digest.TryParseHex(recordHash, out var hash);
        refusal = actId == Guid.Empty ? new EntryRefusal.ActUnnamed()
            : !hashed ? new EntryRefusal.HashMalformed(actId)
            : !IsName(kind) ? new EntryRefusal.KindMalformed(actId)
            : !IsName(service) ? new EntryRefusal.ServiceMalformed(actId)
            : null;
        act = refusal is null ? new(actId, kind!, hash, service!, at) : null;
        return act is not null;
    }

    /// <summary>Words of small letters and digits, joined by full stops or hyphens.</summary>
    internal static bool IsName([NotNullWhen(true)] string? text) => text is { Length: <= 100 } && Name().IsMatch(text);

    [GeneratedRegex(@"\A[a-z][a-z0-9]*([.-][a-z0-9]+)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}

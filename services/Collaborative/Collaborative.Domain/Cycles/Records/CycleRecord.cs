using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Collaborative.Domain.Cycles.Records;

/// <summary>A cycle as it is published: what it decided from, what it decided, and the SHA-256 of both, all in one canonical file (RFC 8785).</summary>
/// <remarks>What is listed in a snapshot is put into the order of names and identifiers first, so that the same facts have the same hash.</remarks>
/// <param name="Bytes">The file.</param>
/// <param name="Decided">The cycle as it was run.</param>
/// <param name="SnapshotHash">SHA-256 of the canonical JSON of the snapshot alone, in lower-case hexadecimal.</param>
public sealed record CycleRecord(Snapshot Snapshot, Outcome Outcome, string SnapshotHash, string OutcomeHash, ImmutableArray<byte> Bytes, DecidedCycle Decided)
{
    /// <summary>The kind of file, as it stands in it.</summary>
    public const string Format = "collaborative.cycle/1";

    static readonly ConditionalWeakTable<Request, byte[]> Written = [];

    /// <summary>Runs the cycle and writes its record.</summary>
    /// <exception cref="ArgumentException">The snapshot contradicts itself.</exception>
    public static CycleRecord Of(Snapshot snapshot)
    {
        var sorted = Sorted(snapshot);
        var decided = DecidedCycle.Of(sorted);
        var outcome = decided.Outcome;
        var (snapshotJson, outcomeJson) = (Canonical(sorted), Canonical(outcome));
        var (snapshotHash, outcomeHash) = (Hash(snapshotJson), Hash(outcomeJson));
        // The members of an object stand in the order of their names: format, outcome, outcomeSha256, snapshot, snapshotSha256.
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes($"{{\"format\":\"{Format}\",\"outcome\":"), .. outcomeJson,
            .. Encoding.UTF8.GetBytes($",\"outcomeSha256\":\"{outcomeHash}\",\"snapshot\":"), .. snapshotJson,
            .. Encoding.UTF8.GetBytes($",\"snapshotSha256\":\"{snapshotHash}\"}}"),
        ];
        return new(sorted, outcome, snapshotHash, outcomeHash, ImmutableCollectionsMarshal.AsImmutableArray(bytes), decided);
    }

    /// <summary>Recomputes a published file from its snapshot alone.</summary>
    public static Recomputation Recompute(ReadOnlySpan<byte> file)
    {
        Snapshot snapshot;
        try
        {
            snapshot = SnapshotOf(file);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return new Recomputation.Unreadable(unreadable.Message);
        }
        if (SnapshotCheck.Of(snapshot) is [var first, ..])
            return new Recomputation.Unreadable($"{first.Code}: {first.Message}");
        var again = Of(snapshot);
        var at = file.CommonPrefixLength(again.Bytes.AsSpan());
        return at == file.Length && at == again.Bytes.Length ? new Recomputation.Same(again) : new Recomputation.Different(again, at);
    }

    /// <summary>The canonical JSON of a snapshot.</summary>
    public static byte[] Write(Snapshot snapshot) => Canonical(Sorted(snapshot));

    /// <summary>A snapshot from its JSON, alone or within a published cycle.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static Snapshot SnapshotOf(ReadOnlySpan<byte> json)
    {
        var element = JsonSerializer.Deserialize<JsonElement>(json);
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("format", out var format))
        {
            if (format.GetString() != Format)
                throw new JsonException($"The format is not {Format}.");
            element = element.GetProperty("snapshot");
        }
        return element.Deserialize<Snapshot>(CycleJson.Options) ?? throw new JsonException("There is no snapshot.");
    }

    /// <summary>What was decided, from a published cycle.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static Outcome OutcomeOf(ReadOnlySpan<byte> file) =>
        JsonSerializer.Deserialize<JsonElement>(file).GetProperty("outcome").Deserialize<Outcome>(CycleJson.Options) ?? throw new JsonException("There is no outcome.");

    /// <summary>What waits is the most of a snapshot, and the same from cycle to cycle: each request is written once while it waits.</summary>
    static byte[] Canonical(Snapshot snapshot)
    {
        var all = new ArrayBufferWriter<byte>();
        all.Write("{"u8);
        foreach (var (place, member) in JsonSerializer.SerializeToElement(snapshot with { Pending = [] }, CycleJson.Options).EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal).Index())
        {
            all.Write(Encoding.UTF8.GetBytes($"{(place > 0 ? "," : "")}\"{member.Name}\":"));
            if (member.Name == "pending")
                Pending();
            else
                all.Write(CanonicalJson.Canonicalize(member.Value));
        }
        all.Write("}"u8);
        return all.WrittenSpan.ToArray();

        void Pending()
        {
            all.Write("["u8);
            foreach (var (place, request) in snapshot.Pending.Index())
            {
                if (place > 0)
                    all.Write(","u8);
                all.Write(Written.GetValue(request, Canonical<Request>));
            }
            all.Write("]"u8);
        }
    }

    static byte[] Canonical<T>(T value) => CanonicalJson.Canonicalize(JsonSerializer.SerializeToElement(value, CycleJson.Options));

    static string Hash(byte[] json) => Convert.ToHexStringLower(SHA256.HashData(json));

    static Snapshot Sorted(Snapshot snapshot) => snapshot with
    {
        Machines = [.. snapshot.Machines.OrderBy(m => m.Node.Name, StringComparer.Ordinal)],
        Usage = [.. snapshot.Usage.OrderBy(u => u.Project.Value).ThenBy(u => u.Model.Name, StringComparer.Ordinal)],
        Classes = [.. snapshot.Classes.OrderBy(c => c.Name, StringComparer.Ordinal)],
        Reservations = [.. snapshot.Reservations.OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.From)],
        Leases = [.. snapshot.Leases.OrderBy(l => l.Request.Id.Value)],
        Promises = [.. snapshot.Promises.OrderBy(p => p.Request.Value)],
        Pending = [.. snapshot.Pending.OrderBy(r => r.Id.Value)],
    };
}

/// <summary>What came of recomputing a published cycle.</summary>
public abstract record Recomputation
{
    private Recomputation() { }

    /// <summary>The same, byte for byte.</summary>
    public sealed record Same(CycleRecord Record) : Recomputation;

    /// <summary>Not the same from this byte on.</summary>
    public sealed record Different(CycleRecord Record, int At) : Recomputation;

    /// <summary>There is no snapshot in it that makes sense.</summary>
    public sealed record Unreadable(string Why) : Recomputation;
}

using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Collaborative.Domain.Cycles.Records;

/// <summary>A cycle as it is published: what it decided from, what it decided, and the SHA-256 of both, all in one canonical file (RFC 8785).</summary>
/// <remarks>What is listed in a snapshot is put into the order of names and identifiers first, so that the same facts have the same hash.</remarks>
/// <param name="Bytes">The file.</param>
/// <param name="Decided">The cycle as it was run.</param>
/// <param name="SnapshotHash">SHA-256 of the canonical JSON of the snapshot alone, in lower-case hexadecimal.</param>
public sealed record CycleRecord(DecidedCycle Decided, string SnapshotHash, string OutcomeHash, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The kind of file, as it stands in it.</summary>
    public const string Format = "collaborative.cycle/1";

    /// <summary>From which it was decided, its lists in order.</summary>
    public Snapshot Snapshot => Decided.Snapshot;

    public Outcome Outcome => Decided.Outcome;

    static readonly ConditionalWeakTable<Request, byte[]> Written = [];
    static int length;   // of the last file: the next will be about as long

    /// <summary>Runs the cycle and writes its record.</summary>
    /// <exception cref="ArgumentException">The snapshot contradicts itself.</exception>
    public static CycleRecord Of(Snapshot snapshot)
    {
        var decided = DecidedCycle.Of(Sorted(snapshot));
        // The members of an object stand in the order of their names: format, outcome, outcomeSha256, snapshot, snapshotSha256.
        var file = new ArrayBufferWriter<byte>(Math.Max(1024, length + (length / 8)));
        Write($"{{\"format\":\"{Format}\",\"outcome\":");
        var outcomeHash = Hashed(() => Canonical(decided.Outcome, file));
        Write($",\"outcomeSha256\":\"{outcomeHash}\",\"snapshot\":");
        var snapshotHash = Hashed(() => Canonical(decided.Snapshot, file));
        Write($",\"snapshotSha256\":\"{snapshotHash}\"}}");
        length = file.WrittenCount;
        return new(decided, snapshotHash, outcomeHash, file.WrittenMemory);

        void Write(string text) => Encoding.UTF8.GetBytes(text, file);

        string Hashed(Action write)
        {
            var from = file.WrittenCount;
            write();
            return Convert.ToHexStringLower(SHA256.HashData(file.WrittenSpan[from..]));
        }
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
        var at = file.CommonPrefixLength(again.Bytes.Span);
        return at == file.Length && at == again.Bytes.Length ? new Recomputation.Same(again) : new Recomputation.Different(again, at);
    }

    /// <summary>The canonical JSON of a snapshot.</summary>
    public static byte[] Write(Snapshot snapshot)
    {
        var text = new ArrayBufferWriter<byte>();
        Canonical(Sorted(snapshot), text);
        return text.WrittenSpan.ToArray();
    }

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
    static void Canonical(Snapshot snapshot, ArrayBufferWriter<byte> text) =>
        Members(snapshot with { Pending = [] }, "pending", snapshot.Pending, r => text.Write(Written.GetValue(r, r => CanonicalJson.Canonicalize(Element(r)))), text);

    /// <summary>Most verdicts are that something waits, and most of what waits is held by the same facts: each fact is written once.</summary>
    static void Canonical(Outcome outcome, ArrayBufferWriter<byte> text)
    {
        var known = new Dictionary<Fact, byte[]>();
        Members(outcome with { Verdicts = [] }, "verdicts", outcome.Verdicts, Write, text);

        void Write(Verdict verdict)
        {
            if (verdict is not Verdict.Wait { Request: var request, Because: var facts })
            {
                CanonicalJson.Canonicalize(Element(verdict), text);
                return;
            }
            text.Write("{\"because\":"u8);
            Listed(facts, f => text.Write(TextOf(f)), text);
            text.Write(",\"request\":\""u8);
            request.Value.TryFormat(text.GetSpan(36), out var length);
            text.Advance(length);
            text.Write("\",\"verdict\":\"wait\"}"u8);
        }

        byte[] TextOf(Fact fact)
        {
            if (!known.TryGetValue(fact, out var written))
                known[fact] = written = CanonicalJson.Canonicalize(Element(fact));
            return written;
        }
    }

    /// <summary>The members of an object, of which one is a long list: its items are written one by one, so that what is written never stands in memory twice.</summary>
    static void Members<T, TItem>(T value, string listed, ImmutableArray<TItem> items, Action<TItem> write, ArrayBufferWriter<byte> text)
    {
        foreach (var (place, member) in Element(value).EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal).Index())
        {
            Encoding.UTF8.GetBytes($"{(place == 0 ? "{" : ",")}\"{member.Name}\":", text);
            if (member.Name == listed)
                Listed(items, write, text);
            else
                CanonicalJson.Canonicalize(member.Value, text);
        }
        text.Write("}"u8);
    }

    static void Listed<T>(ImmutableArray<T> items, Action<T> write, ArrayBufferWriter<byte> text)
    {
        text.Write("["u8);
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                text.Write(","u8);
            write(items[i]);
        }
        text.Write("]"u8);
    }

    static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value, CycleJson.Options);

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

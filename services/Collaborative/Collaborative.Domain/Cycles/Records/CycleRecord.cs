using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Collaborative.Domain.Cycles.Records;

/// <summary>A cycle as it is published: what it decided from, what it decided, and the SHA-256 of both, all in one canonical file (RFC 8785).</summary>
/// <remarks>What is listed in a snapshot is put into the order of names and identifiers first, so that the same facts have the same hash.</remarks>
/// <param name="Decided">The cycle as it was run.</param>
/// <param name="SnapshotHash">SHA-256 of the canonical JSON of the snapshot alone, in lower-case hexadecimal.</param>
public sealed record CycleRecord(DecidedCycle Decided, string SnapshotHash, string OutcomeHash)
{
    /// <summary>How many parts a file has.</summary>
    public const int PartCount = 5;

    byte[]? bytes;

    /// <summary>The kind of file, as it stands in it.</summary>
    public const string Format = "collaborative.cycle/1";

    /// <summary>From which it was decided, its lists in order.</summary>
    public Snapshot Snapshot => Decided.Snapshot;

    public Outcome Outcome => Decided.Outcome;

    /// <summary>The file. It is written anew when it is first asked for.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes ??= Joined();

    /// <summary>Runs the cycle and writes its record.</summary>
    /// <remarks>What it is decided from is written beside the deciding.</remarks>
    /// <param name="written">Told of each part, by its place, as soon as it is written: of the long ones beside each other, and while it is still decided. A part is there only as long as it is told.</param>
    /// <exception cref="ArgumentException">The snapshot contradicts itself.</exception>
    public static CycleRecord Of(Snapshot snapshot, Action<int, ReadOnlyMemory<byte>>? written = null)
    {
        var sorted = CycleText.Sorted(snapshot);
        if (SnapshotCheck.Of(sorted) is [var first, ..])
            throw new ArgumentException(first.Message, nameof(snapshot));
        var (decided, from, said) = (default(DecidedCycle)!, "", "");
        Parallel.Invoke(
            () => from = CycleText.Write(sorted, text => written?.Invoke(3, text)),
            () => said = CycleText.Write((decided = DecidedCycle.OfChecked(sorted)).Outcome, text => written?.Invoke(1, text)));
        var record = new CycleRecord(decided, from, said);
        if (written is not null)
            record.Frame(written);
        return record;
    }

    /// <summary>The members of an object stand in the order of their names: format, outcome, outcomeSha256, snapshot, snapshotSha256.</summary>
    void Frame(Action<int, ReadOnlyMemory<byte>> written)
    {
        written(0, Encoding.UTF8.GetBytes($"{{\"format\":\"{Format}\",\"outcome\":"));
        written(2, Encoding.UTF8.GetBytes($",\"outcomeSha256\":\"{OutcomeHash}\",\"snapshot\":"));
        written(4, Encoding.UTF8.GetBytes($",\"snapshotSha256\":\"{SnapshotHash}\"}}"));
    }

    byte[] Joined()
    {
        var parts = new byte[PartCount][];
        Frame((part, text) => parts[part] = text.ToArray());
        CycleText.Write(Outcome, text => parts[1] = text.ToArray());
        CycleText.Write(Snapshot, text => parts[3] = text.ToArray());
        var file = new byte[parts.Sum(p => p.Length)];
        var end = 0;
        foreach (var part in parts)
        {
            part.CopyTo(file, end);
            end += part.Length;
        }
        return file;
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
        if (!Cycle.Knows(snapshot.RulesVersion))
            return new Recomputation.OtherRules(snapshot.Number, snapshot.RulesVersion);
        if (SnapshotCheck.Of(snapshot) is [var first, ..])
            return new Recomputation.Unreadable($"{first.Code}: {first.Message}");
        var again = Of(snapshot);
        var at = file.CommonPrefixLength(again.Bytes.Span);
        return at == file.Length && at == again.Bytes.Length ? new Recomputation.Same(again) : new Recomputation.Different(again, at);
    }

    /// <summary>The canonical JSON of a snapshot.</summary>
    public static byte[] Write(Snapshot snapshot)
    {
        byte[] text = [];
        CycleText.Write(CycleText.Sorted(snapshot), written => text = written.ToArray());
        return text;
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
}

/// <summary>What came of recomputing a published cycle.</summary>
public abstract record Recomputation
{
    private Recomputation() { }

    /// <summary>The same, byte for byte.</summary>
    public sealed record Same(CycleRecord Record) : Recomputation;

    /// <summary>Not the same from this byte on.</summary>
    public sealed record Different(CycleRecord Record, int At) : Recomputation;

    /// <summary>It was decided by rules that this program does not know: nothing is said of it.</summary>
    /// <param name="Version">Of the rules by which it was decided.</param>
    public sealed record OtherRules(long Number, int Version) : Recomputation;

    /// <summary>There is no snapshot in it that makes sense.</summary>
    public sealed record Unreadable(string Why) : Recomputation;
}

// ./infra/recompute FILE: decides what was published again and compares byte for byte: a cycle from its snapshot, a call from its docket. Of a snapshot or a docket alone it prints what follows.
using System.Text.Json;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Cycles.Records;

const int Same = 0, Different = 1, Misused = 2;
if (args is not [var path])
{
    Console.Error.WriteLine("use ./infra/recompute FILE   FILE is a published cycle or decision of a call; of a snapshot or a docket alone what follows is printed");
    return Misused;
}
byte[] file;
try
{
    file = File.ReadAllBytes(path);
}
catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"recompute.unreadable: {unreadable.Message}");
    return Misused;
}
return IsOfCall(file) ? Call(file) : IsSnapshotAlone(file, out var snapshot) ? Print(CycleRecord.Of(snapshot!).Bytes.Span) : OfCycle(file);

static int OfCycle(byte[] file)
{
    switch (CycleRecord.Recompute(file))
    {
        case Recomputation.Same { Record: var record }:
            Console.WriteLine($"cycle {record.Snapshot.Number}: the same, {file.Length} bytes, {record.Outcome.Verdicts.Length} verdicts; snapshot {record.SnapshotHash}, outcome {record.OutcomeHash}");
            return Same;
        case Recomputation.Different { Record: var record, At: var at }:
            Console.Error.WriteLine($"recompute.different: cycle {record.Snapshot.Number} differs from byte {at} on; recomputed snapshot {record.SnapshotHash}, outcome {record.OutcomeHash}");
            return Different;
        case Recomputation.OtherRules { Number: var number, Version: var version }:
            Console.Error.WriteLine($"recompute.other_rules: cycle {number} was decided by rules {version}; this program knows rules {Cycle.RulesVersion}. Take a program that knows them");
            return Misused;
        case Recomputation.Unreadable { Why: var why }:
            Console.Error.WriteLine($"recompute.no_cycle: {why}");
            return Misused;
        default:
            throw new InvalidOperationException("There is no other ending.");
    }
}

static int Call(byte[] file)
{
    switch (CallRecord.Recompute(file))
    {
        case CallRecomputation.Same { Docket: var docket, Applications: var count }:
            Console.WriteLine($"call {docket.Call.Value:D}: the same, {file.Length} bytes, {count} applications; the seed is the one that was committed to; docket {docket.Digest()}");
            return Same;
        case CallRecomputation.Different { Docket: var docket, Why: var why, First: var first }:
            Console.Error.WriteLine($"recompute.different: call {docket.Call.Value:D}: {why}{(first is { } application ? $" First of application {application:D}." : "")}");
            return Different;
        case CallRecomputation.Decided { Record: var record }:
            return Print(record);
        case CallRecomputation.Unreadable { Why: var why }:
            Console.Error.WriteLine($"recompute.no_call: {why}");
            return Misused;
        default:
            throw new InvalidOperationException("There is no other ending.");
    }
}

static int Print(ReadOnlySpan<byte> record)
{
    using var output = Console.OpenStandardOutput();
    output.Write(record);
    return Same;
}

static bool IsOfCall(byte[] file)
{
    try
    {
        using var json = JsonDocument.Parse(file);
        return CallRecord.IsOfCall(json.RootElement);
    }
    catch (JsonException)
    {
        return false;
    }
}

static bool IsSnapshotAlone(byte[] file, out Snapshot? snapshot)
{
    snapshot = null;
    try
    {
        using var json = JsonDocument.Parse(file);
        if (json.RootElement.ValueKind != JsonValueKind.Object || json.RootElement.TryGetProperty("format", out _))
            return false;
        snapshot = CycleRecord.SnapshotOf(file);
        return SnapshotCheck.Of(snapshot).IsEmpty;
    }
    catch (Exception unreadable) when (unreadable is JsonException or FormatException)
    {
        return false;
    }
}

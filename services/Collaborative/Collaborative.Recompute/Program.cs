// ./infra/recompute FILE: decides a published cycle again from its snapshot and compares byte for byte; of a snapshot alone it prints the cycle.
using System.Text.Json;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Cycles.Records;

const int Same = 0, Different = 1, Misused = 2;
if (args is not [var path])
{
    Console.Error.WriteLine("use ./infra/recompute FILE   FILE is a published cycle, or a snapshot whose cycle is printed");
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
if (IsSnapshotAlone(file, out var snapshot))
{
    using var output = Console.OpenStandardOutput();
    output.Write(CycleRecord.Of(snapshot!).Bytes.Span);
    return Same;
}
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

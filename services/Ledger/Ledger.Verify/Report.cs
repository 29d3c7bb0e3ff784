using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Domain.Receipts;

namespace Ledger.Verify;

/// <summary>Writes a report for a person, or for a program.</summary>
static class Report
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Whether the report holds.</returns>
    public static bool Print(CheckReport report, bool asJson, TextWriter output)
    {
        if (asJson)
            output.WriteLine(ToJson(report).ToJsonString(Readable));
        else
            PrintWords(report, output);
        return report.Holds;
    }

    static void PrintWords(CheckReport report, TextWriter output)
    {
        foreach (var step in report.Steps)
            output.WriteLine($"{Mark(step.Outcome)}  {step.Sentence}");
        output.WriteLine();
        output.WriteLine(report.Holds ? "Everything holds." : "This does NOT hold.");
    }

    static string Mark(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "  ok  ",
        CheckOutcome.Failed => " FAIL ",
        _ => "  --  ",
    };

    static JsonObject ToJson(CheckReport report)
    {
        var json = new JsonObject
        {
            ["holds"] = report.Holds,
            ["steps"] = new JsonArray([.. report.Steps.Select(s => new JsonObject
            {
                ["name"] = s.Name,
                ["outcome"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(s.Outcome.ToString()),
                ["sentence"] = s.Sentence,
            })]),
        };
        // What a program may go on with, and only if it may.
        if (report is ReceiptReport { Holds: true, Entry: { } entry } receipt)
        {
            if (entry is CheckedRecord record)
            {
                json["actId"] = record.ActId.ToString("D");
                json["kind"] = record.Kind;
                json["at"] = record.At;
            }
            json["recordHash"] = entry.Hash.ToHex();
            json["leafIndex"] = receipt.LeafIndex!.Value.ToString(CultureInfo.InvariantCulture);
            json["treeSize"] = receipt.Checkpoint!.Size.ToString(CultureInfo.InvariantCulture);
            json["root"] = receipt.Checkpoint.Root.ToBase64();
        }
        return json;
    }
}

using System.Text.Json.Nodes;

namespace Standards.Domain.Processes;

/// <summary>A process definition as a JSON document.</summary>
/// <remarks>
/// Stored format. Every member is written, also where it is null; periods as ISO 8601 (<c>"P12W"</c>), stages by their codes,
/// enumerations in capitals. <see cref="ProcessReader"/> reads exactly this.
/// </remarks>
static class ProcessDocument
{
    public static JsonObject Write(ProcessDefinition process) => new()
    {
        ["id"] = process.Id,
        ["version"] = process.Version,
        ["name"] = process.Name,
        ["source"] = process.Source,
        ["begins"] = process.Begins.Code,
        ["clock"] = new JsonObject { ["from"] = process.Clock.From.Code, ["to"] = process.Clock.To.Code },
        ["tracks"] = Each(process.Tracks, t => new() { ["id"] = t.Id, ["name"] = t.Name, ["length"] = t.Length.ToString() }),
        ["extension"] = process.Extension?.ToString(),
        ["limits"] = Each(process.Limits, Write),
        ["stages"] = Each(process.Stages, Write),
    };

    static JsonObject Write(Limit limit) => new()
    {
        ["id"] = limit.Id,
        ["name"] = limit.Name,
        ["reach"] = limit.Reach.Code,
        ["fromEnd"] = limit.FromEnd.ToString(),
        ["consequence"] = Write(limit.Consequence),
        ["escalateTo"] = Write(limit.EscalateTo),
    };

    static JsonObject Write(Stage stage) => new()
    {
        ["code"] = stage.Code.Code,
        ["final"] = stage.Final,
        ["ballot"] = stage.Ballot is { } ballot ? Write(ballot) : null,
        ["decisions"] = Each(stage.Decisions, Write),
        ["deadlines"] = Each(stage.Deadlines, Write),
    };

    static JsonObject Write(StageBallot ballot) => new()
    {
        ["rule"] = ballot.Rule,
        ["openFor"] = ballot.OpenFor.ToString(),
        ["approved"] = ballot.Approved.Code,
        ["notApproved"] = ballot.NotApproved.Code,
    };

    static JsonObject Write(StageDecision decision) => new()
    {
        ["to"] = decision.To.Code,
        ["name"] = decision.Name,
        ["of"] = Names.Write(decision.Of),
        ["gate"] = Each(decision.Gate, r => new() { ["evidence"] = r.Evidence, ["atLeast"] = r.AtLeast }),
    };

    static JsonObject Write(StageDeadline deadline) => new()
    {
        ["id"] = deadline.Id,
        ["name"] = deadline.Name,
        ["after"] = deadline.After.ToString(),
        ["since"] = new JsonArray([.. deadline.Since.Select(s => JsonValue.Create(s.Code))]),
        ["consequence"] = Write(deadline.Consequence),
        ["to"] = deadline.To?.Code,
        ["escalateTo"] = Write(deadline.EscalateTo),
    };

    static string? Write<T>(T? value)
        where T : struct, Enum => value is { } known ? Names.Write(known) : null;

    static JsonArray Each<T>(ImmutableArray<T> all, Func<T, JsonObject> write) => new([.. all.Select(write)]);
}

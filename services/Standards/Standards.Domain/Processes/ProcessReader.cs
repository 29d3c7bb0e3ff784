using System.Text.Json;
using Standards.Domain.Projects;

namespace Standards.Domain.Processes;

/// <summary>Reads process documents. Every member must be there, none that is not known, and every list has an end.</summary>
/// <remarks>What is only unfinished, such as a ballot without a rule, is read: it is for <see cref="ProcessCheck"/> to refuse, together with all else.</remarks>
static class ProcessReader
{
    const int LongestText = 100_000;
    const int MostStages = 60, MostTracks = 8, MostLimits = 12, MostDecisions = 12, MostDeadlines = 8, MostRequirements = 10;

    public static ProcessDefinition Read(string json)
    {
        if (json.Length > LongestText)
            throw new FormatException($"A process document has at most {LongestText} characters.");
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 16 });
            return ReadProcess(new(document.RootElement, "The process"));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FormatException($"Not a process document: {wrong.Message}", wrong);
        }
    }

    static ProcessDefinition ReadProcess(DocumentPart process)
    {
        process.HasExactly("id", "version", "name", "source", "begins", "clock", "tracks", "extension", "limits", "stages");
        return new(
            process.Id("id"), process.Whole("version", 1), process.Line("name"), process.Line("source"), process.Stage("begins"), ReadClock(process.Part("clock", "The clock")),
            [.. process.Parts("tracks", "A track", MostTracks).Select(ReadTrack)], process.PeriodOrNull("extension"),
            [.. process.Parts("limits", "A limit", MostLimits).Select(ReadLimit)], [.. process.Parts("stages", "A stage", MostStages).Select(ReadStage)]);
    }

    static TrackClock ReadClock(DocumentPart clock)
    {
        clock.HasExactly("from", "to");
        return new(clock.Stage("from"), clock.Stage("to"));
    }

    static Track ReadTrack(DocumentPart track)
    {
        track.HasExactly("id", "name", "length");
        return new(track.Id("id"), track.Line("name"), track.Period("length"));
    }

    static Limit ReadLimit(DocumentPart limit)
    {
        limit.HasExactly("id", "name", "reach", "fromEnd", "consequence", "escalateTo");
        return new(
            limit.Id("id"), limit.Line("name"), limit.Stage("reach"), limit.Period("fromEnd"), limit.OneOfOrNull<Consequence>("consequence"),
            limit.OneOfOrNull<DecidingBody>("escalateTo"));
    }

    static Stage ReadStage(DocumentPart stage)
    {
        stage.HasExactly("code", "final", "ballot", "decisions", "deadlines");
        var code = stage.Stage("code");
        var here = stage with { Where = $"Stage {code}" };
        return new(
            code, here.Flag("final"), here.PartOrNull("ballot", $"The ballot of stage {code}") is { } ballot ? ReadBallot(ballot) : null,
            [.. here.Parts("decisions", $"A decision of stage {code}", MostDecisions).Select(ReadDecision)],
            [.. here.Parts("deadlines", $"A deadline of stage {code}", MostDeadlines).Select(ReadDeadline)]);
    }

    static StageBallot ReadBallot(DocumentPart ballot)
    {
        ballot.HasExactly("rule", "openFor", "approved", "notApproved");
        return new(ballot.TextOrNull("rule"), ballot.Period("openFor"), ballot.Stage("approved"), ballot.Stage("notApproved"));
    }

    static StageDecision ReadDecision(DocumentPart decision)
    {
        decision.HasExactly("to", "name", "of", "gate");
        return new(
            decision.Stage("to"), decision.Line("name"), decision.OneOf<DecidingBody>("of"),
            [.. decision.Parts("gate", $"{decision.Where}: a requirement", MostRequirements).Select(ReadRequirement)]);
    }

    static Requirement ReadRequirement(DocumentPart requirement)
    {
        requirement.HasExactly("evidence", "atLeast");
        return new(requirement.Line("evidence"), requirement.WholeOrNull("atLeast", 0));
    }

    static StageDeadline ReadDeadline(DocumentPart deadline)
    {
        deadline.HasExactly("id", "name", "after", "since", "consequence", "to", "escalateTo");
        return new(
            deadline.Id("id"), deadline.Line("name"), deadline.Period("after"), [.. deadline.Stages("since", MostStages)],
            deadline.OneOfOrNull<Consequence>("consequence"), deadline.StageOrNull("to"), deadline.OneOfOrNull<DecidingBody>("escalateTo"));
    }
}

using Web.Instrument;

namespace Web.Pages.Processes;

/// <summary>What the fields of the editor can be chosen from. The values are those of the document.</summary>
static class Lists
{
    public static IReadOnlyList<(string, string)> Authorities(ProcessSayings sayings) =>
        [("SECRETARIAT", sayings.Of(DecidingBody.Secretariat)), ("COMMITTEE", sayings.Of(DecidingBody.Committee)), ("MANAGEMENT_BOARD", sayings.Of(DecidingBody.ManagementBoard))];

    public static IReadOnlyList<(string, string)> Consequences(Words l) =>
        [("LAPSE", l["the project lapses"]), ("ADVANCE", l["the project goes on"]), ("ESCALATE", l["somebody has to deal with it"])];

    public static IReadOnlyList<(string, string)> Stages(ProcessPaper paper) => [.. paper.Stages.Select(s => (s.Code, s.Code))];
}

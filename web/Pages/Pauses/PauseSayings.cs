namespace Web.Pages.Pauses;

/// <summary>What is said of pauses, in words.</summary>
public static class PauseSayings
{
    public static string Of(Words l, PausedKind kind) => kind switch
    {
        PausedKind.Training         => l["training"],
        PausedKind.FineTuning       => l["fine-tuning"],
        PausedKind.Deployment       => l["deployment"],
        PausedKind.SharingOfWeights => l["sharing of weights"],
        PausedKind.Publication      => l["publication"],
        _                           => l["use of shared compute"],
    };

    public static string Of(Words l, IEnumerable<PausedKind> kinds) => string.Join(", ", kinds.Select(k => Of(l, k)));

    /// <summary>The five steps, in their order.</summary>
    public static IReadOnlyList<string> Steps(Words l) => [l["Evaluated"], l["Paused"], l["Others told"], l["Analysed"], l["Resumed"]];

    /// <summary>What one can do next, by its address.</summary>
    public static (string Path, string Label)? Next(Words l, string next) => next switch
    {
        "CONFIRM"     => ("confirm", l["Confirm the finding"]),
        "ORDER"       => ("order", l["Order the pause"]),
        "ACKNOWLEDGE" => ("answer", l["Answer the order"]),
        "ANALYSE"     => ("analyse", l["Put the analysis on record"]),
        "RESUME"      => ("resume", l["Let work resume"]),
        _             => null,
    };
}

namespace Compliance.Domain.Registry;

/// <summary>What of a model has changed, so that what was said of it before may no longer hold (Anderljung and others, 2023, section 4.4).</summary>
public enum ModelChangeKind
{
    /// <summary>It came of another model by further training.</summary>
    FineTuned,

    /// <summary>It was trained on what another model answers.</summary>
    Distilled,

    /// <summary>Its weights are those of several models, put together.</summary>
    Merged,

    /// <summary>A version went through a further training run.</summary>
    TrainedFurther,

    /// <summary>It has other tools.</summary>
    ToolsChanged,

    /// <summary>More is known about how to bring out what it can do.</summary>
    ElicitationImproved,
}

/// <summary>A change of a model, as the register knows it.</summary>
/// <param name="Version">The version; all of them where none is named.</param>
/// <param name="Source">The act in the register that says so.</param>
/// <param name="Account">What has changed, where somebody said it.</param>
public sealed record ModelChange(Guid Model, string? Version, ModelChangeKind Kind, Guid Source, string Account, DateTimeOffset At)
{
    /// <summary>The change that an event of a model is; null where it is none. The first run of a version is how it came about; a further one changes it.</summary>
    public static ModelChange? Of(Guid model, Model before, ModelEvent happened) => happened switch
    {
        ModelEvent.ChangeReported e => new(model, e.Version, e.Kind, e.Act, e.Account, e.At),
        ModelEvent.RunAssessed { Run: var run } e when before is Model.Registered { Runs: var runs } && !runs.ContainsKey(run.Id) && runs.Values.Any(r => r.Version == run.Version) =>
            new(model, run.Version, ModelChangeKind.TrainedFurther, e.Act, "", e.At),
        _ => null,
    };

    /// <summary>The change of the later model, or of its version, that a declaration of lineage is.</summary>
    public static ModelChange Of(LineageEvent.Declared declared) => new(
        declared.Kinship.Child, declared.Kinship.ChildVersion,
        declared.Kinship.How switch { Descent.FineTunedFrom => ModelChangeKind.FineTuned, Descent.DistilledFrom => ModelChangeKind.Distilled, _ => ModelChangeKind.Merged },
        declared.Act, "", declared.At);

    /// <summary>Whether it is about a version.</summary>
    public bool IsOf(string version) => Version is null || Version == version;
}

using Standards.Domain.Projects;

namespace Standards.Domain.Appeals;

/// <summary>What a pending appeal holds up, and what goes on.</summary>
/// <remarks>ISO/IEC Directives, Part 1, 5.1: while an appeal is considered, work goes on up to and including the approval stage (50).</remarks>
public static class Stay
{
    const string LastStage = "50";

    /// <summary>Whether pending appeals keep a project out of a stage.</summary>
    public static bool Forbids(StageCode stage) => string.CompareOrdinal(stage.Code[..2], LastStage) > 0;

    /// <summary>Whether an appeal still stays anything.</summary>
    public static bool IsInEffect(Appeal appeal) => appeal is Appeal.Lodged or Appeal.Heard or Appeal.Ruled;
}

using Compliance.Domain.Assessors;
using Compliance.Domain.Registry;

namespace Compliance.Domain.Assessments;

/// <summary>How a version stands to a control. Later ones are graver: of what does not apply nobody has shown that it holds.</summary>
public enum ControlVerdict
{
    /// <summary>What it asks for is there.</summary>
    Satisfied,

    /// <summary>It asks for something that this version cannot be asked for.</summary>
    NotApplicable,

    /// <summary>What it asks for is not there, or not all of it.</summary>
    NotSatisfied,
}

/// <summary>How a version stands to one control.</summary>
/// <param name="Control">By its identifier in the catalog.</param>
/// <param name="Reason">Why it is judged so.</param>
/// <param name="Evidence">Files that show it.</param>
public sealed record ControlJudgement(string Control, ControlVerdict Verdict, string Reason, ImmutableList<Guid> Evidence);

/// <summary>The version of a catalog against which a round is made.</summary>
/// <param name="Controls">The identifiers of all that are judged.</param>
public sealed record AssessedCatalog(Guid Catalog, string Title, string Version, string Sha256, ImmutableList<string> Controls);

/// <summary>The assessment of one version of a model against a catalog of controls, in rounds: every control is judged. A round ends when all who were assigned have filed, and its result lapses when the model changes.</summary>
/// <remarks>Where two were assigned, neither report is shown to anyone until both are there; the graver judgement on each control then counts.</remarks>
public abstract record ControlAssessment(int Round)
{
    /// <summary>No round is running, and none has been concluded since the last was abandoned.</summary>
    public sealed record Unopened(int Round) : ControlAssessment(Round);

    /// <summary>A round is running.</summary>
    public sealed record Open(AssessedVersion Subject, AssessedCatalog Catalog, int Round, Assignment Assignment, ImmutableDictionary<Guid, ImmutableList<ControlJudgement>> Reports) : ControlAssessment(Round);

    /// <summary>The last round has a result.</summary>
    public sealed record Concluded(AssessedVersion Subject, AssessedCatalog Catalog, int Round, ImmutableList<ControlJudgement> Judgements, bool HasLapsed) : ControlAssessment(Round);

    /// <summary>The state before the first event.</summary>
    public static ControlAssessment Initial { get; } = new Unopened(0);

    /// <summary>The state after an event.</summary>
    public static ControlAssessment Evolve(ControlAssessment state, ControlAssessmentEvent happened) => (state, happened) switch
    {
        (Unopened or Concluded, ControlAssessmentEvent.Opened e) => new Open(e.Subject, e.Catalog, e.Round, e.Assignment, ImmutableDictionary<Guid, ImmutableList<ControlJudgement>>.Empty),
        (Open s, ControlAssessmentEvent.Filed e)     => s with { Reports = s.Reports.SetItem(e.By, e.Judgements) },
        (Open s, ControlAssessmentEvent.Concluded e) => new Concluded(s.Subject, s.Catalog, s.Round, e.Judgements, HasLapsed: false),
        (Open s, ControlAssessmentEvent.Abandoned)   => new Unopened(s.Round),
        (Concluded s, ControlAssessmentEvent.Lapsed) => s with { HasLapsed = true },
        _                                            => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<ControlAssessmentEvent, ControlAssessmentRefusal> Decide(ControlAssessment state, ControlAssessmentCommand command) => (state, command) switch
    {
        (Open, ControlAssessmentCommand.Open)                                            => new ControlAssessmentRefusal.AlreadyOpen(),
        (_, ControlAssessmentCommand.Open c)                                             => new ControlAssessmentEvent.Opened(c.Act, c.Subject, c.Catalog, state.Round + 1, c.Assignment, c.By, c.Now),
        (Open s, ControlAssessmentCommand.File c) when !s.Assignment.Includes(c.By)      => new ControlAssessmentRefusal.NotAssigned(),
        (Open s, ControlAssessmentCommand.File c) when s.Reports.ContainsKey(c.By)       => new ControlAssessmentRefusal.AlreadyFiled(),
        (Open s, ControlAssessmentCommand.File c) when ProblemOf(s.Catalog, c.Judgements) is { } problem => problem,
        (Open s, ControlAssessmentCommand.File c)                                        => Filing(s, c),
        (Open, ControlAssessmentCommand.Abandon c) when !Text.IsText(c.Reason)           => new ControlAssessmentRefusal.Reasonless(),
        (Open, ControlAssessmentCommand.Abandon c)                                       => new ControlAssessmentEvent.Abandoned(c.Act, c.Reason, c.By, c.Now),
        (Concluded { HasLapsed: false }, ControlAssessmentCommand.Lapse c)               => new ControlAssessmentEvent.Lapsed(c.Act, c.Change, c.By, c.Now),
        (_, ControlAssessmentCommand.Lapse)                                              => Decision<ControlAssessmentEvent, ControlAssessmentRefusal>.Nothing,
        (_, ControlAssessmentCommand.File or ControlAssessmentCommand.Abandon)           => new ControlAssessmentRefusal.NotOpen(),
        _                                                                                => throw new UnreachableException(),
    };

    /// <summary>Of two reports, on each control the graver judgement; of equal ones the first, with the evidence of both.</summary>
    public static ImmutableList<ControlJudgement> Graver(ImmutableList<ControlJudgement> first, ImmutableList<ControlJudgement> second)
    {
        var others = second.ToDictionary(j => j.Control, StringComparer.Ordinal);
        return [.. first.Select(j => others[j.Control] is var o && o.Verdict > j.Verdict ? o : o.Verdict < j.Verdict ? j : j with { Evidence = [.. j.Evidence.Union(o.Evidence)] })];
    }

    static ControlAssessmentRefusal? ProblemOf(AssessedCatalog catalog, ImmutableList<ControlJudgement> judgements)
    {
        var judged = judgements.Select(j => j.Control).ToHashSet(StringComparer.Ordinal);
        if (judged.Count < judgements.Count || !judged.SetEquals(catalog.Controls))
            return new ControlAssessmentRefusal.Incomplete(catalog.Controls.Count(c => !judged.Contains(c)));
        return judgements.Exists(j => !Text.IsText(j.Reason)) ? new ControlAssessmentRefusal.Reasonless()
            : judgements.Find(j => j.Verdict == ControlVerdict.Satisfied && j.Evidence.IsEmpty) is { } bare ? new ControlAssessmentRefusal.WithoutEvidence(bare.Control)
            : null;
    }

    static Decision<ControlAssessmentEvent, ControlAssessmentRefusal> Filing(Open state, ControlAssessmentCommand.File c)
    {
        ImmutableList<ControlJudgement> inOrder = [.. state.Catalog.Controls.Join(c.Judgements, id => id, j => j.Control, (_, j) => j, StringComparer.Ordinal)];
        var filed = new ControlAssessmentEvent.Filed(c.Act, inOrder, c.By, c.Now);
        var reports = state.Reports.SetItem(c.By, inOrder);
        return state.Assignment.People.TrueForAll(reports.ContainsKey)
            ? new Decision<ControlAssessmentEvent, ControlAssessmentRefusal>.Accepted([filed, new ControlAssessmentEvent.Concluded(c.Conclusion, state.Assignment.People.Select(p => reports[p]).Aggregate(Graver), c.By, c.Now)])
            : filed;
    }
}

using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.Domain.Publications;
using Standards.Graph;
using Standards.ReadingAProcess;

namespace Standards.ReadingAProject;

/// <summary>How a project runs under its process: what is next, what can be decided, what is missing, what was.</summary>
[Public, Name("ProjectRun")]
sealed class ProjectRunView(RunRow row, ProcessVersionRow version)
{
    readonly Project.Running running = row.ToRunning(version.Definition);

    public ProcessVersionView Process => new(version);

    public TrackView Track => new(running.Track);

    public DateTime StartedAt => row.Run.StartedAt.UtcDateTime;

    public DateTime Since => row.Run.Since.UtcDateTime;

    public bool Ended => row.Ended;

    public DateTime? EndOfTrack => ProjectSchedule.EndOfTrack(running)?.UtcDateTime;

    public int ExtendedByMonths => row.Run.ExtendedBy;

    /// <summary>By how many months the track may still be lengthened; 0 where it may not.</summary>
    public int MayExtendByMonths => row.Run is { ExtendedBy: 0, ClockFrom: not null } && !row.Ended && !IsPastClock ? version.Definition.Extension?.Amount ?? 0 : 0;

    /// <summary>Whether the project opens and concludes the reviews of its standard.</summary>
    public bool LeadsReviews => Lead.Reviews;

    /// <summary>Whether the project withdraws its standard.</summary>
    public bool LeadsWithdrawal => Lead.Withdraws;

    Lead Lead => row.Ended ? default : Lead.Of(version.Definition);

    internal StageBallot? StageBallot => row.Ended ? null : running.Here.Ballot;

    public StageBallotView? Ballot => running.Here.Ballot is { } ballot ? new(ballot) : null;

    public DiagramView Diagram => new(version.Definition, row.Run);

    public IDataLoaderResult<IEnumerable<ChoiceView>> Choices([FromServices] Loaders loaders) =>
        loaders.Held.Load(row.ProjectId).Then(held => running.Choices(held!.Evidence).Select(c => new ChoiceView(c)));

    public IEnumerable<DueView> Schedule => ProjectSchedule.Of(running).Select(d => new DueView(d.Name, d.At.UtcDateTime, d.Consequence, d.To?.Code, d.EscalateTo));

    public IEnumerable<AttestationView> Attestations => row.Run.Attested.Select(a => new AttestationView(a));

    public IDataLoaderResult<IReadOnlyList<ProjectStepView>> Steps([FromServices] Loaders loaders) => loaders.StepsOfProject.Load(row.ProjectId).Always();

    bool IsPastClock => string.CompareOrdinal(row.Run.Stage.Code, version.Definition.Clock.To.Code) >= 0;
}

/// <summary>A decision that could be taken where the project stands.</summary>
[Public, Name("Move")]
sealed class ChoiceView(Choice choice)
{
    public string To => choice.Decision.To.Code;

    public string ToName => choice.Decision.To.Name;

    public string Name => choice.Decision.Name;

    public DecidingBody Of => choice.Decision.Of;

    public bool IsOpen => choice.IsOpen;

    /// <summary>Whether it is carried out by publishing the standard.</summary>
    public bool Publishes => choice.Decision.To.IsPublication;

    public IEnumerable<FindingView> Gate => choice.Findings.Select(f => new FindingView(f));
}

/// <summary>What a gate finds, or found.</summary>
[Public, Name("Finding")]
sealed class FindingView(GateFinding finding)
{
    public EvidenceKind Kind => finding.Kind;

    public int? Count => finding.Count;

    public int? Of => finding.Of;

    public bool Met => finding.Met;

    public string Statement => finding.Statement;

    public bool IsAttestable => Evidence.IsAttestable(finding.Kind);

    public ReceiptStub? Attestation => finding.Act is { } act ? new(act.Value) : null;
}

/// <summary>What will happen by itself.</summary>
[Public, Name("Due")]
sealed class DueView(string name, DateTime at, Consequence consequence, string? to, DecidingBody? escalateTo)
{
    public string Name => name;

    public DateTime At => at;

    public Consequence Consequence => consequence;

    public string? To => to;

    public string? ToName => StageCode.TryParse(to, out var stage) ? stage.Name : null;

    public DecidingBody? EscalateTo => escalateTo;
}

[Public, Name("Attestation")]
sealed class AttestationView(Attestation attestation)
{
    public EvidenceKind Kind => attestation.Evidence.Kind;

    public int Count => attestation.Evidence.Count;

    public int? Of => attestation.Evidence.Of;

    public string Statement => attestation.Statement;

    public DateTime At => attestation.At.UtcDateTime;

    public ReceiptStub Receipt => new(attestation.Act.Value);
}

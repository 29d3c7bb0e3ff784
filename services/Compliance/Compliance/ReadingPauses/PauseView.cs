using Compliance.Graph;
using GraphQL;

namespace Compliance.ReadingPauses;

/// <summary>A pause. What of it is not null is decided by the flow policy alone.</summary>
[Public, Name("Pause")]
sealed class PauseView(SeenPause pause, FlowPolicy policy)
{
    readonly Pause state = pause.State;

    [Id]
    public string Id => pause.Id.ToString("D");

    /// <summary>1 evaluated, 2 paused, 3 others have answered, 4 analysed, 5 resumed in part or whole. Who may not know of answers and analyses sees 2 until work resumes.</summary>
    public int Step => Shows(PauseField.Answers) && Shows(PauseField.Analysis) ? state.Step : state.Step is 3 or 4 ? 2 : state.Step;

    public DateTime? OrderedAt => Shows(PauseField.Progress) ? Ordered?.At.UtcDateTime : null;

    /// <summary>When all work had resumed.</summary>
    public DateTime? OverAt => Shows(PauseField.Progress) && state is Pause.Ordered { IsOver: true } ? pause.Events.OfType<PauseEvent.Resumed>().Last().At.UtcDateTime : null;

    /// <summary>Why; null before the order.</summary>
    public string? Ground => Order?.Ground;

    /// <summary>What was paused; null before the order.</summary>
    public PauseScopeView? Scope => Order is { } order ? new(order.Scope, ((Pause.Ordered)state).Remaining) : null;

    public PauseSchemeView? Scheme => Shows(PauseField.Scheme) ? new(Finding.Scheme) : null;

    public ReceiptStub? Receipt => Shows(PauseField.Order) && Ordered is { } ordered ? new(ordered.Act) : null;

    /// <summary>What began it; null for who may not read it.</summary>
    public PauseFindingView? Found => Shows(PauseField.Finding) ? new(Finding, pause.Events.OfType<PauseEvent.Reported>().First(), pause.Events.OfType<PauseEvent.Confirmed>().Any()) : null;

    /// <summary>What has to be shown for resumption; null for who may not read it.</summary>
    public IEnumerable<ResumptionThresholdView>? Thresholds => Shows(PauseField.Thresholds) ? (Ordered?.Order.Thresholds ?? []).Select(t => new ResumptionThresholdView(t)) : null;

    /// <summary>What developers answered; null for who may not read it.</summary>
    public IEnumerable<PauseAnswerView>? Answers => Shows(PauseField.Answers) ? pause.Events.OfType<PauseEvent.Acknowledged>().Select(a => new PauseAnswerView(a)) : null;

    /// <summary>What the caller's own developer answered.</summary>
    public PauseAnswerView? MyAnswer => pause.Organization is { } own && pause.Events.OfType<PauseEvent.Acknowledged>().FirstOrDefault(a => a.Developer == own) is { } answer ? new(answer) : null;

    /// <summary>What the capability is and what is done against it; null for who may not read it, and before.</summary>
    public PauseAnalysisView? Analysis => Shows(PauseField.Analysis) && pause.Events.OfType<PauseEvent.Analysed>().FirstOrDefault() is { } analysed ? new(analysed) : null;

    public IEnumerable<ResumptionView> Resumptions => Shows(PauseField.Progress) ? pause.Events.OfType<PauseEvent.Resumed>().Select(r => new ResumptionView(r, Shows(PauseField.Evidence))) : [];

    /// <summary>Acts that were refused; null for who may not read it.</summary>
    public IEnumerable<PauseRefusalView>? Refusals => Shows(PauseField.Refusals) ? pause.Events.OfType<PauseEvent.Refused>().Select(r => new PauseRefusalView(r)) : null;

    /// <summary>What the caller can do next: CONFIRM, ORDER, ACKNOWLEDGE, ANALYSE, RESUME.</summary>
    [SignedIn]
    public IEnumerable<string> Next(IResolveFieldContext context)
    {
        if (Viewer.Of(context) is not { } viewer || (!viewer.SeesAll && viewer.Organization is null))
            return [];
        var (party, scheme) = (Parties.Of(context, pause.Developer), Finding.Scheme);
        return new (string Name, bool May)[]
        {
            ("CONFIRM", state is Pause.Found f && scheme.Confirms.Contains(party) && !f.Confirmed.Contains(party)),
            ("ORDER", state is Pause.Found s && scheme.MayOrder.Contains(party) && scheme.Confirms.TrueForAll(s.Confirmed.Contains)),
            ("ACKNOWLEDGE", state is Pause.Ordered { IsOver: false } a && party is Party.Developer or Party.Peer && state is Pause.Ordered told && !told.Acknowledged.Contains(viewer.Organization ?? default)),
            ("ANALYSE", state is Pause.Ordered { IsOver: false, IsAnalysed: false } && party is not Party.Peer),
            ("RESUME", state is Pause.Ordered { IsOver: false, IsAnalysed: true } && scheme.MayResume.Contains(party)),
        }.Where(n => n.May).Select(n => n.Name);
    }

    bool Shows(string field) => policy.Shows(field, pause.Audience);

    Finding Finding => pause.Events.OfType<PauseEvent.Reported>().First().Finding;

    PauseEvent.Ordered? Ordered => pause.Events.OfType<PauseEvent.Ordered>().FirstOrDefault();

    PauseOrder? Order => Shows(PauseField.Order) ? Ordered?.Order : null;
}

/// <summary>What is paused.</summary>
[Public, Name("PauseScope")]
sealed class PauseScopeView(PauseScope scope, ImmutableList<PausedKind> remaining)
{
    public IEnumerable<PausedKind> Kinds => scope.Kinds;

    /// <summary>What of it is paused still.</summary>
    public IEnumerable<PausedKind> Remaining => remaining;

    public IEnumerable<OrganizationStub> Developers => scope.Developers.Select(d => new OrganizationStub(d));

    [Id]
    public IEnumerable<string> ModelIds => scope.Models.Select(m => m.ToString("D"));

    public IEnumerable<string> Capabilities => scope.Capabilities;
}

/// <summary>One version of coordinated pausing.</summary>
[Public, Name("PauseScheme")]
sealed class PauseSchemeView(Scheme scheme)
{
    [Id]
    public string Id => scheme.Id;

    public string Name => scheme.Name;

    public string Ground => scheme.Ground;

    public IEnumerable<Party> MayReport => scheme.MayReport;

    public IEnumerable<Party> Confirms => scheme.Confirms;

    public IEnumerable<Party> MayOrder => scheme.MayOrder;

    public IEnumerable<Party> MayResume => scheme.MayResume;

    public IEnumerable<string> Consequences => scheme.Consequences;
}

/// <summary>A scheme that holds for a developer from an instant on.</summary>
[Public, Name("PauseAdherence")]
sealed class PauseAdherenceView((string Scheme, DateTime Since, Guid Act) held)
{
    public PauseSchemeView Scheme => new(ShippedSchemes.All[held.Scheme]);

    public DateTime Since => held.Since;

    public ReceiptStub Receipt => new(held.Act);
}

/// <summary>What was found.</summary>
[Public, Name("PauseFinding")]
sealed class PauseFindingView(Finding finding, PauseEvent.Reported reported, bool isConfirmed)
{
    public OrganizationStub Developer => new(finding.Developer);

    [Id]
    public string ModelId => finding.Model.ToString("D");

    public string Capability => finding.Capability;

    public string Account => finding.Account;

    public string Evidence => finding.Evidence;

    public bool IsConfirmed => isConfirmed;

    public DateTime At => reported.At.UtcDateTime;

    public ReceiptStub Receipt => new(reported.Act);
}

/// <summary>What has to be shown before work resumes.</summary>
[Public, Name("ResumptionThreshold")]
sealed class ResumptionThresholdView(ResumptionThreshold threshold)
{
    [Id]
    public string Id => threshold.Id;

    public string Measure => threshold.Measure;

    /// <summary>In thousandths.</summary>
    public int AtMostMilli => threshold.AtMostMilli;

    /// <summary>Empty for all kinds of work.</summary>
    public IEnumerable<PausedKind> Guards => threshold.Guards;
}

/// <summary>What a developer answered.</summary>
[Public, Name("PauseAnswer")]
sealed class PauseAnswerView(PauseEvent.Acknowledged answer)
{
    public OrganizationStub Developer => new(answer.Developer);

    public bool Pauses => answer.Pauses;

    public string Statement => answer.Statement;

    public DateTime At => answer.At.UtcDateTime;

    public ReceiptStub Receipt => new(answer.Act);
}

/// <summary>What the capability is, and what is done against it.</summary>
[Public, Name("PauseAnalysis")]
sealed class PauseAnalysisView(PauseEvent.Analysed analysed)
{
    public string Account => analysed.Account;

    public string Precautions => analysed.Precautions;

    public DateTime At => analysed.At.UtcDateTime;

    public ReceiptStub Receipt => new(analysed.Act);
}

/// <summary>Work that resumed.</summary>
[Public, Name("Resumption")]
sealed class ResumptionView(PauseEvent.Resumed resumed, bool seesEvidence)
{
    public DateTime At => resumed.At.UtcDateTime;

    public IEnumerable<PausedKind> Kinds => resumed.Kinds;

    /// <summary>Null for who may not read it.</summary>
    public IEnumerable<MeasuredView>? Measured => seesEvidence ? resumed.Measured.Select(m => new MeasuredView(m)) : null;

    public ReceiptStub Receipt => new(resumed.Act);
}

/// <summary>What was measured against a threshold.</summary>
[Public, Name("Measured")]
sealed class MeasuredView(Measured measured)
{
    [Id]
    public string Threshold => measured.Threshold;

    public int Milli => measured.Milli;

    public string Evidence => measured.Evidence;
}

/// <summary>An act that was refused, and changed nothing.</summary>
[Public, Name("RefusedPauseAct")]
sealed class PauseRefusalView(PauseEvent.Refused refused)
{
    public string Asked => refused.Asked;

    public string Code => refused.Code;

    public DateTime At => refused.At.UtcDateTime;

    public ReceiptStub Receipt => new(refused.Act);
}

/// <summary>A binding act in a pause, just done or recalled.</summary>
[Public, Name("PauseAct")]
sealed class PauseActView(Guid pause, Guid act)
{
    public Task<PauseView?> Pause(IResolveFieldContext context, [FromServices] PauseRegister pauses, [FromServices] FlowPolicy policy) => Query.Pause(context, pauses, policy, pause.ToString("D"));

    public ReceiptStub Receipt => new(act);
}

using System.Text;
using Compliance.AssessingAModel;
using Compliance.AssessingByControls;
using Compliance.FilingEvidence;
using Compliance.MakingAClaim;
using Compliance.RaisingAFinding;
using Compliance.ReadingStandards;
using Compliance.RegisteringAModel;
using Compliance.RegisteringAssessors;
using Compliance.Storage;
using Contracts.Identity;

namespace Compliance.Seeding;

/// <summary>Assessors, evidence, a claim that has lapsed and one that stands, assessments with four endings, and findings on their way.</summary>
sealed partial class Demonstration
{
    static readonly Guid Secretary = NamedUuid.Of(MemberStates.Namespace, "person:secretariat");
    static readonly Guid Institute = NamedUuid.Of(MemberStates.Namespace, "organization:demonstration-institute");
    static readonly Guid Researcher = NamedUuid.Of(MemberStates.Namespace, "person:researcher");
    static readonly Guid SecondResearcher = NamedUuid.Of(MemberStates.Namespace, "person:researcher.second");

    static SafetyStandard Standard => ShippedStandards.All["frontier-ai-safety"];

    async Task AssessAsync(CancellationToken cancellation)
    {
        await EnrolAsync("assessor 1", Monitor, House, "Audits of developers");
        await EnrolAsync("assessor 2", Researcher, Institute, "Evaluations of dangerous capabilities");
        await EnrolAsync("assessor 3", SecondResearcher, Institute, "Controllability and interpretability");
        await TellAsync(Public, "version 1.1", new ModelCommand.AddVersion(default, "1.1", Monitor, default));
        await TellAsync(Public, "version 1.3", new ModelCommand.AddVersion(default, "1.3", Monitor, default));

        var card = await FileAsync("system card", Public, "System card", "What the assistant is for, how it was made, and where it fails.", "Demonstration Laboratory", "Written by the developer", FlowLabel.Public, Officer);
        var red = await FileAsync("red team", Public, "Report of the red team", "Of 1,000 prompts by experts 61 brought out step-by-step help before the filters, and 7 after.", "Demonstration Institute", "40 experts over two weeks", FlowLabel.SafetyRelevant, Monitor);
        var logs = await FileAsync("logs", Public, "Extract of usage logs", "Accounts closed for misuse, by week.", "Demonstration Laboratory", "Counted from logs", FlowLabel.Sensitive, Officer);
        await FileAsync("wrong file", Public, "Report of the red team, second part", "Not the file that was announced.", "Demonstration Institute", "By hand", FlowLabel.SafetyRelevant, Monitor, EvidenceFile.HashOf("The file that was announced."u8));

        var claim = new ClaimSheet(
            Public, Laboratory, "1.0", ClaimTopic.DangerousCapability, "weapons", "It gives no step-by-step help with dangerous chemistry",
            new("Expert prompts", "Answers that help", 1_000, ElicitationEffort.Prompting, 640, new(7, 1_000), new(28, 10_000), new(144, 10_000), 95), [], [red]);
        await ClaimAsync("claim", claim, Monitor);
        await ConcludeAsync("assessment 1.0", "1.0", Cautious(card, red, logs), Cautious(card, red, logs).With("weapons", RiskLevel.High));
        await TellAsync(Public, "tools", new ModelCommand.ReportChange(default, "1.0", ModelChangeKind.ToolsChanged, "It can search the network.", Monitor, default));
        await ClaimAsync("claim 1.3", claim with { Version = "1.3", Tools = ["search"], Evaluation = claim.Evaluation with { Effort = ElicitationEffort.Scaffolding, EffortHours = 900 } }, Monitor);
        await ConcludeAsync("assessment 1.3", "1.3", Cautious(card, red, logs).With("cyber", RiskLevel.High), Cautious(card, red, logs));
        await ConcludeAsync("assessment 1.1", "1.1", Cautious(card, red, logs), Cautious(card, red, logs));
        await OpenAsync("assessment filed", Filed, "1.0", cancellation: cancellation);
        await FindAsync(red, logs);
    }

    async Task FindAsync(Guid red, Guid logs)
    {
        var watched = await RaiseAsync("finding watched", "monitored", Severity.Major, "Use is watched in English only", "The help came by way of translation, and filters saw none of it.", red);
        await FindingAsync(watched, "finding cured", new AuditFindingCommand.ShowCure(default, new("Filters read all languages that the model speaks.", [logs]), Officer, default));
        await RaiseAsync("finding scrutiny", "external-scrutiny", Severity.Critical, "Experts had three days and no access to the weights", "The standard asks for the access and the time that testing needs.", red);
        var noted = await RaiseAsync("finding noted", "context-considered", Severity.Observation, "Plans for other tools are not mentioned", "Nothing is broken; it will matter when the tools come.");
        await FindingAsync(noted, "finding closed", new AuditFindingCommand.Close(default, "The developer has taken note.", Secretary, default));
        var again = await RaiseAsync("finding again", "reassessed", Severity.Minor, "Better elicitation is reported late", "A prompt that doubles the score was known for five weeks.");
        await FindingAsync(again, "again cured", new AuditFindingCommand.ShowCure(default, new("There is a list, and somebody who keeps it.", [logs]), Officer, default));
        await FindingAsync(again, "again closed", new AuditFindingCommand.Close(default, "The list was seen.", Secretary, default));
        await FindingAsync(again, "again opened", new AuditFindingCommand.Reopen(default, "The list was not kept after the first week.", null, Monitor, default));
    }

    async Task AssessControlsAsync(CancellationToken cancellation)
    {
        await catalogs.BringAsync(OrderFor, Monitor, cancellation);
        await catalogs.PlanAsync(OrderFor, Public, Laboratory, Officer, cancellation);
        await catalogs.AssessAsync(OrderFor, Public, Laboratory, Identifiers.OfEvidence(OrderFor("logs").CommandId), Monitor, [Monitor, Researcher, SecondResearcher], cancellation);
        var (catalog, control) = DemonstrationCatalogs.Open;
        var report = new FindingReport(
            Public, Laboratory, catalog, control, Severity.Minor, "The theft of weights is not exercised", "The control asks for an exercise each year; none was held.", [], ControlDesk.Rules.CureOf(Severity.Minor));
        await FindingAsync(Identifiers.OfFinding(OrderFor("finding exercise").CommandId), "finding exercise", new AuditFindingCommand.Raise(default, report, null, Monitor, default));
    }

    static AssessmentReport Cautious(Guid card, Guid red, Guid logs) => new(
        [.. Standard.Requirements.Select(r => new Judgement(r.Id, r.Id is "external-scrutiny" or "reassessed" ? Verdict.PartlyMet : Verdict.Met, "As the evidence shows.", [r.Id == "monitored" ? logs : r.Id == "external-scrutiny" ? red : card], []))],
        [
            .. Standard.Areas.Select(a => a.Id == "weapons"
                ? new RiskRating(a.Id, RiskLevel.Moderate, RiskLevel.Low, ["use-restrictions", "usage-monitoring"], "Experts obtained help before the filters, and little after.")
                : new RiskRating(a.Id, RiskLevel.Low, RiskLevel.Low, [], "Nothing was found that others could not do without it.")),
        ]);

    async Task ConcludeAsync(string step, string version, AssessmentReport lead, AssessmentReport second)
    {
        var id = await OpenAsync(step, Public, version);
        var first = true;
        foreach (var assessor in new[] { Monitor, Researcher, SecondResearcher })
        {
            var file = Asked.Of<ModelAssessmentCommand>(new ModelAssessmentCommand.File(default, default, first ? lead : second, assessor, default));
            var answer = await grains.GetGrain<IAssessmentGrain>(id.ToString("D")).DoAsync(OrderFor($"{step} by {assessor}"), file);
            first &= answer.Code is not null;   // who was not assigned is refused, and that is as it should be
        }
    }

    async Task<Guid> OpenAsync(string step, Guid model, string version, CancellationToken cancellation = default)
    {
        var id = Identifiers.OfAssessment(model, version, Standard.Id);
        (await AssessmentDesk.OpenAsync(grains, OrderFor(step), id, new(model, Laboratory, version), Standard, Monitor, cancellation)).Demand();
        return id;
    }

    async Task EnrolAsync(string step, Guid person, Guid organization, string field)
    {
        await grains.Roster().DoAsync(OrderFor(step), Asked.Of<AssessorCommand>(new AssessorCommand.Enrol(default, person, organization, field, person, default)));
        await grains.Roster().DoAsync(OrderFor($"{step} admitted"), Asked.Of<AssessorCommand>(new AssessorCommand.Admit(default, person, Secretary, default)));
    }

    async Task<Guid> FileAsync(string step, Guid model, string name, string content, string maker, string method, FlowLabel label, Guid by, string? stated = null)
    {
        var (order, bytes) = (OrderFor(step), Encoding.UTF8.GetBytes(content));
        var sheet = new EvidenceSheet(EvidenceFile.HashOf(bytes), bytes.Length, name, model, Laboratory, new(maker, method, new(2026, 2, 20)), label, new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var id = Identifiers.OfEvidence(order.CommandId);
        var answer = await grains.GetGrain<IEvidenceGrain>(id.ToString("D")).DoAsync(order, Asked.Of<EvidenceCommand>(new EvidenceCommand.File(default, sheet, stated, by, default)), bytes, upload: null);
        if (answer.Code is not EvidenceEvent.Refused.Code)
            answer.Demand();
        return id;
    }

    async Task ClaimAsync(string step, ClaimSheet sheet, Guid by)
    {
        var order = OrderFor(step);
        (await grains.GetGrain<IClaimGrain>(Identifiers.OfClaim(order.CommandId).ToString("D")).DoAsync(order, Asked.Of<ModelClaimCommand>(new ModelClaimCommand.Make(default, sheet, by, default)))).Demand();
    }

    async Task<Guid> RaiseAsync(string step, string requirement, Severity severity, string title, string account, params Guid[] evidence)
    {
        var id = Identifiers.OfFinding(OrderFor(step).CommandId);
        await FindingAsync(id, step, new AuditFindingCommand.Raise(default, new(Public, Laboratory, Standard.Id, requirement, severity, title, account, [.. evidence], Standard.CureOf(severity)), null, Monitor, default));
        return id;
    }

    async Task FindingAsync(Guid finding, string step, AuditFindingCommand command) => (await grains.GetGrain<IAuditFindingGrain>(finding.ToString("D")).DoAsync(OrderFor(step), Asked.Of(command))).Demand();
}

/// <summary>Reports that differ in one rating.</summary>
static class DemonstrationReports
{
    public static AssessmentReport With(this AssessmentReport report, string area, RiskLevel level) => report with
    {
        Ratings = [.. report.Ratings.Select(r => r.Area == area ? r with { Inherent = level, Residual = level, Reason = "More came out with tools than without." } : r)],
    };
}

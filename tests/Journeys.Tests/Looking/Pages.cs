using Journeys.Tests.Compliance;

namespace Journeys.Tests.Looking;

/// <summary>The pages of the site, with who looks at them. Which are not here, and why, stands with the architecture tests.</summary>
static class Pages
{
    public static readonly IReadOnlyList<SitePage> All =
    [
        new("home", "/"),
        new("ballots", "/ballots"),
        new("ballot-open", "{still}"),
        new("ballot-planned", "{planned}"),
        new("ballot-called", "{called}", "delegate.no"),
        new("roll-call", "{called}/roll-call", "secretariat"),
        new("ballots-planned", "/ballots?status=planned"),
        new("ballot-closed", "{closed}"),
        new("rules", "/rules"),
        new("rule", "/rules/eu-council"),
        new("projects", "/projects"),
        new("draft", "{draft}"),
        new("edition-older", "{revised}/editions/1"),
        new("draft-figures", "{assessed}/draft"),
        new("amendment-figure", "{assessed}/editions/1/amendments/new?element=as-cycle-f", "delegate.no"),
        new("amendment-formula", "{assessed}/editions/1/amendments/new?element=as-int-f", "delegate.no"),
        new("project-editions", "{revised}"),
        new("standards", "/standards"),
        new("standard", "/standards/AIG-101"),
        new("standard-withdrawn", "/standards/AIG-100"),
        new("text-in-force", "/standards/AIG-102/2040-01-01"),
        new("text-for-a-member", "/standards/AIG-101/2027-06-01?member={japan}"),
        new("appeals", "/appeals"),
        new("appeal", "{appeal}"),
        new("adopt", "/standards/AIG-101/adopt", "delegate.no"),
        new("reserve", "/standards/AIG-102/reserve", "delegate.no"),
        new("appeal-new", "/appeals/new?decision={japan}", "delegate.no"),
        new("publish", "/standards/publish", "secretariat"),
        new("take-over", "/standards/take-over", "secretariat"),
        new("correct-standard", "/standards/AIG-101/correct", "secretariat"),
        new("withdraw-standard", "/standards/AIG-101/withdraw", "secretariat"),
        new("processes", "/processes"),
        new("process", "/processes/international-standard"),
        new("project-interim", "{interim}"),
        new("project-commitments", "{interim}/commitments"),
        new("members", "/members"),
        new("members-secretariat", "/members", "secretariat"),
        new("member-new", "/members/new", "secretariat"),
        new("member-names", "/members/{norway}/names", "secretariat"),
        new("member-people", "/members/{norway}/people", "secretariat"),
        new("member-invite", "/members/{norway}/people/new", "secretariat"),
        new("member-person", "{person}", "secretariat"),
        new("committees", "/committees"),
        new("committee", "{committee}"),
        new("committee-then", "{committee}?on=2021-03-03"),
        new("capacity", "/capacity"),
        new("capacity-then", "/capacity?at=2030-01-01T06:00&weeks=26"),
        new("capacity-timeline", "/capacity/timeline"),
        new("capacity-timeline-week", "/capacity/timeline?cluster=kanto&from=2026-11-30T00:00&to=2026-12-07T00:00"),
        new("capacity-timeline-none", "/capacity/timeline?from=2020-01-01T00:00&to=2020-01-02T00:00"),
        new("capacity-queue", "/capacity/requests"),
        new("capacity-shares", "/capacity/shares"),
        new("capacity-decisions", "/capacity/cycles"),
        new("capacity-decision", "/capacity/cycles/1"),
        new("capacity-ask", "/capacity/requests/new", "researcher"),
        new("capacity-head", "/capacity", "head.no"),
        new("capacity-researcher", "/capacity", "researcher"),
        new("capacity-pledge", "/capacity/pledges/new", "head.no"),
        new("capacity-maintenance", "/capacity/maintenance", "head.no"),
        new("capacity-reservations", "/capacity/reservations", "secretariat"),
        new("capacity-rules", "/capacity/rules", "secretariat"),
        new("capacity-decide", "/capacity/shares/decide", "secretariat"),
        new("capacity-rates", "/capacity/rates"),
        new("capacity-rates-decide", "/capacity/rates/decide", "secretariat"),
        new("capacity-member", "/capacity/accounts/{norway}"),
        new("capacity-project", "/capacity/accounts/{project}", "researcher"),
        new("capacity-period", "/capacity/period", "secretariat"),
        new("capacity-grant", "/capacity/accounts/{project}/grant", "secretariat"),
        new("capacity-researchers", "/capacity/accounts/{project}/researchers", "secretariat"),
        new("call-new", "/calls/new", "secretariat"),
        new("call-extend", "/calls/{small}/extend", "secretariat"),
        new("call-withdraw", "/calls/{small}/withdraw", "secretariat"),
        new("institutions", "/institutions", "secretariat"),
        new("capacity-exchange", "/capacity/accounts/{project}/exchange", "secretariat"),
        new("call-decide", "/calls/{panel}/decide", "secretariat"),
        new("call-reviewers", "/calls/{unread}/reviewers", "secretariat"),
        new("application-used", "/applications/{used}", "secretariat"),
        new("calls", "/calls"),
        new("call-open", "/calls/{small}"),
        new("call-drawn", "/calls/{drawn}"),
        new("apply", "/calls/{small}/apply", "researcher"),
        new("applications", "/applications", "researcher"),
        new("application", "/applications/{joint}", "researcher"),
        new("application-awarded", "/applications/{awarded}", "secretariat"),
        new("application-revoke", "/applications/{awarded}/revoke", "secretariat"),
        new("applications-secretariat", "/applications", "secretariat"),
        new("application-screen", "/applications/{joint}/screen", "secretariat"),
        new("call-secretariat", "/calls/{drawn}", "secretariat"),
        new("records", "/records"),
        new("verify", "/records/verify"),
        new("explorer-plain", "/explorer/plain"),
        new("explorer", "/explorer"),
        new("schema", "/explorer/schema"),
        new("reading", "/reading"),
        new("not-found", "/nothing-here"),
        new("home-delegate", "/", "delegate.no"),
        new("vote", "{still}/vote", "delegate.no"),
        new("account", "/account", "delegate.no"),
        new("interest", "{committee}/interests/new", "delegate.no"),
        new("credentials", "/credentials", "delegate.no"),
        new("committee-new", "/committees/new", "secretariat"),
        new("committee-secretariat", "{committee}", "secretariat"),
        new("committee-admit", "{committee}/members/new", "secretariat"),
        new("committee-officers", "{committee}/officers", "secretariat"),
        new("committee-meeting", "{committee}/meetings/new", "secretariat"),
        new("home-secretariat", "/", "secretariat"),
        new("project-new", "/projects/new", "secretariat"),
        new("ballot-new", "{revised}/ballots/new", "secretariat"),
        new("consultation-new", "/drafts/{unasked}/consultation", "secretariat"),
        new("ballot-withdraw", "{planned}/withdraw", "secretariat"),
        new("close", "{still}/close", "secretariat"),
        new("import", "{import}", "secretariat"),
        new("correct", "{closed}/correct", "secretariat"),
        new("manuscript", "{report}/manuscript", "delegate.no"),
        new("manuscript-revisions", "{report}/manuscript/revisions", "delegate.no"),
        new("manuscript-editors", "{report}/manuscript/editors", "secretariat"),
        new("manuscript-publish", "{report}/manuscript/publish", "secretariat"),
        new("languages", "{interim}/editions/1/languages"),
        new("language-complete", "{interim}/editions/1/languages/ar"),
        new("language-unfinished", "{proposed}/editions/1/languages/fr"),
        new("languages-translator", "{proposed}/editions/1/languages", "delegate.fr"),
        new("translate", "{proposed}/editions/1/languages/fr/translate", "delegate.fr"),
        new("translate-arabic", "{proposed}/editions/1/languages/ar/translate", "delegate.eg"),
        new("translate-file", "{proposed}/editions/1/languages/fr/file", "delegate.fr"),
        new("translate-finish", "{proposed}/editions/1/languages/fr/finish", "delegate.fr"),
        new("translators", "{proposed}/translators", "secretariat"),
        new("process-draft", "/processes/interim-standard/draft", "secretariat"),
        new("process-step", "/processes/interim-standard/draft/steps/40.60", "secretariat"),
        new("project-report", "{report}", "secretariat"),
        new("project-attest", "{report}/attest?kind=ExpertsNamed", "secretariat"),
        new("project-experts", "{report}/commitments", "delegate.no"),
        new("project-expert-new", "{report}/experts/new", "delegate.no"),
        new("project-scope", "{report}/scope", "secretariat"),
        new("project-patent-new", "{report}/patents/new", "delegate.no"),
        new("project-patents-declare", "{interim}/patents/declare?holder=Demonstration%20Chips", "secretariat"),
        new("comments", "/drafts/{answered}/comments"),
        new("comments-similar", "/drafts/{answered}/comments/similar"),
        new("comments-mine", "/drafts/{answered}/comments/mine", "delegate.no"),
        new("comment-new", "/drafts/{asked}/comments/new", "delegate.no"),
        new("comments-import", "/drafts/{asked}/comments/import", "delegate.no"),
        new("comments-dispose", "/drafts/{answered}/comments/dispose", "secretariat"),
        new("consultation", "/drafts/{asked}/consultation", "secretariat"),
        new("amendments", "{proposed}/editions/1/amendments"),
        new("amendments-none", "{revised}/editions/2/amendments"),
        new("amendments-secretariat", "{proposed}/editions/1/amendments", "secretariat"),
        new("amendment", "/amendments/{moving}"),
        new("amendment-delegate", "/amendments/{sooner}", "delegate.de"),
        new("amendment-new", "{proposed}/editions/1/amendments/new?element=reporting-change.p1", "delegate.no"),
        new("amendment-to-amendment", "{proposed}/editions/1/amendments/new?amends={sooner}&element=reporting-change", "delegate.no"),
        new("amended", "{proposed}/editions/1/amended?with=1&with=2&with=4"),
        new("models", "/models"),
        new("models-above", "/models?under=eu-ai-act/systemic-risk&standing=certainly"),
        new("models-none", "/models?q=no-such-model"),
        new("models-officer", "/models?q=demonstration", "compliance"),
        new("model", "{model}"),
        new("model-new", "/models/new", "compliance"),
        new("model-lineage", "/models/{assistant}/lineage?q=demonstration", "compliance"),
        new("model-run", "/models/{assistant}/run?basis=ChipHours", "monitor"),
        new("model-version", "/models/{assistant}/version", "monitor"),
        new("models-then", "/models?q=exercise&on=2099-01-01"),
        new("model-release", "/models/{assistant}/release", "monitor"),
        new("model-withdraw", "/models/{assistant}/release/{interface}", "monitor"),
        new("model-monitor", "/models/{assistant}", "monitor"),
        new("providers", "/providers"),
        new("providers-officer", "/providers", "compliance"),
        new("provider", "{cloud}", "monitor"),
        new("provider-new", "/providers/new", "monitor"),
        new("cluster-new", "{cloud}/cluster", "monitor"),
        new("clusters", "/clusters"),
        new("clusters-none", "/clusters?location=AQ"),
        new("cluster", "{south}"),
        new("cluster-chips", "{south}/chips", "monitor"),
        new("cluster-retire", "{south}/retire", "monitor"),
        new("portfolio", "/portfolio"),
        new("portfolio-monitor", "/portfolio", "monitor"),
        new("portfolio-none", "/portfolio?q=no-such-developer"),
        new("portfolio-compute", "/portfolio/compute"),
        new("portfolio-incidents", "/portfolio/incidents?harm=securitybreached", "monitor"),
        new("portfolio-classes", "/portfolio/classes", "monitor"),
        new("portfolio-risks", "/portfolio/risks", "monitor"),
        new("portfolio-pauses", "/portfolio/pauses"),
        new("duties-none", "/duties?regime=new-york-raise&state=overdue"),
        new("duties-mine", "/duties/mine", "compliance"),
        new("incidents", "/incidents"),
        new("incident-report", "/incidents/report", "compliance"),
        new("incidents-officer", "/incidents", "compliance"),
        new("incident", "/incidents/{outage}"),
        new("incident-monitor", "/incidents/{outage}", "monitor"),
        new("incident-officer", "/incidents/{outage}", "compliance"),
        new("incident-triage", "/incidents/{outage}/triage", "monitor"),
        new("incident-merge", "/incidents/{outage}/merge", "monitor"),
        new("incident-publish", "/incidents/{outage}/publish", "monitor"),
        new("incidents-monitor", "/incidents?state=Merged", "monitor"),
        new("incidents-public", "/incidents/public"),
        new("incidents-public-none", "/incidents/public?severity=disaster"),
        new("incident-classes", "/incidents/classes"),
        new("duties", "/duties"),
        new("duties-officer", "/duties", "compliance"),
        new("duties-missed", "/duties?state=overdue", "monitor"),
        new("duty-file", "/duties/file?model={assistant}&regime=eu-ai-act&duty=training-summary", "compliance"),
        new("home-officer", "/", "compliance"),
        new("pauses", "/pauses"),
        new("pauses-officer", "/pauses", "compliance"),
        new("pause-report", "/pauses/report", "monitor"),
        new("assessments", "/assessments"),
        new("assessments-monitor", "/assessments?model={assistant}", "monitor"),
        new("assessment", "{assessment}"),
        new("assessment-monitor", "{assessment}", "monitor"),
        new("assessment-begin", "/assessments/new?model={assistant}", "monitor"),
        new("safety-standard", "/safety-standards/frontier-ai-safety"),
        new("catalogs", "/catalogs"),
        new("catalogs-monitor", "/catalogs?all=true", "monitor"),
        new("catalog", "{catalog}"),
        new("catalog-import", "/catalogs/import", "monitor"),
        new("regimes", "/regimes"),
        new("regime", "/regimes/eu-ai-act"),
        new("regime-publish", "/regimes/publish", "monitor"),
        new("control-assessments", "/control-assessments"),
        new("control-assessments-monitor", "/control-assessments?model={assistant}", "monitor"),
        new("control-assessment", "{controls}"),
        new("control-assessment-monitor", "{controls}", "monitor"),
        new("control-assessment-abandon", "{controls}/abandon", "monitor"),
        new("control-report", "{playbook}/report", "researcher"),
        new("control-results", "{playbook}/bring", "researcher"),
        new("control-documents", "/control-documents"),
        new("control-documents-officer", "/control-documents?model={assistant}&all=true", "compliance"),
        new("control-document", "{plan}", "compliance"),
        new("control-document-file", "/control-documents/new?model={assistant}", "compliance"),
        new("control-document-withdraw", "{plan}/withdraw", "compliance"),
        new("control-assessment-begin", "/control-assessments/new?model={assistant}", "monitor"),
        new("assessors", "/assessors", "monitor"),
        new("assessors-researcher", "/assessors", "researcher"),
        new("assessors-agreement", "/assessors/agreement"),
        new("evidence", "/evidence"),
        new("evidence-monitor", "/evidence?model={assistant}", "monitor"),
        new("evidence-new", "/evidence/new?model={assistant}", "compliance"),
        new("findings", "/findings"),
        new("findings-monitor", "/findings", "monitor"),
        new("finding-new", "/findings/new?model={assistant}", "monitor"),
        new("claims", "/claims", "monitor"),
        new("claim-new", "/claims/new?model={assistant}", "monitor"),
        new("claim-withdraw", "{claim}/withdraw", "monitor"),
        new("assessors-secretariat", "/assessors", "secretariat"),
        new("model-change", "/models/{assistant}/change", "monitor"),
        new("licences", "/licences"),
        new("licences-none", "/licences?status=Expired"),
        new("licences-monitor", "/licences?failing=true", "monitor"),
        new("licence", "{licence}"),
        new("licence-officer", "{licence}", "compliance"),
        new("licence-apply", "/licences/apply", "compliance"),
        new("licence-suspend", "{licence}/suspend", "monitor"),
        new("licence-notice", "{licence}/notice", "monitor"),
        new("licence-grant", "{application}/grant", "monitor"),
        new("enforcement", "/enforcement"),
        new("enforcement-officer", "/enforcement", "compliance"),
        new("speak-up", "/speak-up"),
        new("speak-up-follow", "/speak-up/follow"),
        new("speak-up-reports", "/speak-up/reports", "monitor"),
        new("compare", "{revised}/compare?from=1&to=2"),
        new("compare-apart", "{revised}/compare?from=1&to=2&view=apart"),
        new("member", "/members/{norway}"),
        new("vote-receipt", "{receipt}"),
        new("comment", "{comment}"),
        new("record", "{record}"),
        new("capacity-request", "{request}"),
        new("schema-type", "/explorer/schema/Ballot"),
        new("committee-seat", "{committee}/members/{norway}", "secretariat"),
        new("standard-entry", "/standards/AIG-102/entry", "delegate.no"),
        new("standard-object", "/standards/AIG-101/object", "delegate.no"),
        new("standard-review", "/standards/AIG-101/review", "secretariat"),
        new("appeal-decide", "{appeal}/decide", "secretariat"),
        new("project-advance", "{report}/advance", "secretariat"),
        new("project-extend", "{report}/extend", "secretariat"),
        new("project-revise", "{revised}/revise", "secretariat"),
        new("project-start", "{revised}/start", "secretariat"),
        new("process-step-new", "/processes/interim-standard/draft/steps?code=45.10", "secretariat"),
        new("comments-answers", "/drafts/{answered}/comments/answers", "secretariat"),
        new("claim", "{claim}", "monitor"),
        new("assessment-abandon", "{assessment}/abandon", "monitor"),
        new("incident-take-in", "/incidents/{outage}/take-in", "monitor"),
        new("incident-close", "/incidents/{outage}/close", "monitor"),
        new("incident-reopen", "/incidents/{outage}/reopen", "monitor"),
        new("incident-withdraw-summary", "/incidents/{outage}/withdraw-summary", "monitor"),
        new("licence-refuse", "{application}/refuse", "monitor"),
        new("licence-revoke", "{licence}/revoke", "monitor"),
        new("licence-reinstate", "{suspended}/reinstate", "monitor"),
        new("licence-transfer", "{licence}/transfer", "monitor"),
        new("licence-appeal", "{suspended}/appeal", "compliance"),
        new("licence-decide-appeal", "{suspended}/decide-appeal", "secretariat"),
        new("evidence-file", "{file}", "monitor"),
        new("pause", "{pause}", "monitor"),
        new("pause-confirm", "{pause}/confirm", "monitor"),
        new("pause-order", "{pause}/order", "monitor"),
        new("pause-answer", "{pause}/answer", "monitor"),
        new("pause-analyse", "{pause}/analyse", "monitor"),
        new("pause-resume", "{pause}/resume", "monitor"),
        new("finding", "{finding}", "monitor"),
        new("finding-cure", "{finding}/cure", "monitor"),
        new("finding-return", "{finding}/return", "monitor"),
        new("finding-close", "{finding}/close", "monitor"),
        new("finding-reopen", "{finding}/reopen", "monitor"),
        new("case", "{case}", "monitor"),
        new("case-claim-cure", "{case}/claim-cure", "monitor"),
        new("case-judge-cure", "{case}/judge-cure", "monitor"),
        new("case-penalize", "{case}/penalize", "monitor"),
        new("case-appeal", "{case}/appeal", "monitor"),
        new("case-decide-appeal", "{case}/decide-appeal", "monitor"),
        new("case-settle", "{case}/settle", "monitor"),
        new("case-publish", "{case}/publish", "monitor"),
    ];

    public static TheoryData<string> Names => [.. All.Select(p => p.Name)];

    public static SitePage Named(string name) => All.First(p => p.Name == name);
}

/// <summary>A page, and the person that has to be signed in to see it.</summary>
sealed record SitePage(string Name, string Path, string? Person = null)
{
    /// <summary>Where it is on the running platform, in a language.</summary>
    public string AddressIn(House house, string language)
    {
        var path = Path
            .Replace("{still}", house.Still.Path, StringComparison.Ordinal)
            .Replace("{planned}", house.Planned.Path, StringComparison.Ordinal)
            .Replace("{called}", house.Called.Path, StringComparison.Ordinal)
            .Replace("{closed}", house.Closed.Path, StringComparison.Ordinal)
            .Replace("{receipt}", house.Linked.Receipt, StringComparison.Ordinal)
            .Replace("{comment}", house.Linked.Comment, StringComparison.Ordinal)
            .Replace("{record}", house.Linked.Record, StringComparison.Ordinal)
            .Replace("{person}", house.Linked.Person, StringComparison.Ordinal)
            .Replace("{request}", house.Linked.Request, StringComparison.Ordinal)
            .Replace("{committee}", $"/committees/{house.Committee}", StringComparison.Ordinal)
            .Replace("{small}", Awarding.DemonstrationCalls.Small, StringComparison.Ordinal)
            .Replace("{drawn}", Awarding.DemonstrationCalls.Drawn, StringComparison.Ordinal)
            .Replace("{panel}", Awarding.DemonstrationCalls.Panel, StringComparison.Ordinal)
            .Replace("{unread}", Awarding.DemonstrationCalls.Unread, StringComparison.Ordinal)
            .Replace("{used}", Awarding.DemonstrationCalls.Used, StringComparison.Ordinal)
            .Replace("{project}", Awarding.DemonstrationCalls.Project, StringComparison.Ordinal)
            .Replace("{norway}", Contracts.Identity.MemberStates.IdOf("NO").Value.ToString("D"), StringComparison.Ordinal)
            .Replace("{joint}", Awarding.DemonstrationCalls.Joint, StringComparison.Ordinal)
            .Replace("{awarded}", Awarding.DemonstrationCalls.Applied(1), StringComparison.Ordinal)
            .Replace("{answered}", house.Drafts.Answered, StringComparison.Ordinal)
            .Replace("{asked}", house.Drafts.Asked, StringComparison.Ordinal)
            .Replace("{unasked}", house.Unasked, StringComparison.Ordinal)
            .Replace("{model}", house.Model, StringComparison.Ordinal)
            .Replace("{assistant}", DemonstrationModels.Assistant, StringComparison.Ordinal)
            .Replace("{cloud}", Compliance.DemonstrationRegistry.Cloud, StringComparison.Ordinal)
            .Replace("{south}", Compliance.DemonstrationRegistry.South, StringComparison.Ordinal)
            .Replace("{interface}", Compliance.DemonstrationRegistry.Interface, StringComparison.Ordinal)
            .Replace("{outage}", DemonstrationModels.Outage, StringComparison.Ordinal)
            .Replace("{pause}", DemonstrationModels.Pause, StringComparison.Ordinal)
            .Replace("{finding}", DemonstrationModels.Finding, StringComparison.Ordinal)
            .Replace("{file}", DemonstrationModels.Evidence, StringComparison.Ordinal)
            .Replace("{case}", Compliance.DemonstrationLicences.Case, StringComparison.Ordinal)
            .Replace("{claim}", DemonstrationModels.Claim, StringComparison.Ordinal)
            .Replace("{assessment}", DemonstrationModels.Assessment, StringComparison.Ordinal)
            .Replace("{catalog}", DemonstrationModels.Catalog, StringComparison.Ordinal)
            .Replace("{plan}", DemonstrationModels.Plan, StringComparison.Ordinal)
            .Replace("{playbook}", DemonstrationModels.Playbook, StringComparison.Ordinal)
            .Replace("{controls}", DemonstrationModels.ByControls, StringComparison.Ordinal)
            .Replace("{licence}", Compliance.DemonstrationLicences.Granted, StringComparison.Ordinal)
            .Replace("{suspended}", Compliance.DemonstrationLicences.Suspended, StringComparison.Ordinal)
            .Replace("{application}", Compliance.DemonstrationLicences.Application, StringComparison.Ordinal)
            .Replace("{appeal}", house.Appeal, StringComparison.Ordinal)
            .Replace("{japan}", house.Japan, StringComparison.Ordinal)
            .Replace("{interim}", $"/projects/{house.Running.Interim}", StringComparison.Ordinal)
            .Replace("{assessed}", $"/projects/{house.Running.Assessed}", StringComparison.Ordinal)
            .Replace("{report}", $"/projects/{house.Running.Report}", StringComparison.Ordinal)
            .Replace("{proposed}", $"/projects/{house.Amended.Project}", StringComparison.Ordinal)
            .Replace("{sooner}", house.Amended.Sooner, StringComparison.Ordinal)
            .Replace("{moving}", house.Amended.Moving, StringComparison.Ordinal)
            .Replace("{revised}", $"/projects/{house.Revised}", StringComparison.Ordinal)
            .Replace("{draft}", house.Still.DraftPath, StringComparison.Ordinal)
            .Replace("{import}", house.Still.DraftPath.Replace("/draft", "/import", StringComparison.Ordinal), StringComparison.Ordinal);
        return $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}culture={language}";
    }

    public async Task OpenAsync(IPage page, House house, string language = "en")
    {
        var answer = await page.GotoAsync(AddressIn(house, language));
        Assert.True(answer!.Ok || Name == "not-found", $"{Name}: {answer.Status} at {answer.Url}");   // that there is no such page is said by one alone
        await page.WaitForLoadStateAsync(LoadState.Load);
        if (Name == "manuscript")
            await Expect(page.Locator(".drafting.is-ready")).ToBeVisibleAsync();
        if (Name == "explorer")
            await Expect(page.Locator(".graphiql-query-editor .view-line").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }
}

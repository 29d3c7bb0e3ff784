using Compliance.Graph;
using Compliance.ReadingCatalogs;
using Compliance.ReadingControlAssessments;
using Compliance.RegisteringAssessors;
using Compliance.Storage;
using GraphQL;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.AssessingByControls;

/// <summary>Brings what people say of assessments by controls to the assessments, and keeps what assessors have written so far.</summary>
sealed class ControlDesk(IGrainFactory grains, NpgsqlDataSource database, CatalogShelf shelf)
{
    /// <summary>Who may assess, what is assessed twice, and how long there is to cure.</summary>
    public static ControlAssessmentRules Rules { get; } = ControlAssessmentRules.Read(Document());

    /// <summary>Where a version is assessed against a catalog, whichever version of it.</summary>
    public static Guid IdOf(Guid model, string version, Guid series) => Identifiers.OfAssessment(model, version, $"catalog:{series:D}");

    /// <summary>Begins a round: first the register assigns, once for each round; then the round begins with what was assigned. Cut off in between, it goes on when it is asked again.</summary>
    /// <exception cref="RefusalError">A round would begin against a catalog that is not current.</exception>
    public async Task<(Guid Id, Answer Answer)> OpenAsync(Order order, AssessedVersion subject, ShelvedCatalog catalog, Guid by, CancellationToken cancellation)
    {
        var id = IdOf(subject.Model, subject.Version, catalog.Series);
        var assessment = Of(id);
        var next = await Grains.AskAsync(() => assessment.RoundAsync(order), cancellation);
        if (next is not null && !catalog.IsCurrent)
            throw new RefusalError("catalog.not_current", "This version is superseded or withdrawn; assess against the one that holds.");
        var assigned = next is { } round ? await AssignAsync(id, round, subject, by, cancellation) : new(by, null, []);   // what is recalled is not decided anew
        var controls = await shelf.AssessedAsync(catalog.Id, cancellation);
        var open = new ControlAssessmentCommand.Open(default, subject, new(catalog.Id, catalog.Title, catalog.Version, catalog.Sha256, [.. controls.Select(c => c.Id)]), assigned, by, default);
        return (id, await Grains.AskAsync(() => assessment.DoAsync(order, Asked.Of<ControlAssessmentCommand>(open)), cancellation));
    }

    async Task<Assignment> AssignAsync(Guid id, int round, AssessedVersion subject, Guid by, CancellationToken cancellation)
    {
        var assign = new AssessorCommand.Assign(default, id, round, subject.Developer, Rules.Sampling.Takes(subject.Model, subject.Version, round), Rules.Rotation, Rules.Sampling, by, default);
        return (await Grains.AskAsync(() => grains.Roster().AssignAsync(Asked.Of<AssessorCommand>(assign)), cancellation)).Accepted<Assignment>();
    }

    /// <summary>Keeps judgements that an assessor has written. Nobody else sees them, and nothing follows from them.</summary>
    /// <exception cref="RefusalError">Who asks has no report to file, or the catalog has no such control.</exception>
    public async Task KeepAsync(Guid id, Guid person, IReadOnlyCollection<ControlJudgement> judgements, CancellationToken cancellation)
    {
        var kept = await database.ExecuteAsync(
            """
            insert into control_draft
            select y.assessment_id, y.round, y.person_id, j.control, j.verdict, j.reason, (select coalesce(array_agg(e::uuid), '{}') from regexp_split_to_table(j.evidence, ' ') e where e <> '')
            from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as j (control, verdict, reason, evidence)
            join assessment_assessor y on y.assessment_id = $1 and y.person_id = $2 and y.ended_at is null and y.filed_at is null
            join control_assessment a on a.id = y.assessment_id
            join catalog_control c on c.catalog_id = a.catalog_id and c.id = j.control and not c.is_withdrawn
            on conflict (assessment_id, round, person_id, control_id) do update set verdict = excluded.verdict, reason = excluded.reason, evidence = excluded.evidence
            """,
            [
                Sql.Uuid(id), Sql.Uuid(person), Sql.Texts([.. judgements.Select(j => j.Control)]), Sql.Texts([.. judgements.Select(j => j.Verdict.ToString())]), Sql.Texts([.. judgements.Select(j => j.Reason)]),
                Sql.Texts([.. judgements.Select(j => string.Join(' ', j.Evidence))]),
            ], cancellation);
        if (kept < judgements.Count)
            throw new RefusalError("assessment.not_assigned", "You have no report to file on these controls.");
    }

    /// <summary>What an assessor has written so far, by control.</summary>
    public Task<List<ControlJudgement>> DraftAsync(Guid id, int round, Guid person, CancellationToken cancellation) => database.ReadAsync(
        "select control_id, verdict, reason, evidence from control_draft where assessment_id = $1 and round = $2 and person_id = $3", [Sql.Uuid(id), Sql.Int(round), Sql.Uuid(person)],
        r => new ControlJudgement(r.GetString(0), r.Name<ControlVerdict>(1), r.GetString(2), [.. r.GetFieldValue<Guid[]>(3)]), cancellation);

    /// <summary>Files what an assessor has written.</summary>
    public async Task<Answer> FileAsync(Order order, SeenControlAssessment assessment, Guid person, CancellationToken cancellation) => await SendAsync(
        order, assessment.Id, new ControlAssessmentCommand.File(default, default, [.. await DraftAsync(assessment.Id, assessment.Round, person, cancellation)], person, default), cancellation);

    public Task<Answer> SendAsync(Order order, Guid id, ControlAssessmentCommand command, CancellationToken cancellation) => Grains.AskAsync(() => Of(id).DoAsync(order, Asked.Of(command)), cancellation);

    IControlAssessmentGrain Of(Guid id) => grains.GetGrain<IControlAssessmentGrain>(id.ToString("D"));

    static string Document()
    {
        using var reader = new StreamReader(typeof(ControlAssessmentRules).Assembly.GetManifestResourceStream("assessment-rules/controls")!);
        return reader.ReadToEnd();
    }
}

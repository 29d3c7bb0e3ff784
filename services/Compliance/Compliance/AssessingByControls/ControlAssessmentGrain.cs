using Compliance.Storage;
using Orleans;

namespace Compliance.AssessingByControls;

/// <summary>The assessment of one version against one catalog, under <see cref="Identifiers.OfAssessment"/>.</summary>
interface IControlAssessmentGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="ControlAssessmentCommand"/>; its acts and its time are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);

    /// <summary>The round that is running, or the next one; null where the command to open one was fulfilled before.</summary>
    Task<int?> RoundAsync(Order order);

    /// <summary>The model has changed.</summary>
    /// <param name="change">A <see cref="ModelChange"/>.</param>
    Task LapseAsync(Json change);
}

sealed class ControlAssessmentGrain(EventStore store, Clock clock)
    : AggregateGrain<ControlAssessment, ControlAssessmentCommand, ControlAssessmentEvent, ControlAssessmentRefusal>(store, Codec), IControlAssessmentGrain
{
    public static readonly EventCodec<ControlAssessmentEvent> Codec = new("control-assessment");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override ControlAssessment Initial => ControlAssessment.Initial;

    protected override ControlAssessment Evolve(ControlAssessment state, ControlAssessmentEvent happened) => ControlAssessment.Evolve(state, happened);

    protected override Decision<ControlAssessmentEvent, ControlAssessmentRefusal> Decide(ControlAssessment state, ControlAssessmentCommand command) => ControlAssessment.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command)
    {
        var asked = command.Read<ControlAssessmentCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() };
        return Asked.Answered(await HandleAsync(asked is ControlAssessmentCommand.File file ? file with { Conclusion = Guid.CreateVersion7() } : asked, order.ToRequest()));
    }

    public async Task<int?> RoundAsync(Order order) => await IsKnownAsync(order.ToRequest()) ? null : State is ControlAssessment.Open ? State.Round : State.Round + 1;

    public async Task LapseAsync(Json change) => _ = await HandleAsync(new ControlAssessmentCommand.Lapse(Guid.CreateVersion7(), change.Read<ModelChange>(), default, clock.Now()), request: null);

    protected override void Project(Commit commit, ControlAssessment before, ControlAssessment after, IReadOnlyList<ControlAssessmentEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("control-assessment", happened.Act, happened.At, Id, happened);
            switch (happened)
            {
                case ControlAssessmentEvent.Opened e:
                    Open(commit, e);
                    break;
                case ControlAssessmentEvent.Filed e:
                    commit
                        .Execute("update assessment_assessor set filed_at = $2 where assessment_id = $1 and person_id = $3 and ended_at is null", Sql.Uuid(Id), Sql.Instant(e.At), Sql.Uuid(e.By))
                        .Execute("delete from control_draft where assessment_id = $1 and person_id = $2", Sql.Uuid(Id), Sql.Uuid(e.By));
                    break;
                case ControlAssessmentEvent.Concluded e:
                    Conclude(commit, e);
                    Pair(commit, (ControlAssessment.Open)before, (ControlAssessmentEvent.Filed)events[0], e.At);
                    break;
                case ControlAssessmentEvent.Abandoned e:
                    End(commit, e.At);
                    break;
                default:
                    commit.Execute("update control_assessment set lapsed_at = $2 where id = $1", Sql.Uuid(Id), Sql.Instant(happened.At));
                    break;
            }
        }
    }

    void Open(Commit commit, ControlAssessmentEvent.Opened opened)
    {
        var (model, developer, version) = opened.Subject;
        commit.Execute(
            """
            insert into control_assessment values ($1, $2, $3, $4, $5, $6, $7, (select changes from model where id = $2))
            on conflict (id) do update set catalog_id = excluded.catalog_id, round = excluded.round, opened_at = excluded.opened_at, seen = excluded.seen,
                ended_at = null, satisfied = null, not_applicable = null, not_satisfied = null, lapsed_at = null
            """,
            Sql.Uuid(Id), Sql.Uuid(model), Sql.Uuid(developer), Sql.Text(version), Sql.Uuid(opened.Catalog.Catalog), Sql.Int(opened.Round), Sql.Instant(opened.At));
        commit.Execute("delete from control_result where assessment_id = $1", Sql.Uuid(Id));
        foreach (var person in opened.Assignment.People)
            commit.Execute("insert into assessment_assessor values ($1, $2, $3, $4, null, null, $5)", Sql.Uuid(Id), Sql.Int(opened.Round), Sql.Uuid(person), Sql.Uuid(model), Sql.Instant(opened.At));
    }

    void Conclude(Commit commit, ControlAssessmentEvent.Concluded concluded)
    {
        End(commit, concluded.At);
        commit.Execute(
            "update control_assessment set satisfied = $2, not_applicable = $3, not_satisfied = $4 where id = $1",
            [Sql.Uuid(Id), .. Enum.GetValues<ControlVerdict>().Select(v => Sql.Int(concluded.Judgements.Count(j => j.Verdict == v)))]);
        commit.Execute(
            "insert into control_result select $1, * from unnest($2::text[], $3::text[])",
            Sql.Uuid(Id), Sql.Texts([.. concluded.Judgements.Select(j => j.Control)]), Sql.Texts([.. concluded.Judgements.Select(j => j.Verdict.ToString())]));
    }

    // What changed while the round was running is looked at once more, for only now there is something that can lapse.
    void End(Commit commit, DateTimeOffset at) => commit
        .Execute("update control_assessment set ended_at = $2 where id = $1", Sql.Uuid(Id), Sql.Instant(at))
        .Execute("update assessment_assessor set ended_at = $2 where assessment_id = $1 and ended_at is null", Sql.Uuid(Id), Sql.Instant(at))
        .Execute("delete from control_draft where assessment_id = $1", Sql.Uuid(Id))
        .Execute("update model_change c set settled = false from control_assessment a where a.id = $1 and c.model_id = a.model_id and c.number > a.seen", Sql.Uuid(Id));

    void Pair(Commit commit, ControlAssessment.Open round, ControlAssessmentEvent.Filed last, DateTimeOffset at)
    {
        if (round.Assignment.Second is not { } second)
            return;
        var reports = round.Reports.SetItem(last.By, last.Judgements);
        commit.Execute(
            "insert into control_pair values ($1, $2, $3, $4, $5, $6)",
            Sql.Uuid(Id), Sql.Int(round.Round), Sql.Uuid(round.Catalog.Catalog), Sql.Instant(at), Verdicts(reports[round.Assignment.Lead]), Verdicts(reports[second]));

        static Npgsql.NpgsqlParameter Verdicts(ImmutableList<ControlJudgement> judgements) => Sql.Texts([.. judgements.Select(j => j.Verdict.ToString())]);
    }
}

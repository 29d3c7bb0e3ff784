using Compliance.Storage;
using Orleans;

namespace Compliance.AssessingAModel;

/// <summary>The assessment of one version against one standard, under <see cref="Identifiers.OfAssessment"/>.</summary>
interface IAssessmentGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="ModelAssessmentCommand"/>; its acts and its time are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);

    /// <summary>The round that is running, or the next one; null where the command to open one was fulfilled before.</summary>
    Task<int?> RoundAsync(Order order);

    /// <summary>The model has changed.</summary>
    /// <param name="change">A <see cref="ModelChange"/>.</param>
    Task LapseAsync(Json change);
}

sealed class AssessmentGrain(EventStore store, Clock clock) : AggregateGrain<ModelAssessment, ModelAssessmentCommand, ModelAssessmentEvent, ModelAssessmentRefusal>(store, Codec), IAssessmentGrain
{
    public static readonly EventCodec<ModelAssessmentEvent> Codec = new("assessment");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override ModelAssessment Initial => ModelAssessment.Initial;

    protected override ModelAssessment Evolve(ModelAssessment state, ModelAssessmentEvent happened) => ModelAssessment.Evolve(state, happened);

    protected override Decision<ModelAssessmentEvent, ModelAssessmentRefusal> Decide(ModelAssessment state, ModelAssessmentCommand command) => ModelAssessment.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command)
    {
        var asked = command.Read<ModelAssessmentCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() };
        return Asked.Answered(await HandleAsync(asked is ModelAssessmentCommand.File file ? file with { Conclusion = Guid.CreateVersion7() } : asked, order.ToRequest()));
    }

    public async Task<int?> RoundAsync(Order order) => await IsKnownAsync(order.ToRequest()) ? null : State is ModelAssessment.Open ? State.Round : State.Round + 1;

    public async Task LapseAsync(Json change) => _ = await HandleAsync(new ModelAssessmentCommand.Lapse(Guid.CreateVersion7(), change.Read<ModelChange>(), default, clock.Now()), request: null);

    protected override void Project(Commit commit, ModelAssessment before, ModelAssessment after, IReadOnlyList<ModelAssessmentEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("assessment", happened.Act, happened.At, Id, happened);
            switch (happened)
            {
                case ModelAssessmentEvent.Opened e:
                    Open(commit, e);
                    break;
                case ModelAssessmentEvent.Filed e:
                    commit.Execute("update assessment_assessor set filed_at = $2 where assessment_id = $1 and person_id = $3 and ended_at is null", Sql.Uuid(Id), Sql.Instant(e.At), Sql.Uuid(e.By));
                    break;
                case ModelAssessmentEvent.Concluded e:
                    End(commit, e.At, e.Outcome.Decision);
                    Pair(commit, (ModelAssessment.Open)before, (ModelAssessmentEvent.Filed)events[0], e.At);
                    break;
                case ModelAssessmentEvent.Abandoned e:
                    End(commit, e.At, null);
                    break;
                default:
                    commit.Execute("update assessment set lapsed_at = $2 where id = $1", Sql.Uuid(Id), Sql.Instant(happened.At));
                    break;
            }
        }
    }

    void Open(Commit commit, ModelAssessmentEvent.Opened opened)
    {
        var (model, developer, version) = opened.Subject;
        commit.Execute(
            """
            insert into assessment values ($1, $2, $3, $4, $5, $6, $7, (select changes from model where id = $2))
            on conflict (id) do update set round = excluded.round, opened_at = excluded.opened_at, seen = excluded.seen, ended_at = null, decision = null, lapsed_at = null
            """,
            Sql.Uuid(Id), Sql.Uuid(model), Sql.Uuid(developer), Sql.Text(version), Sql.Text(opened.Standard.Id), Sql.Int(opened.Round), Sql.Instant(opened.At));
        foreach (var person in opened.Assignment.People)
            commit.Execute("insert into assessment_assessor values ($1, $2, $3, $4, null, null, $5)", Sql.Uuid(Id), Sql.Int(opened.Round), Sql.Uuid(person), Sql.Uuid(model), Sql.Instant(opened.At));
    }

    // What changed while the round was running is looked at once more, for only now there is something that can lapse.
    void End(Commit commit, DateTimeOffset at, DeploymentDecision? decision) => commit
        .Execute("update assessment set ended_at = $2, decision = $3 where id = $1", Sql.Uuid(Id), Sql.Instant(at), Sql.Text(decision?.ToString()))
        .Execute("update assessment_assessor set ended_at = $2 where assessment_id = $1 and ended_at is null", Sql.Uuid(Id), Sql.Instant(at))
        .Execute("update model_change c set settled = false from assessment a where a.id = $1 and c.model_id = a.model_id and c.number > a.seen", Sql.Uuid(Id));

    void Pair(Commit commit, ModelAssessment.Open round, ModelAssessmentEvent.Filed last, DateTimeOffset at)
    {
        if (round.Assignment.Second is not { } second)
            return;
        var reports = round.Reports.SetItem(last.By, last.Report);
        commit.Execute(
            "insert into assessment_pair values ($1, $2, $3, $4, $5, $6)",
            Sql.Uuid(Id), Sql.Int(round.Round), Sql.Text(round.Standard.Id), Sql.Instant(at), Sql.Json(Json.Of(reports[round.Assignment.Lead]).Text), Sql.Json(Json.Of(reports[second]).Text));
    }
}

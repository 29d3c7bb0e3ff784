using Compliance.AssessingAModel;
using Npgsql;
using static Compliance.WeighingConditions.Values;

namespace Compliance.WeighingConditions;

/// <summary>Assessments of the covered models: open, decided, lapsed or abandoned, each round after the other, with what the protocol decided.</summary>
sealed class AssessmentFacts(NpgsqlDataSource database, EventStore store) : IFactSource
{
    public FactCatalogue Kinds { get; } = FactCatalogue.Of(
        ("assessment", [("state", FieldType.Names), ("decision", FieldType.Names), ("standard", FieldType.Names), ("version", FieldType.Names), ("opened", FieldType.Instant), ("decided", FieldType.Instant)]));

    public async Task<List<TimedFact>> OfAsync(Licensed licensed, CancellationToken cancellation)
    {
        var (models, facts) = (licensed.Models.ToDictionary(m => m.Id, m => m.Name), new List<TimedFact>());
        var rounds = await database.ReadAsync(
            $"select o.id, h.kind, h.at, o.model_id from assessment o {ChangesSince.Joined} where o.model_id = any($1) order by o.opened_at, o.id",
            [Sql.Uuids([.. models.Keys])], r => (Id: r.GetGuid(0), Change: ChangesSince.Read(r), Model: r.GetGuid(3)), cancellation);
        var streams = await store.ReadStreamsAsync(rounds.Select(r => $"assessment-{r.Id:D}"), cancellation);
        foreach (var (id, change, model) in rounds)
            facts.AddRange(Of(id, models[model], [.. streams[$"assessment-{id:D}"].Select(AssessmentGrain.Codec.Read)], change));
        return facts;
    }

    /// <param name="change">What changed since the last round was opened.</param>
    internal static IEnumerable<TimedFact> Of(Guid id, string model, ImmutableArray<ModelAssessmentEvent> events, LaterChange? change)
    {
        var stretches = Stretches.Of(events, ModelAssessment.Initial, ModelAssessment.Evolve, e => e.At).ToList();
        var (opened, decided) = ((ModelAssessmentEvent.Opened)events[0], DateTimeOffset.MinValue);
        for (var i = 0; i < stretches.Count; i++)
        {
            opened = stretches[i].Since as ModelAssessmentEvent.Opened ?? opened;
            decided = stretches[i].Since is ModelAssessmentEvent.Concluded ? stretches[i].From : decided;
            foreach (var fact in OfStretch(stretches[i], LapseOf(stretches[i].State, i + 1 < stretches.Count ? stretches[i + 1].Since : null, change)))
                yield return fact;
        }

        IEnumerable<TimedFact> OfStretch(Stretch<ModelAssessment, ModelAssessmentEvent> stretch, DateTimeOffset? lapsed) => stretch switch
        {
            { State: ModelAssessment.Concluded c } => Stretches.Divided(stretch.From, stretch.Until, lapsed, Fact("Decided", c.Outcome.Decision), Fact("Lapsed", c.Outcome.Decision)),
            { State: ModelAssessment.Open }        => [new(Fact("Open", null), stretch.From, stretch.Until)],
            _                                      => [new(Fact("Abandoned", null), stretch.From, stretch.Until)],
        };

        Fact Fact(string state, DeploymentDecision? decision)
        {
            var fields = Fields(("state", Name(state)), ("standard", Name(opened.Standard.Id)), ("version", Name(opened.Subject.Version)), ("opened", At(opened.At)));
            return new("assessment", id, $"{model} {opened.Subject.Version}: {opened.Standard.Name}", decision is null ? fields : fields.Add("decision", Name(decision)).Add("decided", At(decided)));
        }
    }

    static DateTimeOffset? LapseOf(ModelAssessment state, ModelAssessmentEvent? next, LaterChange? change) =>
        ChangesSince.LapseOf(state is ModelAssessment.Concluded { HasLapsed: true }, next is null, (next as ModelAssessmentEvent.Lapsed)?.Change.At, change);
}

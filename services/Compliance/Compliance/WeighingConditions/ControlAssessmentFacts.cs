using Compliance.AssessingByControls;
using Npgsql;
using static Compliance.WeighingConditions.Values;

namespace Compliance.WeighingConditions;

/// <summary>Assessments of the covered models by controls: open, concluded, lapsed or abandoned, each round after the other, with how many controls were judged how.</summary>
/// <remarks>A catalog is named by its identifier, by its title, and by the number of the standard that it has the requirements of.</remarks>
sealed class ControlAssessmentFacts(NpgsqlDataSource database, EventStore store) : IFactSource
{
    public FactCatalogue Kinds { get; } = FactCatalogue.Of(
        ("controlAssessment", [
            ("state", FieldType.Names), ("catalog", FieldType.Names), ("version", FieldType.Names), ("opened", FieldType.Instant), ("concluded", FieldType.Instant),
            ("satisfied", FieldType.Number), ("notSatisfied", FieldType.Number), ("notApplicable", FieldType.Number)]));

    public async Task<List<TimedFact>> OfAsync(Licensed licensed, CancellationToken cancellation)
    {
        var (models, facts) = (licensed.Models.ToDictionary(m => m.Id, m => m.Name), new List<TimedFact>());
        var rounds = await database.ReadAsync(
            $"select o.id, h.kind, h.at, o.model_id, k.standard from control_assessment o join catalog k on k.id = o.catalog_id {ChangesSince.Joined} where o.model_id = any($1) order by o.opened_at, o.id",
            [Sql.Uuids([.. models.Keys])], r => (Id: r.GetGuid(0), Change: ChangesSince.Read(r), Model: r.GetGuid(3), Standard: r.TextOrNull(4)), cancellation);
        var streams = await store.ReadStreamsAsync(rounds.Select(r => $"control-assessment-{r.Id:D}"), cancellation);
        foreach (var (id, change, model, standard) in rounds)
            facts.AddRange(Of(id, models[model], standard, [.. streams[$"control-assessment-{id:D}"].Select(ControlAssessmentGrain.Codec.Read)], change));
        return facts;
    }

    /// <param name="standard">The number of the standard, where the catalog has the requirements of one.</param>
    /// <param name="change">What changed since the last round was opened.</param>
    internal static IEnumerable<TimedFact> Of(Guid id, string model, string? standard, ImmutableArray<ControlAssessmentEvent> events, LaterChange? change)
    {
        var stretches = Stretches.Of(events, ControlAssessment.Initial, ControlAssessment.Evolve, e => e.At).ToList();
        var (opened, concluded) = ((ControlAssessmentEvent.Opened)events[0], DateTimeOffset.MinValue);
        for (var i = 0; i < stretches.Count; i++)
        {
            opened = stretches[i].Since as ControlAssessmentEvent.Opened ?? opened;
            concluded = stretches[i].Since is ControlAssessmentEvent.Concluded ? stretches[i].From : concluded;
            foreach (var fact in OfStretch(stretches[i], LapseOf(stretches[i].State, i + 1 < stretches.Count ? stretches[i + 1].Since : null, change)))
                yield return fact;
        }

        IEnumerable<TimedFact> OfStretch(Stretch<ControlAssessment, ControlAssessmentEvent> stretch, DateTimeOffset? lapsed) => stretch switch
        {
            { State: ControlAssessment.Concluded c } => Stretches.Divided(stretch.From, stretch.Until, lapsed, Fact("Concluded", c.Judgements), Fact("Lapsed", c.Judgements)),
            { State: ControlAssessment.Open }        => [new(Fact("Open", null), stretch.From, stretch.Until)],
            _                                        => [new(Fact("Abandoned", null), stretch.From, stretch.Until)],
        };

        Fact Fact(string state, ImmutableList<ControlJudgement>? judgements)
        {
            var fields = Fields(
                ("state", Name(state)), ("version", Name(opened.Subject.Version)), ("opened", At(opened.At)),
                ("catalog", new FactValue.Names([opened.Catalog.Catalog.ToString("D"), opened.Catalog.Title, .. standard is null ? (string[])[] : [standard]])));
            if (judgements is not null)
                fields = fields.Add("concluded", At(concluded)).Add("satisfied", Judged(judgements, ControlVerdict.Satisfied)).Add("notSatisfied", Judged(judgements, ControlVerdict.NotSatisfied))
                    .Add("notApplicable", Judged(judgements, ControlVerdict.NotApplicable));
            return new("controlAssessment", id, $"{model} {opened.Subject.Version}: {opened.Catalog.Title}", fields);
        }
    }

    static FactValue Judged(ImmutableList<ControlJudgement> judgements, ControlVerdict verdict) => Count(judgements.Count(j => j.Verdict == verdict));

    static DateTimeOffset? LapseOf(ControlAssessment state, ControlAssessmentEvent? next, LaterChange? change) =>
        ChangesSince.LapseOf(state is ControlAssessment.Concluded { HasLapsed: true }, next is null, (next as ControlAssessmentEvent.Lapsed)?.Change.At, change);
}

using Compliance.Graph;
using Compliance.ReadingModels;

namespace Compliance.WeighingConditions;

/// <summary>A model as it stood for a while.</summary>
/// <param name="Until">Exclusive; null for what stands now.</param>
sealed record ModelSpan(DateTimeOffset From, DateTimeOffset? Until, Subject Subject, Course Course);

/// <summary>A model, and how it stood from its registration on, what its developer filed included.</summary>
sealed record TimedModel(Guid Id, string Name, ImmutableArray<ModelSpan> Spans);

/// <summary>The models of a developer in time.</summary>
sealed class ModelSpans(ModelRegister register)
{
    static readonly Viewer Everything = new(SeesAll: true, null);

    /// <summary>Those that a scope covers: the models that it names, else all of the developer.</summary>
    public async Task<ImmutableArray<TimedModel>> OfAsync(Guid developer, LicenceScope scope, CancellationToken cancellation)
    {
        var models = scope.Models.IsEmpty ? await register.OfDeveloperAsync(developer, cancellation) : await register.FindAsync(Everything, scope.Models, cancellation);
        var timed = ImmutableArray.CreateBuilder<TimedModel>(models.Count);
        foreach (var model in models)
            timed.Add(new(model.Id, model.Name, Of(await register.EventsAsync(model.Id, DateTimeOffset.MaxValue, cancellation))));
        return timed.MoveToImmutable();
    }

    /// <summary>How a model stood after each event.</summary>
    public static ImmutableArray<ModelSpan> Of(ImmutableArray<ModelEvent> events)
    {
        var (state, spans) = (Model.Initial, ImmutableArray.CreateBuilder<ModelSpan>(events.Length));
        foreach (var (happened, i) in events.Select((e, i) => (e, i)))
        {
            state = Model.Evolve(state, happened);
            var (model, next) = ((Model.Registered)state, i + 1 < events.Length ? events[i + 1].At : (DateTimeOffset?)null);
            var details = model.Details;
            spans.Add(new(happened.At, next, new((ComputeExtent?)model.Compute(filed: true), [.. details.Domains]), new(model.TrainingBegan(filed: true), details.Deployed, details.Deployed)));
        }
        return spans.ToImmutable();
    }
}

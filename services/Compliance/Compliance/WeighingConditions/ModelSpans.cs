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
            timed.Add(new(model.Id, model.Name, await OfAsync(model.Id, await register.EventsAsync(model.Id, DateTimeOffset.MaxValue, cancellation), cancellation)));
        return timed.MoveToImmutable();
    }

    /// <summary>How a model stood after each event, of its own or of a model that it comes of.</summary>
    public async Task<ImmutableArray<ModelSpan>> OfAsync(Guid id, ImmutableArray<ModelEvent> events, CancellationToken cancellation)
    {
        var kin = await register.AncestryAsync([id], cancellation);
        var lives = new Dictionary<Guid, ImmutableArray<ModelEvent>> { [id] = events };
        foreach (var (other, life) in await register.EventsAsync([.. kin.Select(k => k.Kin.Parent).Distinct()], cancellation))
            lives[other] = life;
        return Of(id, lives, kin);
    }

    internal static ImmutableArray<ModelSpan> Of(Guid id, Dictionary<Guid, ImmutableArray<ModelEvent>> lives, IReadOnlyCollection<(Kinship Kin, DateTimeOffset At)> kin)
    {
        var first = lives[id][0].At;
        var turns = lives[id].Select(e => e.At).Concat(lives.Values.SelectMany(l => l.Select(e => e.At)).Concat(kin.Select(k => k.At)).Where(t => t > first)).Distinct().Order().ToList();
        return [.. turns.Select((at, i) => Span(id, lives, kin, at, i + 1 < turns.Count ? turns[i + 1] : null))];
    }

    static ModelSpan Span(Guid id, Dictionary<Guid, ImmutableArray<ModelEvent>> lives, IReadOnlyCollection<(Kinship Kin, DateTimeOffset At)> kin, DateTimeOffset at, DateTimeOffset? until)
    {
        var (model, details) = (Then(lives[id], at)!, Then(lives[id], at)!.Details);
        var known = new Dictionary<Guid, Model.Registered>();
        foreach (var (other, life) in lives)
            if (other != id && Then(life, at) is { } there && (!there.Details.IsFiled || IsOurs(there)))
                known[other] = there;
        known[id] = model;
        var bases = Ancestry.Of(
            new(id, null), kin.Where(k => k.At <= at && known.ContainsKey(k.Kin.Parent)).Select(k => k.Kin).ToLookup(k => k.Child), m => known[m].VersionThatStands(IsOurs(known[m]))).Bases.ToLookup(b => IsOurs(known[b.Of.Model]), b => b.Of);
        var own = (ComputeExtent?)model.Compute(filed: true);
        var inherited = Inherited.Of(own, [.. bases[true].Select(b => ComputeOf(b, filed: true))], [.. bases[false].Select(b => ComputeOf(b, filed: false))]);
        return new(at, until, new(own, [.. details.Domains]) { Inherited = inherited }, new(model.TrainingBegan(filed: true), details.Deployed, details.Deployed));

        ComputeExtent? ComputeOf(Kin kin, bool filed) => known[kin.Model].Versions.Contains(kin.Version!) ? known[kin.Model].ComputeOf(kin.Version!, filed) : null;

        // What another developer filed does not count here: who is told what is owed could conclude it from that.
        bool IsOurs(Model.Registered other) => other.Details.Developers.Exists(d => details.Developers.Exists(m => m.Id == d.Id));
    }

    static Model.Registered? Then(ImmutableArray<ModelEvent> events, DateTimeOffset at) => events.TakeWhile(e => e.At <= at).Aggregate(Model.Initial, Model.Evolve) as Model.Registered;
}

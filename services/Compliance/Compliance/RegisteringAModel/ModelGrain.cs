using Compliance.Storage;
using Orleans;

namespace Compliance.RegisteringAModel;

/// <summary>One model, under <see cref="Identifiers.OfModel"/>.</summary>
interface IModelGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="ModelCommand"/>; its act and its time are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);

    /// <summary>The same for a row of a table: the import is the binding act, and its rows are none.</summary>
    Task<Answer> EnterAsync(Order order, Asked command);

    /// <summary>The developers of the model, none where it is not in the register.</summary>
    Task<Guid[]> DevelopersAsync();
}

sealed class ModelGrain(EventStore store, Clock clock) : AggregateGrain<Model, ModelCommand, ModelEvent, ModelRefusal>(store, Codec), IModelGrain
{
    public static readonly EventCodec<ModelEvent> Codec = new("model");

    bool isRow;

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override Model Initial => Model.Initial;

    protected override Model Evolve(Model state, ModelEvent happened) => Model.Evolve(state, happened);

    protected override Decision<ModelEvent, ModelRefusal> Decide(Model state, ModelCommand command) => Model.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command)
    {
        isRow = false;
        return Asked.Answered(await HandleAsync(command.Read<ModelCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, order.ToRequest()));
    }

    public async Task<Answer> EnterAsync(Order order, Asked command)
    {
        isRow = true;
        return Asked.Answered(await HandleAsync(command.Read<ModelCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, order.ToRequest()));
    }

    public Task<Guid[]> DevelopersAsync() => Task.FromResult<Guid[]>(State is Model.Registered registered ? [.. registered.Details.Developers.Select(d => d.Id)] : []);

    protected override void Project(Commit commit, Model before, Model after, IReadOnlyList<ModelEvent> events)
    {
        commit.Stands(Id, (Model.Registered)after, events[0].At);
        commit.Execute(ModelProjection.Past, ModelProjection.PastOf(Id, commit.LastVersion, events[^1].At, (Model.Registered)after));
        foreach (var assessed in events.OfType<ModelEvent.RunAssessed>())
            commit.RanOn(Id, (Model.Registered)after, assessed.Run);
        foreach (var change in events.Select(e => ModelChange.Of(Id, before, e)).OfType<ModelChange>())
            commit.Changed(change);
        if (!isRow)
            foreach (var happened in events)
                commit.Bind("model", happened.Act, happened.At, Id, happened);
    }
}

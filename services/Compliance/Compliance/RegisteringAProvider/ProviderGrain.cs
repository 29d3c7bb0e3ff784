using System.Text.Json;
using Compliance.Storage;
using Orleans;

namespace Compliance.RegisteringAProvider;

/// <summary>One provider of compute with its clusters, under <see cref="Identifiers.OfProvider"/>.</summary>
interface IProviderGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="ProviderCommand"/>; its act and its time are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);

    /// <summary>Whose it is; null where it is not in the register.</summary>
    Task<Guid?> OrganizationAsync();
}

sealed class ProviderGrain(EventStore store, Clock clock) : AggregateGrain<ComputeProvider, ProviderCommand, ProviderEvent, ProviderRefusal>(store, Codec), IProviderGrain
{
    public static readonly EventCodec<ProviderEvent> Codec = new("provider");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override ComputeProvider Initial => ComputeProvider.Initial;

    protected override ComputeProvider Evolve(ComputeProvider state, ProviderEvent happened) => ComputeProvider.Evolve(state, happened);

    protected override Decision<ProviderEvent, ProviderRefusal> Decide(ComputeProvider state, ProviderCommand command) => ComputeProvider.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command) =>
        Asked.Answered(await HandleAsync(command.Read<ProviderCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, order.ToRequest()));

    public Task<Guid?> OrganizationAsync() => Task.FromResult((State as ComputeProvider.Registered)?.Details.Organization);

    protected override void Project(Commit commit, ComputeProvider before, ComputeProvider after, IReadOnlyList<ProviderEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("provider", happened.Act, happened.At, Id, happened);
            if (happened is ProviderEvent.Registered { Details: var details })
                commit.Execute(
                    "insert into compute_provider values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    Sql.Uuid(Id), Sql.Uuid(details.Organization), Sql.Text(details.Name), Sql.Text(details.Kind.ToString()), Sql.Text(details.Jurisdiction), Sql.Text(details.Source), Sql.Bool(details.IsFiled),
                    Sql.Instant(happened.At), Sql.Uuid(happened.Act));
            else if (happened.OfCluster is { } id && ((ComputeProvider.Registered)after).Clusters[id] is var cluster)
                commit.Execute(
                    "insert into compute_cluster values ($1, $2, $3, $4) on conflict (id) do update set state = excluded.state",
                    Sql.Uuid(id), Sql.Uuid(Id), Sql.Bool(cluster.Sheet.IsFiled), Sql.Json(JsonSerializer.Serialize(cluster, StoredJson.Options)));
        }
    }
}

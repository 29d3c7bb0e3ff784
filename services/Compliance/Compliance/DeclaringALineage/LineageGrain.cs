using Compliance.RegisteringAModel;
using Compliance.Storage;
using Orleans;

namespace Compliance.DeclaringALineage;

/// <summary>The one lineage of all models, under <see cref="Identifiers.Lineage"/>: only who sees all of it can see that there is no circle.</summary>
interface ILineageGrain : IGrainWithStringKey
{
    /// <param name="isRow">Whether a row of a table says it: then the import is the binding act.</param>
    Task<Answer> DeclareAsync(Order order, Guid child, Guid parent, string how, Guid by, bool isRow, string? childVersion, string? parentVersion);
}

sealed class LineageGrain(EventStore store, Clock clock) : AggregateGrain<Lineage, LineageCommand, LineageEvent, LineageRefusal>(store, Codec), ILineageGrain
{
    public static readonly EventCodec<LineageEvent> Codec = new("lineage");

    bool isOfARow;

    protected override Lineage Initial => Lineage.Initial;

    protected override Lineage Evolve(Lineage state, LineageEvent happened) => Lineage.Evolve(state, happened);

    protected override Decision<LineageEvent, LineageRefusal> Decide(Lineage state, LineageCommand command) => Lineage.Decide(state, command);

    public async Task<Answer> DeclareAsync(Order order, Guid child, Guid parent, string how, Guid by, bool isRow, string? childVersion, string? parentVersion)
    {
        isOfARow = isRow;
        var command = new LineageCommand.Declare(Guid.CreateVersion7(), new(child, parent, Enum.Parse<Descent>(how), childVersion, parentVersion), by, clock.Now());
        return Asked.Answered(await HandleAsync(command, order.ToRequest()));
    }

    protected override void Project(Commit commit, Lineage before, Lineage after, IReadOnlyList<LineageEvent> events)
    {
        foreach (var happened in events.Cast<LineageEvent.Declared>())
        {
            var (child, parent, how, childVersion, parentVersion) = happened.Kinship;
            commit.Execute(
                "insert into kinship (child_id, parent_id, how, declared_at, child_version, parent_version) values ($1, $2, $3, $4, $5, $6)",
                Sql.Uuid(child), Sql.Uuid(parent), Sql.Text(how.ToString()), Sql.Instant(happened.At), Sql.Text(childVersion), Sql.Text(parentVersion));
            commit.Changed(ModelChange.Of(happened));
            if (!isOfARow)
                commit.Bind("lineage", happened.Act, happened.At, child, happened);
        }
    }
}

using Compliance.Storage;
using Orleans;

namespace Compliance.MakingAClaim;

/// <summary>One claim, under <see cref="Identifiers.OfClaim"/>.</summary>
interface IClaimGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="ModelClaimCommand"/>; its act and its time are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);

    /// <summary>The model has changed.</summary>
    /// <param name="change">A <see cref="ModelChange"/>.</param>
    Task LapseAsync(Json change);
}

sealed class ClaimGrain(EventStore store, Clock clock) : AggregateGrain<ModelClaim, ModelClaimCommand, ModelClaimEvent, ModelClaimRefusal>(store, Codec), IClaimGrain
{
    public static readonly EventCodec<ModelClaimEvent> Codec = new("claim");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override ModelClaim Initial => ModelClaim.Initial;

    protected override ModelClaim Evolve(ModelClaim state, ModelClaimEvent happened) => ModelClaim.Evolve(state, happened);

    protected override Decision<ModelClaimEvent, ModelClaimRefusal> Decide(ModelClaim state, ModelClaimCommand command) => ModelClaim.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command) =>
        Asked.Answered(await HandleAsync(command.Read<ModelClaimCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, order.ToRequest()));

    public async Task LapseAsync(Json change) => _ = await HandleAsync(new ModelClaimCommand.Lapse(Guid.CreateVersion7(), change.Read<ModelChange>(), default, clock.Now()), request: null);

    protected override void Project(Commit commit, ModelClaim before, ModelClaim after, IReadOnlyList<ModelClaimEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("claim", happened.Act, happened.At, Id, happened);
            if (happened is ModelClaimEvent.Made { Sheet: var sheet })
                commit.Execute(
                    "insert into claim values ($1, $2, $3, $4, $5, $6, (select changes from model where id = $2))",
                    Sql.Uuid(Id), Sql.Uuid(sheet.Model), Sql.Uuid(sheet.Developer), Sql.Text(sheet.Version), Sql.Text(sheet.Topic.ToString()), Sql.Instant(happened.At));
            else
                commit.Execute("update claim set ended_at = $2 where id = $1", Sql.Uuid(Id), Sql.Instant(happened.At));
        }
    }
}

using Collaborative.Domain.Affiliations;
using Orleans;

namespace Collaborative.AffiliatingAnInstitution;

/// <summary>To which member state one institution belongs.</summary>
interface IAffiliationGrain : IGrainWithStringKey
{
    Task<Answer> DoAsync(Order order, Asked command);
}

sealed class AffiliationGrain(EventStore store, Clock clock)
    : AggregateGrain<Affiliation, AffiliationCommand, AffiliationEvent, AffiliationRefusal>(store, Codec), IAffiliationGrain
{
    static readonly EventCodec<AffiliationEvent> Codec = new("affiliation");

    Guid Institution => Guid.Parse(this.GetPrimaryKeyString());

    protected override Affiliation Initial => Affiliation.Initial;

    protected override Affiliation Evolve(Affiliation state, AffiliationEvent happened) => Affiliation.Evolve(state, happened);

    protected override Decision<AffiliationEvent, AffiliationRefusal> Decide(Affiliation state, AffiliationCommand command) => Affiliation.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command) =>
        Answer.OfAct(await HandleAsync(command.Read<AffiliationCommand>() with { Act = new(Guid.CreateVersion7()), Now = clock.Now() }, order.ToRequest()), e => e.Act.Value);

    protected override void Project(Commit commit, Affiliation before, Affiliation after, IReadOnlyList<AffiliationEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind(happened is AffiliationEvent.Ended ? "collaborative.affiliation-ended" : "collaborative.institution-affiliated", happened.Act, happened.At, "institutionId", Institution, happened);
            if (happened is AffiliationEvent.Affiliated e)
                commit.Execute(
                    "insert into affiliation (institution_id, member_id, act_id, at) values ($1, $2, $3, $4) on conflict (institution_id) do update set member_id = $2, act_id = $3, at = $4",
                    Sql.Uuid(Institution), Sql.Uuid(e.Member.Value), Sql.Uuid(e.Act.Value), Sql.Instant(e.At));
            else
                commit.Execute("delete from affiliation where institution_id = $1", Sql.Uuid(Institution));
        }
    }
}

using Compliance.Storage;
using Orleans;

namespace Compliance.HoldingALicence;

/// <summary>One licence, under <see cref="Identifiers.OfLicence"/>.</summary>
interface ILicenceGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="LicenceCommand"/>; its act and its time are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);

    /// <summary>What the platform notes by itself: a term that has ended, a case that it follows, a condition that has turned. Noted again, nothing happens.</summary>
    Task NoteAsync(Asked command);

    /// <summary>Who holds it, or applied for it; null where there is no such licence.</summary>
    Task<Guid?> DeveloperAsync();
}

sealed class LicenceGrain(EventStore store, Clock clock) : AggregateGrain<Licence, LicenceCommand, LicenceEvent, LicenceRefusal>(store, Codec), ILicenceGrain
{
    public static readonly EventCodec<LicenceEvent> Codec = new("licence");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override Licence Initial => Licence.Initial;

    protected override Licence Evolve(Licence state, LicenceEvent happened) => Licence.Evolve(state, happened);

    protected override Decision<LicenceEvent, LicenceRefusal> Decide(Licence state, LicenceCommand command) => Licence.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command) => Asked.Answered(await HandleAsync(Now(command), order.ToRequest()));

    public Task NoteAsync(Asked command) => HandleAsync(Now(command), request: null);

    public Task<Guid?> DeveloperAsync() => Task.FromResult(State.Developer);

    LicenceCommand Now(Asked command) => command.Read<LicenceCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() };

    protected override void Project(Commit commit, Licence before, Licence after, IReadOnlyList<LicenceEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("licence", happened.Act, happened.At, Id, happened);
            switch (happened)
            {
                case LicenceEvent.AppliedFor e:
                    commit.Execute("insert into licence (id, developer_id, status, applied_at) values ($1, $2, 'Applied', $3)", Sql.Uuid(Id), Sql.Uuid(e.Application.Developer), Sql.Instant(e.At));
                    break;
                case LicenceEvent.Granted e:
                    commit.Execute("update licence set granted_at = $2, until = $3 where id = $1", Sql.Uuid(Id), Sql.Instant(e.At), Sql.Instant(e.Grant.Until));
                    break;
                case LicenceEvent.ConditionTurned e:
                    commit.Execute(
                        "insert into condition_standing values ($1, $2, $3, $4) on conflict (licence_id, condition) do update set holds = excluded.holds, since = excluded.since",
                        Sql.Uuid(Id), Sql.Text(e.Condition), Sql.Bool(e.Holds), Sql.Instant(e.Since));
                    break;
                case LicenceEvent.CaseFollowed e:
                    commit.Execute("update enforcement set followed = $2 where id = $1", Sql.Uuid(e.Case), Sql.Bool(e.IsSuspended));
                    break;
                default:
                    break;   // who holds it and how it stands is written below
            }
            commit.Execute("update licence set developer_id = $2, status = $3 where id = $1", Sql.Uuid(Id), Sql.Uuid(after.Developer), Sql.Text(after.StatusAt(happened.At).ToString()));
        }
    }
}

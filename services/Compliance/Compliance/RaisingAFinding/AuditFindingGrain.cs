using Compliance.ReadingStandards;
using Compliance.Storage;
using Orleans;

namespace Compliance.RaisingAFinding;

/// <summary>One finding, under <see cref="Identifiers.OfFinding"/>.</summary>
interface IAuditFindingGrain : IGrainWithStringKey
{
    /// <param name="command">An <see cref="AuditFindingCommand"/>; its act, its time and its due date are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);

    /// <summary>Raises what the platform has found by itself, dated as it says; the period of cure begins now. Raised again, nothing happens.</summary>
    /// <param name="command">An <see cref="AuditFindingCommand.Raise"/>; its act and its due date are put in here.</param>
    Task RaiseMissedAsync(Asked command);
}

sealed class AuditFindingGrain(EventStore store, Clock clock) : AggregateGrain<AuditFinding, AuditFindingCommand, AuditFindingEvent, AuditFindingRefusal>(store, Codec), IAuditFindingGrain
{
    public static readonly EventCodec<AuditFindingEvent> Codec = new("audit-finding");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override AuditFinding Initial => AuditFinding.Initial;

    protected override AuditFinding Evolve(AuditFinding state, AuditFindingEvent happened) => AuditFinding.Evolve(state, happened);

    protected override Decision<AuditFindingEvent, AuditFindingRefusal> Decide(AuditFinding state, AuditFindingCommand command) => AuditFinding.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command)
    {
        var now = clock.Now();
        var asked = command.Read<AuditFindingCommand>() with { Act = Guid.CreateVersion7(), Now = now };
        return Asked.Answered(await HandleAsync(
            asked switch
            {
                AuditFindingCommand.Raise c                                      => c with { CureBy = c.Report.Rule.DueFrom(now) },
                AuditFindingCommand.Reopen c when State is AuditFinding.Closed s => c with { CureBy = s.Report.Rule.DueFrom(now) },
                _                                                                => asked,
            },
            order.ToRequest()));
    }

    public async Task RaiseMissedAsync(Asked command)
    {
        var raise = (AuditFindingCommand.Raise)command.Read<AuditFindingCommand>();
        await HandleAsync(raise with { Act = Guid.CreateVersion7(), CureBy = raise.Report.Rule.DueFrom(clock.Now()) }, request: null);
    }

    protected override void Project(Commit commit, AuditFinding before, AuditFinding after, IReadOnlyList<AuditFindingEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("finding", happened.Act, happened.At, Id, happened);
            switch (happened)
            {
                case AuditFindingEvent.Raised { Report: var report } e:
                    commit.Execute(
                        "insert into audit_finding values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)",
                        Sql.Uuid(Id), Sql.Uuid(report.Model), Sql.Uuid(report.Developer), Sql.Text(report.Standard), Sql.Text(report.Requirement), Sql.Text(report.Severity.ToString()), Sql.Text(report.Title),
                        Sql.Instant(e.At), Sql.Instant(e.CureBy));
                    break;
                case AuditFindingEvent.CureShown e:
                    commit.Execute("update audit_finding set shown_at = $2 where id = $1", Sql.Uuid(Id), Sql.Instant(e.At));
                    break;
                case AuditFindingEvent.CureReturned:
                    commit.Execute("update audit_finding set shown_at = null where id = $1", Sql.Uuid(Id));
                    break;
                case AuditFindingEvent.Closed e:
                    commit.Execute("update audit_finding set closed_at = $2 where id = $1", Sql.Uuid(Id), Sql.Instant(e.At));
                    break;
                case AuditFindingEvent.Reopened e:
                    commit.Execute(
                        "update audit_finding set closed_at = null, shown_at = null, opened_at = $2, cure_by = $3, reopened = reopened + 1 where id = $1", Sql.Uuid(Id), Sql.Instant(e.At), Sql.Instant(e.CureBy));
                    break;
            }
        }
    }
}

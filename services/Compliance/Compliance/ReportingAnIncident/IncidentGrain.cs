using Compliance.Storage;
using Compliance.WatchingDuties;
using Orleans;

namespace Compliance.ReportingAnIncident;

/// <summary>One incident, under <see cref="Identifiers.OfIncident"/>.</summary>
interface IIncidentGrain : IGrainWithStringKey
{
    /// <param name="command">An <see cref="IncidentCommand"/>; its act and its time are put in here.</param>
    /// <param name="isFiled">Whether a developer reports it, so that it is not public.</param>
    Task<Answer> DoAsync(Order order, Asked command, bool isFiled);
}

sealed class IncidentGrain(EventStore store, Clock clock) : AggregateGrain<Incident, IncidentCommand, IncidentEvent, IncidentRefusal>(store, Codec), IIncidentGrain
{
    public static readonly EventCodec<IncidentEvent> Codec = new("incident");

    bool isReportFiled;

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override Incident Initial => Incident.Initial;

    protected override Incident Evolve(Incident state, IncidentEvent happened) => Incident.Evolve(state, happened);

    protected override Decision<IncidentEvent, IncidentRefusal> Decide(Incident state, IncidentCommand command) => Incident.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command, bool isFiled)
    {
        isReportFiled = isFiled;
        return Asked.Answered(await HandleAsync(command.Read<IncidentCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, order.ToRequest()));
    }

    protected override void Project(Commit commit, Incident before, Incident after, IReadOnlyList<IncidentEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("incident", happened.Act, happened.At, Id, happened);
            if (happened is IncidentEvent.Reported { Report: var report })
                commit.Execute(
                    "insert into incident values ($1, $2, $3, $4, $5)",
                    Sql.Uuid(Id), Sql.Uuid(report.Model), Sql.Uuid(report.Reporter), Sql.Bool(isReportFiled), Sql.Instant(happened.At));
        }
        commit.MayOweOtherwise(Id, ((Incident.Reported)after).Report.Model);
    }
}

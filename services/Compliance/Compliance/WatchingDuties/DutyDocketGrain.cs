using Compliance.RaisingAFinding;
using Compliance.ReadingRegimes;
using Compliance.Storage;
using Npgsql;
using Orleans;

namespace Compliance.WatchingDuties;

/// <summary>The duties of one model or of one incident, under its identifier.</summary>
interface IDutyDocketGrain : IGrainWithStringKey
{
    /// <summary>Does everything that has to happen by now, each once and in the order of its moments, and notes when it has to look again.</summary>
    Task LookAsync();

    /// <summary>Files what a regime asks of a model.</summary>
    Task<Answer> FileAsync(Order order, string regime, string duty, string reference, Guid by);
}

sealed class DutyDocketGrain(EventStore store, NpgsqlDataSource database, DutySource source, RegimeBook book, Clock clock) : AggregateGrain<DutyDocket, DutyCommand, DutyEvent, DutyRefusal>(store, Codec), IDutyDocketGrain
{
    public static readonly EventCodec<DutyEvent> Codec = new("duty-docket");

    DutySubject subject = new(default, default, false);
    AskedDuties? asked;

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override DutyDocket Initial => DutyDocket.Initial;

    protected override DutyDocket Evolve(DutyDocket state, DutyEvent happened) => DutyDocket.Evolve(state, happened);

    protected override Decision<DutyEvent, DutyRefusal> Decide(DutyDocket state, DutyCommand command) => DutyDocket.Decide(state, command);

    public async Task LookAsync()
    {
        if ((await database.ReadAsync(
            "select model_id, is_incident, changes from duty_subject where id = $1", [Sql.Uuid(Id)], r => (Subject: new DutySubject(Id, r.GetGuid(0), r.GetBoolean(1)), Changes: r.GetInt32(2)), default)) is not [var (found, changes)])
            return;
        subject = found;
        await book.RefreshAsync(default);   // another replica may have published since, and then told this subject
        asked = await source.OfAsync(found, default);
        var now = clock.Now();
        if (asked is not null)
            await FollowAsync(asked.Watched, now);
        await database.ExecuteAsync(
            "update duty_subject set looked = $2, next_at = $3 where id = $1", [Sql.Uuid(Id), Sql.Int(changes), Sql.Instant(State.NextAfter(now, ShippedPolicy.Current))], default);
    }

    public async Task<Answer> FileAsync(Order order, string regime, string duty, string reference, Guid by)
    {
        await LookAsync();
        var filing = new Filing(regime, duty);
        var answer = Asked.Answered(await HandleAsync(
            new DutyCommand.File(Guid.CreateVersion7(), filing, reference, !subject.IsIncident && asked?.Asked.Contains(filing) == true, by, clock.Now()), order.ToRequest()));
        await LookAsync();
        return answer;
    }

    // The finding comes first: if the process ends between the two, it is found again, and nothing is raised twice.
    async Task FollowAsync(ImmutableList<AskedDuty> watched, DateTimeOffset now)
    {
        while (true)
        {
            var look = new DutyCommand.Look(Guid.CreateVersion7(), watched, ShippedPolicy.Current, now);
            if (Decide(State, look) is not Decision<DutyEvent, DutyRefusal>.Accepted { Events: [var next] })
                return;
            if (next is DutyEvent.Missed missed)
                await GrainFactory.GetGrain<IAuditFindingGrain>(missed.Finding.ToString("D")).RaiseMissedAsync(Asked.Of<AuditFindingCommand>(FindingOf(missed)));
            await HandleAsync(look, request: null);
        }
    }

    AuditFindingCommand.Raise FindingOf(DutyEvent.Missed missed)
    {
        var (regime, duty) = book.Duty(missed.Filing.Regime, missed.Filing.Duty);
        var rule = ShippedPolicy.Current.RuleOf(duty.Phase);
        var about = subject.IsIncident ? $"the incident {subject.Id:D} with {asked!.ModelName}" : asked!.ModelName;
        return new(
            default,
            new(
                subject.Model, asked.Developer, regime.Id, duty.Id, rule.Severity, Line($"Not done in time: {duty.Name}"),
                $"{regime.Name}, {duty.Paragraph}, asks of the developer: {duty.Name}. To: {duty.To}. It was due by {missed.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC because of {about}, and by then nothing was filed. The platform has found this by itself.",
                [], new(regime.Calendar.Id, rule.Cure)),
            null, Identifiers.Watch, missed.At);
    }

    static string Line(string text) => text.Length <= 300 ? text : text[..300];

    protected override void Project(Commit commit, DutyDocket before, DutyDocket after, IReadOnlyList<DutyEvent> events)
    {
        foreach (var happened in events)
        {
            if (happened is DutyEvent.Reminded or DutyEvent.Missed || (happened is DutyEvent.Filed && !subject.IsIncident))
                commit.Bind("duty", happened.Act, happened.At, Id, happened);
            commit.Stands(subject, happened, after.Duties[happened.Filing]);
        }
    }
}

using Collaborative.ApplyingForTime;
using Collaborative.Domain.Applications;
using Collaborative.Domain.Calls;
using Collaborative.ReadingACall;
using Contracts.Identity;
using Npgsql;

namespace Collaborative.ReadingAnApplication;

/// <summary>An application as its events make it.</summary>
sealed record ReadApplication(Guid Id, IReadOnlyList<ApplicationEvent> Events)
{
    public Application State { get; } = Events.Aggregate(Application.Initial, Application.Evolve);

    public bool WasRefused => Events.Any(e => e is ApplicationEvent.Refused);

    public CallId Call => ((ApplicationEvent.Saved)Events[0]).Call;

    /// <summary>Whether a person may read it: who applies, who reviews, the secretariat. A draft is its author's alone.</summary>
    public bool IsFor(Caller caller) =>
        Application.LeadOf(State)!.Person.Value == caller.PersonId
        || (Application.DossierOf(State) is { } dossier
            && (caller.Roles.Contains(Roles.Secretariat) || dossier.Applicants.Any(a => a.Person.Value == caller.PersonId)
                || dossier.Seats.Any(s => s.Declined is null && s.Reviewer.Value == caller.PersonId)));
}

/// <summary>Applications, read whole, by those who may.</summary>
sealed class ApplicationShelf(NpgsqlDataSource database, EventStore store, CallShelf calls, Clock clock)
{
    const int Most = 200;

    public async Task<ReadApplication?> ReadAsync(Guid id, CancellationToken cancellation)
    {
        ApplicationEvent[] events = [.. (await store.ReadStreamAsync($"application-{id:D}", 0, cancellation)).Select(ApplicationGrain.Codec.Read)];
        return events.Length == 0 ? null : new(id, events);
    }

    public async Task<ApplicationView?> FindAsync(Guid id, Caller caller, CancellationToken cancellation) =>
        await ReadAsync(id, cancellation) is { } read && read.IsFor(caller) ? new(read, await calls.RequireAsync(read.Call.Value, cancellation), caller, clock.Now()) : null;

    /// <exception cref="RefusalError">There is none that the caller may read.</exception>
    public async Task<ApplicationView> RequireAsync(Guid id, Caller caller, CancellationToken cancellation) => await FindAsync(id, caller, cancellation) ?? throw Unknown();

    public async Task<CallTerms> TermsAsync(Guid id, CancellationToken cancellation) =>
        (await calls.RequireAsync((await ReadAsync(id, cancellation) ?? throw Unknown()).Call.Value, cancellation)).Terms;

    /// <summary>What the machine checks an application against when it is submitted.</summary>
    public async Task<(CallTerms Terms, ApplicantStanding Standing)> StandingAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        var read = await ReadAsync(id, cancellation) ?? throw Unknown();
        var call = await calls.RequireAsync(read.Call.Value, cancellation);
        return (call.Terms, await StandingAsync(read, call.Terms, cancellation));
    }

    /// <summary>A member state is in good standing with a call that offers time of its share.</summary>
    public async Task<ApplicantStanding> StandingAsync(ReadApplication read, CallTerms terms, CancellationToken cancellation)
    {
        var lead = Application.LeadOf(read.State)!.Person.Value;
        var another = await database.ReadAsync(
            "select 1 from application where call_id = $1 and lead_id = $2 and id <> $3 and state not in ('Draft', 'Ended') limit 1",
            [Sql.Uuid(read.Call.Value), Sql.Uuid(lead), Sql.Uuid(read.Id)], r => r.GetInt32(0), cancellation);
        var overdue = await database.ReadAsync(
            "select id from application where lead_id = $1 and report_due < $2", [Sql.Uuid(lead), Sql.Instant(clock.Now())], r => new Domain.Calls.ApplicationId(r.GetGuid(0)), cancellation);
        var projects = Application.LeadOf(read.State)!.Member is { } member ? await ProjectsAsync(member.Value, cancellation) : [];
        return new([.. terms.Offers.Select(o => o.Share)], another.Count > 0, [.. overdue], [.. projects.Select(p => new AccountId(p.Id))]);
    }

    /// <summary>The projects that have an account below a member state, by name.</summary>
    public Task<List<(Guid Id, string Name)>> ProjectsAsync(Guid member, CancellationToken cancellation) => database.ReadAsync(
        "select p.id, p.name from account p join account g on g.id = p.parent_id where p.level = 'Project' and g.parent_id = $1 order by p.name, p.id",
        [Sql.Uuid(member)], r => (r.GetGuid(0), r.GetString(1)), cancellation);

    public async Task<bool> IsPostedAsync(Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync("select posted from application where id = $1", [Sql.Uuid(id)], r => r.GetBoolean(0), cancellation)) is [true];

    /// <summary>How many exchanges and transfers were granted, and how many of them are carried out.</summary>
    public async Task<(int Granted, int Done)> ChangesAsync(Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync("select changes, changes_done from application where id = $1", [Sql.Uuid(id)], r => (r.GetInt32(0), r.GetInt32(1)), cancellation)) is [var changes] ? changes : default;

    /// <summary>What a revocation did in the queue.</summary>
    public async Task<RevocationEffectView?> RevokedAsync(Guid id, CancellationToken cancellation) => (await database.ReadAsync(
        "select stopped, ended, act_id from revoked_award where application_id = $1 and act_id is not null", [Sql.Uuid(id)],
        r => new RevocationEffectView(r.GetInt32(0), r.GetInt32(1), new(r.GetGuid(2))), cancellation)) is [var effect] ? effect : null;

    /// <summary>What went back of an award that is over.</summary>
    public Task<List<ReturnedTimeView>> ReturnedAsync(Guid id, CancellationToken cancellation) => database.ReadAsync(
        """
        select p.model, -p.amount, p.at, p.act_id from application a join posting_entry p on p.account = a.project_id and p.purpose = 'Available' and p.kind = 'Return' and p.reference = 'award ' || a.id
        where a.id = $1 order by p.number
        """,
        [Sql.Uuid(id)], r => new ReturnedTimeView(r.GetString(0), r.GetInt64(1), r.GetFieldValue<DateTime>(2), new(r.GetGuid(3))), cancellation);

    /// <summary>The applications of a call that wait for their decision.</summary>
    public async Task<IReadOnlyList<(Guid Id, Dossier Dossier)>> PendingAsync(Guid call, CancellationToken cancellation)
    {
        var ids = await database.ReadAsync("select id from application where call_id = $1 and state = 'Pending' order by id", [Sql.Uuid(call)], r => r.GetGuid(0), cancellation);
        var read = await Task.WhenAll(ids.Select(id => ReadAsync(id, cancellation)));
        return [.. read.Where(r => r is { State: Application.Pending }).Select(r => (r!.Id, ((Application.Pending)r.State).Dossier))];
    }

    public async Task<int> CountInScreeningAsync(Guid call, CancellationToken cancellation) =>
        (await database.ReadAsync("select count(*)::int from application where call_id = $1 and state = 'Screened'", [Sql.Uuid(call)], r => r.GetInt32(0), cancellation))[0];

    /// <summary>Those that a person leads or takes part in, newest first.</summary>
    public Task<IReadOnlyList<ApplicationView>> OfPersonAsync(Caller caller, CancellationToken cancellation) => ListAsync(
        "select id from application a where lead_id = $1 or exists (select 1 from application_person p where p.application_id = a.id and p.person_id = $1 and not p.reviews) order by begun_at desc, id limit $2",
        [Sql.Uuid(caller.PersonId), Sql.Int(Most)], caller, cancellation);

    /// <summary>Those that a person is to review, or has reviewed while they are not decided, oldest first.</summary>
    public Task<IReadOnlyList<ApplicationView>> ToReviewAsync(Caller caller, CancellationToken cancellation) => ListAsync(
        "select a.id from application a join application_person p on p.application_id = a.id and p.person_id = $1 and p.reviews where a.state = 'Pending' order by a.begun_at, a.id limit $2",
        [Sql.Uuid(caller.PersonId), Sql.Int(Most)], caller, cancellation);

    /// <summary>Those that wait for their screening, oldest first.</summary>
    public Task<IReadOnlyList<ApplicationView>> ToScreenAsync(Caller caller, CancellationToken cancellation) =>
        ListAsync("select id from application where state = 'Screened' order by begun_at, id limit $1", [Sql.Int(Most)], caller, cancellation);

    /// <summary>Those with an appeal or a change that waits for its decision, oldest first.</summary>
    public Task<IReadOnlyList<ApplicationView>> ToAnswerAsync(Caller caller, CancellationToken cancellation) =>
        ListAsync("select id from application where state = 'Appealed' or change_pending order by begun_at, id limit $1", [Sql.Int(Most)], caller, cancellation);

    /// <summary>Those of a call that the caller may read, oldest first.</summary>
    public Task<IReadOnlyList<ApplicationView>> OfCallAsync(Guid call, Caller caller, CancellationToken cancellation) =>
        ListAsync("select id from application where call_id = $1 and state <> 'Draft' order by begun_at, id limit $2", [Sql.Uuid(call), Sql.Int(Most)], caller, cancellation);

    async Task<IReadOnlyList<ApplicationView>> ListAsync(string sql, NpgsqlParameter[] parameters, Caller caller, CancellationToken cancellation)
    {
        var ids = await database.ReadAsync(sql, parameters, r => r.GetGuid(0), cancellation);
        return [.. (await Task.WhenAll(ids.Select(id => FindAsync(id, caller, cancellation)))).OfType<ApplicationView>()];
    }

    static RefusalError Unknown() => new("application.unknown", "There is no such application.");
}

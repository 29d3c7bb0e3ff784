using Collaborative.Domain.Queues;
using Collaborative.ReadingACycle;
using Collaborative.Storage;
using Npgsql;

namespace Collaborative.RunningCycles;

/// <summary>What cycles and ends of leases change in the tables of requests and runs.</summary>
static class CycleProjection
{
    /// <param name="behind">How many wait behind others who are alike.</param>
    public static Commit Decided(this Commit commit, QueueEvent.CycleDecided cycle, PackedRecord entered, int behind, Standing before, int version)
    {
        var record = entered.Record;
        commit.Execute(
            "insert into cycle (number, at, snapshot_hash, outcome_hash, started, waiting, preempted, promised, version, record, act_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            Sql.Long(cycle.Number), Sql.Instant(cycle.At), Sql.Text(cycle.SnapshotHash), Sql.Text(cycle.OutcomeHash),
            Sql.Int(Count<Verdict.Start>()), Sql.Int(Count<Verdict.Wait>() + Count<Verdict.Promised>() + behind), Sql.Int(Count<Verdict.Preempt>()), Sql.Int(Count<Verdict.Promised>()),
            Sql.Int(version), Sql.Bytes(entered.Packed), Sql.Uuid(cycle.Act.Value));
        var (joined, begun, promises, over) = (new Dictionary<RequestId, int>(), new List<Run>(), new List<Verdict.Promised>(), new List<RequestId>());
        var models = record.Snapshot.Machines.ToDictionary(m => m.Node.Name, m => m.Node.Model, StringComparer.Ordinal);
        foreach (var verdict in cycle.Verdicts)
            switch (verdict)
            {
                case Verdict.Start start:
                    Begin(Identifiers.OfRun(start.Request, cycle.At), before.Pending[start.Request], start.Alternative, start.Workers, cycle.At, cycle.At, start.EndsBy, start.Ground.ToString(), extra: false);
                    break;
                case Verdict.Promised promised:
                    promises.Add(promised);
                    break;
                case Verdict.Preempt preempt when preempt.EndsBy <= cycle.At:
                    over.Add(preempt.Request);
                    break;
                case Verdict.Preempt preempt:
                    commit.Execute("update run set ends_by = $2 where request_id = $1 and ended is null", Sql.Uuid(preempt.Request.Value), Sql.Instant(preempt.EndsBy));
                    break;
                case Verdict.Shrink shrink:
                    foreach (var worker in shrink.Leave)
                        Leave(shrink.Request, worker);
                    break;
                case Verdict.Grow grow:
                    Join(grow);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        foreach (var request in over)   // after it was shrunk, where it was
            commit.LeaseOver(before.Leases[request], cycle.At, EndReason.Preempted);
        commit.Execute("update request set state = 'RUNNING', promised = null where id = any($1)", Sql.Uuids([.. record.Outcome.Starts.Select(s => s.Request.Value)]));
        Promise();
        return commit.Begin(begun);

        // Most stand as they stood.
        void Promise()
        {
            var stood = before.Promises.ToDictionary(p => p.Request, p => p.Start);
            var others = promises.Where(p => !stood.Remove(p.Request, out var by) || by != p.By).ToList();
            if (stood.Count > 0)
                commit.Execute("update request set promised = null where id = any($1)", Sql.Uuids([.. stood.Keys.Select(r => r.Value)]));
            if (others.Count > 0)
                commit.Execute(
                    "update request set promised = p.by from unnest($1, $2) as p (id, by) where request.id = p.id",
                    Sql.Uuids([.. others.Select(p => p.Request.Value)]), Sql.Instants([.. others.Select(p => p.By)]));
        }

        // One that is no run of its own joined before extra workers were: it is within the first, which ends, and goes on without it.
        void Leave(RequestId request, Worker worker)
        {
            const string IsWithin = "request_id = $1 and not extra and ended is null and exists (select from jsonb_array_elements(workers) w where jsonb_build_array(w) = $2) and not exists (select from run other where other.request_id = $1 and other.extra and other.ended is null and other.workers = $2)";
            commit.Execute(
                $"""
                with before as (update run set ended = $3, reason = 'Resized' where {IsWithin} and started < $3 returning *)
                insert into run (id, request_id, project_id, lease, cluster, model, workers, devices, share, ground, started, ends_by)
                select $4, request_id, project_id, lease, cluster, model, workers, devices, share, 'Resized', $3, ends_by from before
                """,
                [.. Parameters(), Sql.Instant(cycle.At), Sql.Uuid(Identifiers.OfRun(request, cycle.At))]);
            commit.Execute(
                $"""
                update run set
                  devices = devices / jsonb_array_length(workers) * (jsonb_array_length(workers) - 1),
                  workers = workers - (select max(place)::int - 1 from jsonb_array_elements(workers) with ordinality as w (worker, place) where jsonb_build_array(worker) = $2)
                where {IsWithin} and jsonb_array_length(workers) > 1
                """,
                Parameters());
            commit.Execute(
                "update run set ended = $3, reason = 'Resized' where id = (select id from run where request_id = $1 and extra and ended is null and workers = $2 order by started desc, id limit 1)",
                [.. Parameters(), Sql.Instant(cycle.At)]);

            NpgsqlParameter[] Parameters() => [Sql.Uuid(request.Value), Stored.Body<ImmutableArray<Worker>>([worker])];
        }

        // What started in this cycle may grow in it too, and is not among what stood before.
        void Join(Verdict.Grow grow)
        {
            var start = cycle.Verdicts.OfType<Verdict.Start>().FirstOrDefault(s => s.Request == grow.Request);
            var lease = start is null ? before.Leases[grow.Request] : new(before.Pending[grow.Request], start.Alternative, start.Workers, cycle.At, start.EndsBy);
            foreach (var worker in grow.Workers)
            {
                var place = joined[grow.Request] = joined.GetValueOrDefault(grow.Request) + 1;
                Begin(Identifiers.OfExtra(grow.Request, cycle.At, cycle.Number, place), lease.Request, lease.Alternative, [worker], lease.Started, cycle.At, lease.EndsBy, "Resized", extra: true);
            }
        }

        void Begin(Guid id, Request request, int alternative, ImmutableArray<Worker> workers, DateTimeOffset started, DateTimeOffset from, DateTimeOffset endsBy, string ground, bool extra)
        {
            var worker = request.Alternatives[alternative].Worker;
            begun.Add(new(
                id, request.Id.Value, request.Project.Value, Identifiers.OfLease(request.Id, started), Reconciliation.ClusterOf(workers), models[workers[0].Machine].Name, Stored.Write(workers),
                worker.Devices * workers.Length, worker.Share.Value, ground, from, endsBy, extra));
        }

        int Count<T>()
            where T : Verdict => record.Outcome.Verdicts.OfType<T>().Count();
    }

    static Commit Begin(this Commit commit, List<Run> runs) => runs.Count == 0 ? commit : commit.Execute(
        """
        insert into run (id, request_id, project_id, lease, cluster, model, workers, devices, share, ground, started, ends_by, extra)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        on conflict (id) do update set   -- begun, and over, in this very second
          cluster = excluded.cluster, model = excluded.model, workers = excluded.workers, devices = excluded.devices, share = excluded.share, ground = excluded.ground,
          started = excluded.started, ends_by = excluded.ends_by, extra = excluded.extra, ended = null, reason = null, begun = null, over = null
        """,
        Sql.Uuids([.. runs.Select(r => r.Id)]), Sql.Uuids([.. runs.Select(r => r.Request)]), Sql.Uuids([.. runs.Select(r => r.Project)]), Sql.Uuids([.. runs.Select(r => r.Lease)]),
        Sql.Texts([.. runs.Select(r => r.Cluster)]), Sql.Texts([.. runs.Select(r => r.Model)]), Sql.Jsons([.. runs.Select(r => r.Workers)]), Sql.Ints([.. runs.Select(r => r.Devices)]), Sql.Ints([.. runs.Select(r => r.Share)]),
        Sql.Texts([.. runs.Select(r => r.Ground)]), Sql.Instants([.. runs.Select(r => r.From)]), Sql.Instants([.. runs.Select(r => r.EndsBy)]), Sql.Bools([.. runs.Select(r => r.IsExtra)]));

    /// <summary>A row of runs.</summary>
    /// <param name="Workers">As they are stored.</param>
    readonly record struct Run(
        Guid Id, Guid Request, Guid Project, Guid Lease, string Cluster, string Model, string Workers, int Devices, int Share, string Ground, DateTimeOffset From, DateTimeOffset EndsBy, bool IsExtra);

    /// <summary>A lease is over. What made room, or was lost, waits again.</summary>
    public static Commit LeaseOver(this Commit commit, Lease lease, DateTimeOffset at, EndReason reason, string? words = null) => commit
        .ExecuteEach(
            "update run set ended = o.at, reason = o.reason from unnest($1, $2, $3) as o (id, at, reason) where run.request_id = o.id and run.ended is null",
            Sql.Uuid(lease.Request.Id.Value), Sql.Instant(at), Sql.Text(reason.ToString()))
        .ExecuteEach(
            """
            update request set state = case when o.again then 'WAITING' else 'ENDED' end,
              ended_at = case when o.again then request.ended_at else o.at end, reason = case when o.again then request.reason else o.reason end, refusal = case when o.again then request.refusal else o.refusal end
            from unnest($1, $2, $3, $4, $5) as o (id, at, reason, refusal, again) where request.id = o.id
            """,
            Sql.Uuid(lease.Request.Id.Value), Sql.Instant(at), Sql.Text(reason.ToString()), Sql.Text(words), Sql.Bool(Queue.WaitsAgain(reason)));

    /// <summary>An award was revoked: what its project ran and waited for is over.</summary>
    public static Commit Revoked(this Commit commit, QueueEvent.RevocationObeyed e)
    {
        Guid[] stopped = [.. e.Stopped.Select(s => s.Request.Value)];
        return commit
            .Execute("update run set ended = $2, reason = 'Revoked' where request_id = any($1) and ended is null", Sql.Uuids(stopped), Sql.Instant(e.At))
            .Execute(
                "update request set state = 'ENDED', ended_at = $2, reason = 'Revoked', promised = null, held_by = null where id = any($1)",
                Sql.Uuids([.. stopped, .. e.Ended.Select(r => r.Value)]), Sql.Instant(e.At))
            .Execute(
                "update revoked_award set stopped = $2, ended = $3, act_id = $4 where application_id = $1",
                Sql.Uuid(e.Revocation.Award), Sql.Int(e.Stopped.Length), Sql.Int(e.Ended.Length), Sql.Uuid(e.Act.Value));
    }

    /// <summary>Pauses were obeyed: what was stopped waits, and what waits for the end of a pause says so.</summary>
    public static Commit Obeyed(this Commit commit, QueueEvent.PauseObeyed e, Queue after)
    {
        Guid[] stopped = [.. e.Stopped.Select(s => s.Request.Value)];
        commit.Execute("update run set ended = $2, reason = 'Paused' where request_id = any($1) and ended is null", Sql.Uuids(stopped), Sql.Instant(e.At));
        commit.Execute("update request set state = 'WAITING', promised = null where id = any($1)", Sql.Uuids(stopped));
        var held = after.Standing.Pending.Ids.Select(id => (Id: id.Value, after.Obedience.HolderOf(id)?.Pause)).Where(h => h.Pause is not null).ToList();
        commit.Execute("update request set held_by = null where held_by is not null and not (id = any($1))", Sql.Uuids([.. held.Select(h => h.Id)]));
        commit.Execute(
            "update request r set held_by = h.pause, promised = null from unnest($1, $2) as h (id, pause) where r.id = h.id and r.held_by is distinct from h.pause",
            Sql.Uuids([.. held.Select(h => h.Id)]), Sql.Uuids([.. held.Select(h => h.Pause!.Value)]));
        foreach (var change in e.Changes)
            commit.Execute(
                "insert into obeyed_pause (number, pause_id, order_act_id, body, stopped, held, at, act_id) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                Sql.Long(change.Number), Sql.Uuid(change.Pause), Sql.Uuid(change.Act), Stored.Body(change),
                Sql.Int(change.Kinds.IsEmpty ? 0 : e.Stopped.Count(s => s.Pause == change.Pause)), Sql.Int(held.Count(h => h.Pause == change.Pause)), Sql.Instant(e.At), Sql.Uuid(e.Act.Value));
        return commit;
    }
}

using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles;

/// <summary>One thing in a snapshot that contradicts another.</summary>
public sealed record SnapshotContradiction(string Code, string Message) : IRefusal;

/// <summary>Whether a snapshot makes sense.</summary>
public static class SnapshotCheck
{
    const int MostDevices = 64;
    const int MostWorkers = 100_000;
    static readonly TimeSpan MostTime = TimeSpan.FromDays(3_660);

    /// <summary>Every contradiction; none means that a cycle can be run.</summary>
    public static ImmutableArray<SnapshotContradiction> Of(Snapshot snapshot)
    {
        var machines = snapshot.Machines.Select(m => m.Node.Name).ToHashSet(StringComparer.Ordinal);
        var models = snapshot.Machines.DistinctBy(m => m.Node.Name, StringComparer.Ordinal).ToDictionary(m => m.Node.Name, m => m.Node.Model, StringComparer.Ordinal);
        var devices = snapshot.Machines.DistinctBy(m => m.Node.Name, StringComparer.Ordinal).ToDictionary(m => m.Node.Name, m => m.Node.Devices, StringComparer.Ordinal);
        var projects = snapshot.Quotas.Leaves.Select(l => l.Quota.Id).ToHashSet();
        var classes = snapshot.Classes.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        List<SnapshotContradiction> found = [];
        if (!Cycle.Knows(snapshot.RulesVersion))
            Say("snapshot.unknown_rules", $"It is to be decided by rules {snapshot.RulesVersion}; this program knows rules {Cycle.RulesVersion}.");
        if (machines.Count < snapshot.Machines.Length)
            Say("snapshot.machine_twice", "Two machines have one name; names tell machines apart.");
        if (classes.Count < snapshot.Classes.Length)
            Say("snapshot.class_twice", "Two priority classes have one name.");
        foreach (var machine in snapshot.Machines.Where(m => m.Node.Devices is < 0 or > MostDevices || m.Node.Cpu.Value < 0 || m.Node.Memory.Value < 0))
            Say("snapshot.machine_absurd", $"Machine {machine.Node.Name} has {machine.Node.Devices} devices; a machine has 0 to {MostDevices}, and nothing below zero.");
        if (snapshot.Rules is not { MostPromises: >= 0, MostReclaims: >= 0 } || snapshot.Rules.Foresight < TimeSpan.Zero || snapshot.Rules.Foresight > MostTime)
            Say("snapshot.rules_absurd", "Foresight, promises and reclaims are not below zero, and foresight is ten years at most.");
        foreach (var use in snapshot.Usage.Where(u => u.Used.Value < 0))
            Say("snapshot.use_negative", $"Project {use.Project.Value} has used less than nothing.");
        foreach (var reservation in snapshot.Reservations)
        {
            if (reservation.From >= reservation.To)
                Say("snapshot.reservation_ends_before_it_begins", $"Reservation {reservation.Name} ends before it begins.");
            foreach (var machine in reservation.Machines.Where(m => !machines.Contains(m)))
                Say("snapshot.unknown_machine", $"Reservation {reservation.Name} is of machine {machine}, which is not there.");
        }
        HashSet<RequestId> seen = [];
        foreach (var request in snapshot.Pending.Concat(snapshot.Leases.Select(l => l.Request)))
            Request(request);
        foreach (var lease in snapshot.Leases)
            Held(lease.Request.Id, lease.Request, lease.Alternative, lease.Workers);
        var promises = snapshot.Promises.Select(p => p.Request).ToHashSet();
        var pending = snapshot.Pending.Where(r => promises.Contains(r.Id)).DistinctBy(r => r.Id).ToDictionary(r => r.Id);
        foreach (var promise in snapshot.Promises)
            Held(promise.Request, pending.GetValueOrDefault(promise.Request), promise.Alternative, promise.Workers, mayBeGone: true);
        return [.. found];

        void Request(Request request)
        {
            if (!seen.Add(request.Id))
                Say("snapshot.request_twice", $"Request {request.Id.Value} is there twice.");
            if (!projects.Contains(request.Project))
                Say("snapshot.unknown_project", $"Request {request.Id.Value} is of {request.Project.Value}, which is no project of the quota tree.");
            if (!classes.Contains(request.Class))
                Say("snapshot.unknown_class", $"Request {request.Id.Value} is of class {request.Class}, which there is not.");
            if (request.Alternatives.IsDefaultOrEmpty || request.CheckpointGrace < TimeSpan.Zero || request.CheckpointGrace > MostTime)
                Say("snapshot.request_absurd", $"Request {request.Id.Value} has no alternative, or an absurd checkpoint grace.");
            foreach (var one in request.Alternatives.IsDefault ? [] : request.Alternatives)
            {
                if (one.Worker.Check() is { } refusal)
                    Say(refusal.Code, $"Request {request.Id.Value}: {refusal.Message}");
                if (one.Workers is < 1 or > MostWorkers || one.MostWorkers is < 0 or > MostWorkers || one.Walltime < TimeSpan.FromSeconds(1) || one.Walltime > MostTime)
                    Say("snapshot.request_absurd", $"Request {request.Id.Value} asks for {one.Workers} workers for {one.Walltime}; at least one for a second, at most {MostWorkers} for ten years.");
            }
        }

        void Held(RequestId id, Request? request, int alternative, ImmutableArray<Worker> workers, bool mayBeGone = false)
        {
            if (workers.IsDefaultOrEmpty || (request is not null && (alternative < 0 || alternative >= request.Alternatives.Length)))
                Say("snapshot.holds_nothing", $"Request {id.Value} holds no worker, or by an alternative that it has not.");
            foreach (var worker in workers.IsDefault ? [] : workers)
            {
                if (request is not null && alternative >= 0 && alternative < request.Alternatives.Length
                    && models.TryGetValue(worker.Machine, out var model) && !request.Alternatives[alternative].Worker.Models.Admit(model))
                    Say("snapshot.wrong_model", $"Request {id.Value} holds devices of model {model.Name}, which its alternative does not admit.");
                if (!devices.TryGetValue(worker.Machine, out var most) ? !mayBeGone : worker.Devices.Any(d => d < 0 || d >= most))
                    Say("snapshot.unknown_machine", $"Request {id.Value} holds devices of machine {worker.Machine}, which is not there or has not so many.");
            }
        }

        void Say(string code, string message) => found.Add(new(code, message));
    }
}

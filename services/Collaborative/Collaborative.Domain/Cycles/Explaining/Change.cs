using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles.Explaining;

/// <summary>A change of a snapshot: what somebody would have to do so that something else is decided. A what-if is a cycle run on the changed snapshot.</summary>
/// <param name="Code">Stable: <c>change.models</c>, <c>change.walltime</c>, <c>change.workers</c>, <c>change.deadline</c>, <c>change.limits</c>, <c>change.set_aside</c>.</param>
/// <param name="Text">One sentence for a person.</param>
/// <param name="Size">What it gives or gives up, in thousandths of a device over the walltime; the smallest is proposed.</param>
/// <param name="AskFor">The request as it would be asked instead.</param>
/// <param name="Rises">Quotas that may hold more, from the institution down.</param>
/// <param name="Machines">Machines that come, set aside for the request; the quotas own as much more, the last of them in a new project for the request, which is guaranteed all of it.</param>
public sealed record Change(string Code, string Text, long Size, Request? AskFor, ImmutableArray<LimitRise> Rises, ImmutableArray<Machine> Machines)
{
    /// <summary>The snapshot as it would be.</summary>
    /// <param name="request">The request that it is about.</param>
    public Snapshot Apply(Snapshot snapshot, RequestId request)
    {
        var asked = AskFor ?? snapshot.Pending.Single(r => r.Id == request);
        var changed = snapshot with { Pending = [.. snapshot.Pending.Select(r => r.Id == request ? asked : r)] };
        if (AskFor is not null)
            changed = changed with { Promises = [.. snapshot.Promises.Where(p => p.Request != request)] };   // promised was what was asked before
        if (Rises.Length > 0)
            changed = changed with { Quotas = Raised(snapshot.Quotas, asked) };
        return Machines.IsEmpty ? changed : changed with
        {
            Machines = [.. snapshot.Machines, .. Machines],
            Reservations = [.. snapshot.Reservations, new("set aside", snapshot.At, snapshot.At + asked.Alternatives[0].Walltime, [.. Machines.Select(m => m.Node.Name)], Request: request)],
            Classes = [.. snapshot.Classes.Select(c => c.Name == asked.Class ? c with { MostPart = null } : c)],
        };
    }

    /// <summary>Shares that are parts of others are written out first, so that nobody else's changes.</summary>
    QuotaTree Raised(QuotaTree tree, Request asked)
    {
        var (rises, owns) = (Rises.ToDictionary(r => r.Quota, r => r.By), !Machines.IsEmpty);
        IEnumerable<Quota> all = tree.Root.FromAbove.Select(Of);
        if (owns)
            all = all.Append(new(asked.Project, Rises[^1].Quota, "set aside", new Nominal.Stated(Rises[^1].By), null, null, Fraction.One, Rises[^1].By));
        return QuotaTree.Of([.. all], tree.Capacity + rises.GetValueOrDefault(tree.Root.Quota.Id, Amounts.None));

        Quota Of(QuotaNode node)
        {
            var by = rises.GetValueOrDefault(node.Quota.Id, Amounts.None);
            return node.Quota with
            {
                Nominal = new Nominal.Stated(owns ? node.Nominal + by : node.Nominal),
                Borrowing = owns ? node.Quota.Borrowing : node.Quota.Borrowing is { } borrowing ? borrowing + by : null,
            };
        }
    }
}

/// <summary>A quota that may hold so much more.</summary>
public sealed record LimitRise(QuotaId Quota, Amounts By);

namespace Collaborative.Domain.Placement;

/// <summary>Demands that go to one node together: shares that fill one device, or one demand for whole devices.</summary>
/// <param name="Members">Their numbers in the queue.</param>
/// <param name="Whole">What they need as if they held their devices whole.</param>
sealed record Bundle(ImmutableArray<int> Members, Demand Whole)
{
    /// <summary>Makes the fillings of shares that wait: for each size those first that need the least beside the device and accept every model.</summary>
    /// <returns>Fillings for which no compatible shares are left are passed over.</returns>
    public static IEnumerable<Bundle> Of(IEnumerable<int[]> fillings, IReadOnlyList<Demand> queue, Fleet fleet, IEnumerable<int> shares)
    {
        var waiting = shares.GroupBy(i => queue[i].Share.Value).ToDictionary(g => g.Key, g => new LinkedList<int>(g
            .OrderBy(i => queue[i].Models.IsAny ? 0 : 1).ThenBy(i => queue[i].Cpu.Value).ThenBy(i => queue[i].Memory.Value)));
        foreach (var filling in fillings)
        {
            var (models, members) = (ulong.MaxValue, new List<LinkedListNode<int>>());
            foreach (var size in filling)
                if (Next(size) is { } member)
                {
                    models &= fleet.Mask(queue[member.Value].Models);
                    members.Add(member);
                    member.List!.Remove(member);
                }
            if (members.Count > 0)
                yield return new([.. members.Select(m => m.Value)], Together(members.Select(m => queue[m.Value]), fleet, models));

            LinkedListNode<int>? Next(int size)
            {
                for (var candidate = waiting[size].First; candidate is not null; candidate = candidate.Next)
                    if ((models & fleet.Mask(queue[candidate.Value].Models)) != 0)
                        return candidate;
                return null;
            }
        }
    }

    static Demand Together(IEnumerable<Demand> members, Fleet fleet, ulong models) => new(
        new(members.Sum(d => d.Cpu.Value)), new(members.Sum(d => d.Memory.Value)), 1, MilliDevices.Whole, fleet.Models(models));
}

using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Reviews;

/// <summary>
/// The two halves of a call whose applicants review each other: each reviews the other half, and what is left of each share is divided between the
/// halves before anyone reviews, so that nothing that a reviewer writes can change what becomes of an application of their own.
/// </summary>
/// <remarks>Impartial selection by partition: Alon, Fischer, Procaccia and Tennenholtz, Sum of Us, TARK 2011.</remarks>
public static class Halves
{
    /// <summary>The applications of the first half: every second one in the order of the draw by the public value.</summary>
    /// <remarks>Applications of one person stand in one half, so that nobody sits on both sides.</remarks>
    /// <param name="people">Of each application, everyone who applies.</param>
    public static ImmutableHashSet<ApplicationId> First(IReadOnlyDictionary<ApplicationId, ImmutableArray<PersonId>> people, string beacon)
    {
        var first = ImmutableHashSet.CreateBuilder<ApplicationId>();
        var (here, there) = (0, 0);
        foreach (var group in Together(people, beacon))
        {
            if (here <= there)
            {
                first.UnionWith(group);
                here += group.Count;
            }
            else
                there += group.Count;
        }
        return first.ToImmutable();
    }

    /// <summary>Applications that share people, together, in the order of the draw.</summary>
    static IEnumerable<List<ApplicationId>> Together(IReadOnlyDictionary<ApplicationId, ImmutableArray<PersonId>> people, string beacon)
    {
        var ofPerson = people.SelectMany(a => a.Value.Select(p => (Person: p, Application: a.Key))).ToLookup(p => p.Person, p => p.Application);
        var seen = new HashSet<ApplicationId>();
        foreach (var start in Lot.Order("", beacon, people.Keys))
        {
            if (!seen.Add(start))
                continue;
            var group = new List<ApplicationId> { start };
            for (var i = 0; i < group.Count; i++)
                group.AddRange(people[group[i]].SelectMany(p => ofPerson[p]).Where(seen.Add));
            yield return group;
        }
    }
}

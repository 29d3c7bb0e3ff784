namespace Collaborative.Domain.Reviews;

/// <summary>Pairs of applications and reviewers, each application with several and each reviewer with at most so many.</summary>
sealed class Matching(int applications, int reviewers, Func<int, int, bool> fits)
{
    readonly List<int>[] of = [.. Enumerable.Range(0, applications).Select(_ => new List<int>())];
    readonly List<int>[] given = [.. Enumerable.Range(0, reviewers).Select(_ => new List<int>())];

    public IReadOnlyCollection<int> Of(int application) => of[application];

    public int Missing(int each) => of.Sum(o => each - o.Count);

    /// <summary>Fills one place of each application after the other, until no exchange fills another one.</summary>
    public void Fill(int each, int load)
    {
        for (var place = 1; place <= each; place++)
            for (var a = 0; a < applications; a++)
                if (of[a].Count < place)
                    Augment(a, load, new bool[reviewers]);
    }

    /// <summary>Finds the application one more reviewer, where need be by giving another application of theirs to someone else.</summary>
    bool Augment(int application, int load, bool[] seen)
    {
        foreach (var reviewer in Candidates(application).Where(r => given[r].Count < load))
            return Pair(application, reviewer);
        foreach (var reviewer in Candidates(application).Where(r => !seen[r]))
        {
            seen[reviewer] = true;
            foreach (var other in given[reviewer].ToArray())
            {
                if (!Augment(other, load, seen))
                    continue;
                of[other].Remove(reviewer);
                given[reviewer].Remove(other);
                return Pair(application, reviewer);
            }
        }
        return false;
    }

    IEnumerable<int> Candidates(int application) => Enumerable.Range(0, reviewers).Where(r => fits(application, r) && !of[application].Contains(r));

    bool Pair(int application, int reviewer)
    {
        of[application].Add(reviewer);
        given[reviewer].Add(application);
        return true;
    }
}

namespace Standards.Domain.Drafts;

/// <summary>The clauses of an edition in reading order. They form a tree by their numbers, without gaps.</summary>
static class ClauseTree
{
    public const int MaxClauses = 5_000;

    /// <summary>The first thing wrong with the clauses, as a sentence that names the clause, or null.</summary>
    public static string? ProblemIn(ImmutableArray<Clause> clauses)
    {
        if (clauses.IsEmpty)
            return "A draft has at least one clause.";
        if (clauses.Length > MaxClauses)
            return $"A draft has at most {MaxClauses} clauses.";

        var path = new List<ClauseNumber>();   // the last number met at each level down to the present clause
        var identifiers = new HashSet<WId>();
        foreach (var clause in clauses)
        {
            if (clause.Problem() is { } problem)
                return $"Clause {clause.Number}: {problem}";
            if (!identifiers.Add(clause.WId))
                return $"Clause {clause.Number}: another clause has the permanent identifier \"{clause.WId}\".";
            if (Place(clause, path) is { } misplaced)
                return misplaced;
        }
        return null;
    }

    static string? Place(Clause clause, List<ClauseNumber> path)
    {
        if (ClauseNumber.Parse(clause.Number) is not { } number)
            return $"\"{clause.Number}\" is no number of a clause, such as 6.2 or A.1.";
        if (clause.Level != number.Level)
            return $"Clause {clause.Number} says level {clause.Level}; its number is of level {number.Level}.";
        if (number.Level > path.Count + 1 || !number.IsBelow(number.Level == 1 ? null : path[number.Level - 2]))
            return $"Clause {clause.Number} does not stand below the clause that its number belongs to.";

        var isNext = path.Count >= number.Level ? number.Follows(path[number.Level - 1]) : number.IsFirst;
        if (!isNext)
            return $"Clause {clause.Number} does not come next: the numbering has a gap or goes back.";

        path.RemoveRange(number.Level - 1, path.Count - number.Level + 1);
        path.Add(number);
        return null;
    }
}

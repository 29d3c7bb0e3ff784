namespace Collaborative.Domain.Quotas;

/// <summary>Who leaves what a node uses beyond what belongs to it.</summary>
public enum LoanSource
{
    /// <summary>A node beside it, which does not use all that belongs to it.</summary>
    Sibling,

    /// <summary>The node above, of which a part belongs to none of those below.</summary>
    Undivided,

    /// <summary>The node above, which itself uses more than belongs to it: its own loans say whose that is. Above the root there is nobody: then more runs than the shares divide.</summary>
    Above,
}

/// <summary>So much of a resource that a node uses beyond what belongs to it, and whose it is.</summary>
/// <param name="Lender">Beside the borrower, or the node above it.</param>
public sealed record Loan(QuotaNode Borrower, QuotaNode Lender, LoanSource Source, Resource Resource, Fraction Amount);

/// <summary>Who lends to whom, each resource by itself: what nodes use beyond what belongs to them, and whose it is, in exact fractions.</summary>
/// <remarks>
/// What counts of a node is what it and all below it hold, or what is kept for it where that is more, as with limits (<see cref="FairShares"/>): so nobody lends what is kept for it.
/// A node borrows what counts of it beyond its nominal share, and leaves what its nominal share is beyond what counts of it.
/// What those below a node borrow is covered first by what others below it leave and by what the node has divided among none of them, and only then from above: what is left goes to those beside first.
/// Devices carry no names of owners. Where more is left than is borrowed, each lender lends in proportion to what it leaves; and of each lender each borrower has in proportion to what it borrows.
/// So what borrowers have over nominal is what lenders lend, to the last fraction; and it does not depend on any order.
/// </remarks>
public sealed class Lending(QuotaTree tree, IReadOnlyDictionary<QuotaId, Amounts> held)
{
    readonly Dictionary<(QuotaId Node, Resource Resource), Fraction> counted = [];

    /// <summary>All loans: those among the highest nodes first.</summary>
    public IEnumerable<Loan> All => tree.Root.FromAbove.SelectMany(Among);

    /// <summary>The loans of those right below a node, by resource, in the order of borrowers and lenders in the tree.</summary>
    public IEnumerable<Loan> Among(QuotaNode above) => Resources.SelectMany(r => Among(above, r));

    /// <summary>How much more counts of a node than belongs to it.</summary>
    public Fraction Borrowed(QuotaNode node, Resource resource) => OrNothing(Counted(node, resource) - node.Nominal[resource]);

    /// <summary>How much less counts of a node than belongs to it.</summary>
    public Fraction Left(QuotaNode node, Resource resource) => OrNothing(node.Nominal[resource] - Counted(node, resource));

    IEnumerable<Resource> Resources => held.Values.SelectMany(h => h.Resources).Distinct().OrderBy(r => r.Name, StringComparer.Ordinal);

    IEnumerable<Loan> Among(QuotaNode above, Resource resource)
    {
        var borrowers = above.Children.Where(c => Borrowed(c, resource) > Fraction.Zero).ToList();
        if (borrowers.Count == 0)
            yield break;
        var borrowed = Sum(borrowers.Select(b => Borrowed(b, resource)));
        var fromAbove = OrNothing(Sum(above.Children.Select(c => Counted(c, resource))) - above.Nominal[resource]);
        var undivided = OrNothing(above.Nominal[resource] - Sum(above.Children.Select(c => c.Nominal[resource])));
        List<(QuotaNode Lender, LoanSource Source, Fraction Left)> leaving =
            [.. above.Children.Select(c => (c, LoanSource.Sibling, Left(c, resource))), (above, LoanSource.Undivided, undivided)];
        leaving.RemoveAll(l => l.Left == Fraction.Zero);
        var left = Sum(leaving.Select(l => l.Left));
        foreach (var borrower in borrowers)
        {
            var part = Borrowed(borrower, resource) / borrowed;
            foreach (var (lender, source, of) in leaving.Where(_ => borrowed > fromAbove))
                yield return new(borrower, lender, source, resource, part * (borrowed - fromAbove) * of / left);
            if (fromAbove > Fraction.Zero)
                yield return new(borrower, above, LoanSource.Above, resource, part * fromAbove);
        }
    }

    Fraction Counted(QuotaNode node, Resource resource)
    {
        if (counted.TryGetValue((node.Quota.Id, resource), out var known))
            return known;
        var sum = node.Children.IsEmpty ? held.GetValueOrDefault(node.Quota.Id, Amounts.None)[resource] : Sum(node.Children.Select(c => Counted(c, resource)));
        return counted[(node.Quota.Id, resource)] = sum > node.Reserve[resource] ? sum : node.Reserve[resource];
    }

    static Fraction Sum(IEnumerable<Fraction> amounts) => amounts.Aggregate(Fraction.Zero, (sum, a) => sum + a);

    static Fraction OrNothing(Fraction amount) => amount > Fraction.Zero ? amount : Fraction.Zero;
}

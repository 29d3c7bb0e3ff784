namespace Collaborative.Domain.Quotas;

/// <summary>Tells quotas apart.</summary>
public readonly record struct QuotaId(Guid Value);

/// <summary>What belongs to a node by right.</summary>
public abstract record Nominal
{
    private Nominal() { }

    /// <summary>A part, 0 to 1, of what the node above has; of the capacity, at the root.</summary>
    public sealed record PartOfParent(Fraction Part) : Nominal;

    /// <summary>Stated outright. Time in a period is stated by <see cref="Amounts.OfTime"/>.</summary>
    public sealed record Stated(Amounts Amounts) : Nominal;
}

/// <summary>What one node of the tree (institution, member, programme, project) may use.</summary>
/// <param name="Parent">None for the root alone.</param>
/// <param name="Borrowing">How much more than its nominal share it may use of what others leave; no limit if nothing is said. Of no account at the root.</param>
/// <param name="Lending">How much of its nominal share others may use while it leaves it; all but the guarantee if nothing is said.</param>
/// <param name="Weight">Above zero: how fast it rises beside its siblings where all want more.</param>
/// <param name="Guarantee">What is kept for it whether it is used or not.</param>
public sealed record Quota(QuotaId Id, QuotaId? Parent, string Name, Nominal Nominal, Amounts? Borrowing, Amounts? Lending, Fraction Weight, Amounts Guarantee);

/// <summary>One rule of the tree that is broken, and where.</summary>
public abstract record QuotaContradiction(QuotaId Quota, string Code, string Message) : IRefusal
{
    /// <summary>Two nodes have one identifier.</summary>
    public sealed record Twice(Quota At) : QuotaContradiction(At.Id, "quota.twice", $"{At.Name} has the identifier of another node.");

    /// <summary>There is no root, or more than one.</summary>
    public sealed record NotOneRoot(int Roots) : QuotaContradiction(default, "quota.not_one_root", $"A tree has one node with nothing above it, not {Roots}.");

    /// <summary>The node above does not exist.</summary>
    public sealed record UnknownParent(Quota At) : QuotaContradiction(At.Id, "quota.unknown_parent", $"The node above {At.Name} does not exist.");

    /// <summary>Going up leads back.</summary>
    public sealed record Cycle(Quota At) : QuotaContradiction(At.Id, "quota.cycle", $"{At.Name} lies below itself.");

    /// <summary>There are more levels than a tree has.</summary>
    public sealed record TooDeep(Quota At) : QuotaContradiction(At.Id, "quota.too_deep", $"{At.Name} is below {QuotaShape.MostLevels} others; a tree has at most {QuotaShape.MostLevels} levels.");

    /// <summary>An amount is below zero.</summary>
    public sealed record Negative(Quota At, string What) : QuotaContradiction(At.Id, "quota.negative", $"The {What} of {At.Name} is below zero.");

    /// <summary>A part of the parent is more than all of it.</summary>
    public sealed record PartOverOne(Quota At, Fraction Part) : QuotaContradiction(
        At.Id, "quota.part_over_one", $"{At.Name} has {Part} of what is above it; a part is at most 1.");

    /// <summary>A weight is not above zero.</summary>
    public sealed record NoWeight(Quota At) : QuotaContradiction(At.Id, "quota.no_weight", $"The weight of {At.Name} is {At.Weight}; it has to be above zero.");

    /// <summary>The parts of siblings add up to more than all.</summary>
    public sealed record PartsOverOne(Quota Above, Fraction Sum) : QuotaContradiction(
        Above.Id, "quota.parts_over_one", $"The parts of {Above.Name} add up to {Sum}; together they are at most 1.");

    /// <summary>What belongs to siblings adds up to more than the node above has, or the root to more than there is.</summary>
    public sealed record OverParent(QuotaId Above, string Name, Resource Resource, Fraction Sum, Fraction Most) : QuotaContradiction(
        Above, "quota.over_parent", $"Below {Name}, {Sum} of {Resource.Name} is given out of {Most}.");

    /// <summary>More is guaranteed than belongs to the node.</summary>
    public sealed record GuaranteeOverNominal(Quota At, Resource Resource, Fraction Nominal) : QuotaContradiction(
        At.Id, "quota.guarantee_over_nominal", $"{At.Name} is guaranteed {At.Guarantee[Resource]} of {Resource.Name}, and {Nominal} belongs to it.");

    /// <summary>More may be lent than belongs to the node.</summary>
    public sealed record LendingOverNominal(Quota At, Resource Resource, Fraction Nominal) : QuotaContradiction(
        At.Id, "quota.lending_over_nominal", $"{At.Name} may lend {At.Lending![Resource]} of {Resource.Name}, and {Nominal} belongs to it.");

    /// <summary>With all lent that may be lent, less than the guarantee is left.</summary>
    public sealed record LendsItsGuarantee(Quota At, Resource Resource, Fraction Nominal) : QuotaContradiction(
        At.Id, "quota.lends_its_guarantee",
        $"{At.Name} may lend {At.Lending![Resource]} of its {Nominal} of {Resource.Name}, which leaves less than the {At.Guarantee[Resource]} that it is guaranteed.");
}

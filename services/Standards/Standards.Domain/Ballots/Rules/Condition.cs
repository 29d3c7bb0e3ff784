namespace Standards.Domain.Ballots;

/// <summary>One comparison of a rule: a share of votes or a number of votes, held against a threshold.</summary>
/// <param name="Id">Its name within the rule.</param>
/// <param name="Of">Whose votes are counted.</param>
/// <param name="Measure">Which of them are added up.</param>
/// <param name="Base">Of which votes the share is taken; null where the sum itself is compared.</param>
/// <param name="By">What a member weighs: <see cref="Members"/> for one each, or the name of an amount in the electorate, such as <c>population</c>.</param>
/// <param name="Comparison">How it is held against the threshold.</param>
/// <param name="Threshold">For a share from 0 to 1, ends included; else a whole number.</param>
public sealed record Condition(
    string Id, Constituency Of, Measure Measure, Measure? Base, string By, Comparison Comparison, Fraction Threshold)
{
    /// <summary>Each member weighs one.</summary>
    public const string Members = "members";

    /// <summary>Whether members weigh by an amount of their own.</summary>
    public bool IsWeighed => By != Members;

    /// <summary>Whether abstentions are part of the votes counted.</summary>
    public bool CountAbstentions => (Base ?? Measure).Includes(Choice.Abstaining);

    /// <summary>Whether disapprovals without reasons are left out of the votes counted.</summary>
    public bool NegativesNeedReasons => Base is Measure.ForOrAgainstWithReasons;

    /// <summary>The condition as a sentence, with its exact threshold.</summary>
    public string Statement => Sentences.Of(this);

    /// <summary>What was found as a sentence, with counts, and percentages to one decimal.</summary>
    public string StatementOf(Finding finding) => Sentences.Of(this, finding);

    /// <summary>What a member of this profile weighs here; nothing where it does not belong to those counted.</summary>
    /// <exception cref="ArgumentException">The electorate does not say what the member weighs.</exception>
    internal long WeightOf(Profile profile) => Of.Includes(profile)
        ? !IsWeighed ? 1 : profile.Attributes.AmountOf(By) ?? throw new ArgumentException($"A member of the electorate has no {By}.", nameof(profile))
        : 0;

    /// <summary>The choices that make up the part: votes that are not in the base are in no share of it.</summary>
    internal int Part => Measure.Choices() & Whole;

    /// <summary>The choices of which the share is taken.</summary>
    internal int Whole => (Base ?? Measure.Entitled).Choices();

    /// <summary>Whether it holds for a sum.</summary>
    /// <remarks>Where no vote is counted there is no share, and the condition is not met: nobody's silence decides.</remarks>
    internal bool IsMet(long part, long whole) => Base is null
        ? Comparison.Allows(part.CompareTo(Numerator))
        : whole > 0 && Comparison.Allows(Excess(part, whole));

    long Numerator => (long)Threshold.Numerator;

    long Denominator => (long)Threshold.Denominator;

    int Excess(long part, long whole) => ((Int128)part * Denominator).CompareTo((Int128)whole * Numerator);

    /// <summary>Which way more weight pushes it, where one member's vote moves from one choice to another: 1 towards being met, -1 away from it, 0 not at all.</summary>
    internal int PushOf(Choice from, Choice to)
    {
        var (inPart, inWhole) = (Step(Part, from, to), Step(Whole, from, to));
        var push = Base is null ? inPart : Int128.Sign(((Int128)inPart * Denominator) - ((Int128)inWhole * Numerator));
        return Comparison.IsFloor() ? push : -push;
    }

    /// <summary>What a set of choices gains, by one vote that moves.</summary>
    internal static int Step(int choices, Choice from, Choice to) => (choices >> (int)to & 1) - (choices >> (int)from & 1);
}

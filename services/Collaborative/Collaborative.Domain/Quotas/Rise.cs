namespace Collaborative.Domain.Quotas;

/// <summary>How far a project has come: its tasks, and how they grow with the level of the water.</summary>
sealed class Rise
{
    public Rise(QuotaNode leaf, Wish wish, Amounts capacity)
    {
        Wish = wish;
        var dominant = wish.Task.Resources.Select(r => capacity[r] > Fraction.Zero ? wish.Task[r] / capacity[r] : Fraction.Zero).Max();
        IsPossible = wish.Tasks > Fraction.Zero && wish.Task.Resources.All(r => capacity[r] > Fraction.Zero);
        Speed = IsPossible ? leaf.Weight / dominant : Fraction.Zero;
    }

    public Wish Wish { get; }

    /// <summary>There is some of all that it needs, and it wants something.</summary>
    public bool IsPossible { get; }

    /// <summary>Tasks for one unit of level: so many make the dominant share equal to the weight.</summary>
    public Fraction Speed { get; }

    /// <summary>What it has.</summary>
    public Fraction Tasks { get; private set; }

    /// <summary>It has stopped, in this stage.</summary>
    public bool Stopped { get; set; }

    /// <summary>It has all that it wants.</summary>
    public bool IsFulfilled => Tasks == Wish.Tasks;

    /// <summary>The level of water that it stands at.</summary>
    public Fraction Level => Tasks / Speed;

    /// <summary>The level at which its wish is fulfilled.</summary>
    public Fraction Last => Wish.Tasks / Speed;

    /// <summary>Lifts it to a level, which is not below its own.</summary>
    public void To(Fraction level) => Tasks = level * Speed;
}

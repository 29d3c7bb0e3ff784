namespace Standards.Domain.Ballots;

/// <summary>How many members made which choice.</summary>
/// <remarks>Stored format, within a finding.</remarks>
/// <param name="InFavour">Approvals without experts.</param>
/// <param name="InFavourWithExperts">Approvals that name experts.</param>
/// <param name="Against">Disapprovals with technical reasons.</param>
/// <param name="AgainstWithoutReasons">Disapprovals without.</param>
/// <param name="Abstaining">Abstentions.</param>
/// <param name="NotVoting">Members without a vote.</param>
public readonly record struct Count(int InFavour, int InFavourWithExperts, int Against, int AgainstWithoutReasons, int Abstaining, int NotVoting)
{
    /// <summary>The sum, number by number.</summary>
    public static Count operator +(Count left, Count right) => new(
        left.InFavour + right.InFavour, left.InFavourWithExperts + right.InFavourWithExperts, left.Against + right.Against,
        left.AgainstWithoutReasons + right.AgainstWithoutReasons, left.Abstaining + right.Abstaining, left.NotVoting + right.NotVoting);

    /// <summary>A number of members of one choice.</summary>
    public static Count Of(Choice choice, int members = 1) => choice switch
    {
        Choice.InFavour              => new(members, 0, 0, 0, 0, 0),
        Choice.InFavourWithExperts   => new(0, members, 0, 0, 0, 0),
        Choice.Against               => new(0, 0, members, 0, 0, 0),
        Choice.AgainstWithoutReasons => new(0, 0, 0, members, 0, 0),
        Choice.Abstaining            => new(0, 0, 0, 0, members, 0),
        Choice.NotVoting             => new(0, 0, 0, 0, 0, members),
        _                            => throw new UnreachableException(),
    };

    /// <summary>How many a measure adds up.</summary>
    public int Of(Measure measure)
    {
        ReadOnlySpan<int> byChoice = [InFavour, InFavourWithExperts, Against, AgainstWithoutReasons, Abstaining, NotVoting];
        var sum = 0;
        for (var c = 0; c < byChoice.Length; c++)
            if (measure.Includes((Choice)c))
                sum += byChoice[c];
        return sum;
    }
}

namespace Standards.Domain.Ballots;

/// <summary>What a vote says.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum Position
{
    /// <summary>In favour of the question put.</summary>
    Approve,

    /// <summary>Against it. Some rules count a negative vote only with technical reasons.</summary>
    Disapprove,

    /// <summary>Neither; recorded, and counted only where a rule says so.</summary>
    Abstain,
}

/// <summary>In which capacity a member belongs to an electorate.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum Standing
{
    /// <summary>A participating member ("P-member") of the committee: takes part actively and is bound to vote.</summary>
    Participating,

    /// <summary>Any other national body that may vote, observing members among them.</summary>
    Other,
}

/// <summary>When votes and tally are shown to others than the voter.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum Disclosure
{
    /// <summary>At once.</summary>
    WhenCast,

    /// <summary>Once the ballot is closed; until then only the number of votes is known.</summary>
    AtClose,
}

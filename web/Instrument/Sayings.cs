namespace Web.Instrument;

/// <summary>What is said of a ballot, in words, from its exact figures.</summary>
public sealed class Sayings(Words l)
{
    const string Members = "members";

    /// <summary>Whose votes a condition looks at, and which.</summary>
    public string Title(Condition condition) => (condition.Electorate, condition.Measure, condition.Base, condition.By) switch
    {
        ("PARTICIPATING", Measure.InFavour, _, Members) => l["Participating members in favour"],
        ("PARTICIPATING", Measure.Against, _, Members) => l["Participating members against"],
        ("PARTICIPATING", Measure.InFavourWithExperts, _, Members) => l["Participating members naming experts"],
        ("PARTICIPATING", Measure.Entitled, null, Members) => l["Size of the committee"],
        ("ALL", Measure.InFavour, null or Measure.Entitled, Members) => l["Members in favour"],
        ("ALL", Measure.NotInFavour, null, Members) => l["Members not in favour"],
        ("ALL", Measure.Against, null, Members) => l["Members against"],
        ("ALL", Measure.InFavour, Measure.Entitled, var by) => l["In favour by {0}", by],
        ("ALL", Measure.InFavour, _, Members) => l["All votes in favour"],
        ("ALL", Measure.Against, _, Members) => l["All votes against"],
        _ => condition.Statement,
    };

    /// <summary>The limit's mark: <c>2/3 needed</c>.</summary>
    public string Limit(Condition condition) => IsFloor(condition)
        ? l["{0} needed", Figures.Fraction(condition.Threshold)]
        : l["{0} allowed", Figures.Fraction(condition.Threshold)];

    /// <summary><c>at least 66.7 % needed</c>.</summary>
    public string Bound(Condition condition)
    {
        var limit = LimitOf(condition);
        return condition.Comparison switch
        {
            Comparison.AtLeast => l["at least {0} needed", limit],
            Comparison.MoreThan => l["more than {0} needed", limit],
            Comparison.AtMost => l["at most {0} allowed", limit],
            _ => l["less than {0} allowed", limit],
        };
    }

    /// <summary><c>17 of 32 counted; at least 66.7 % needed.</c></summary>
    public string Reckoning(ConditionTally tally)
    {
        if (tally.Whole is null)
            return l["{0}; {1}.", Figures.Count(tally.PartNumber), Bound(tally.Condition)];
        if (tally.WholeNumber == 0)
            return l["No vote has been counted yet."];
        var limit = LimitOf(tally.Condition);
        var (part, whole) = (tally.PartNumber, tally.WholeNumber);
        return tally.Condition.Comparison switch
        {
            Comparison.AtLeast => l["{0} of {1} counted; at least {2} needed.", part, whole, limit],
            Comparison.MoreThan => l["{0} of {1} counted; more than {2} needed.", part, whole, limit],
            Comparison.AtMost => l["{0} of {1} counted; at most {2} allowed.", part, whole, limit],
            _ => l["{0} of {1} counted; less than {2} allowed.", part, whole, limit],
        };
    }

    /// <summary>The verdict's first word or two, and what follows.</summary>
    public (string Verdict, string Reason) Verdict(Ballot ballot)
    {
        if (ballot.Result is { } result)
            return (result.Approved ? l["Approved."] : l["Not approved."], ballot.AwaitsCastingVote ? l["The votes are equal: the chair has the casting vote."] : Met(result.Conditions));
        if (ballot.IsPlanned)
            return (l["Planned."], l["Voting begins on {0}.", Moments.Instant(ballot.OpensAt)]);
        if (ballot.IsWithdrawn)
            return (l["Not held."], l["This ballot was withdrawn before it opened."]);
        if (ballot.IsSecret)
            return (l["Open."], l["Votes and tally are shown when the ballot closes."]);
        if (ballot.VotesCast == 0)
            return (l["Open."], l["No vote has been cast yet."]);
        return (l["Open."], ballot.AsItStands?.Approved ?? ballot.Conditions.All(c => c.Met)
            ? l["As it stands, it would be approved."]
            : l["As it stands, it would not be approved."]);
    }

    /// <summary>Why no vote is taken now.</summary>
    public string Shut(Ballot ballot) => ballot.Status switch
    {
        BallotStatus.Planned => l["This ballot is not open yet: voting begins on {0}.", Moments.Instant(ballot.OpensAt)],
        BallotStatus.Withdrawn => l["This ballot was withdrawn before it opened."],
        _ => l["This ballot is closed."],
    };

    public string Turnout(Ballot ballot) => l["{0} of {1} members have voted.", ballot.VotesCast, ballot.Electorate.Count];

    /// <summary>How long is left, in days or hours; nothing once the time is over.</summary>
    public string? Left(DateTimeOffset closes, DateTimeOffset now) => (closes - now) switch
    {
        { TotalDays: >= 2 } left => l["{0} days left", (int)left.TotalDays],
        { TotalHours: >= 1 } left => l["{0} hours left", (int)left.TotalHours],
        { Ticks: > 0 } => l["less than an hour left"],
        _ => null,
    };

    string Met(IReadOnlyList<ConditionTally> conditions) => conditions.Count(c => c.Met) switch
    {
        var met when met == conditions.Count => conditions.Count == 2 ? l["Both conditions are met."] : l["Every condition is met."],
        0 => conditions.Count == 2 ? l["Neither condition is met."] : l["No condition is met."],
        var met => l["{0} of {1} conditions are met.", met, conditions.Count],
    };

    static string LimitOf(Condition condition) => condition.Base is null
        ? Figures.Count(long.Parse(condition.Threshold, CultureInfo.InvariantCulture)) : Figures.Percent(condition.ThresholdPercent);

    static bool IsFloor(Condition condition) => condition.Comparison is Comparison.AtLeast or Comparison.MoreThan;
}

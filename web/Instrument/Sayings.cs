namespace Web.Instrument;

/// <summary>What is said of a ballot, in words, from its exact figures.</summary>
public sealed class Sayings(Words l)
{
    /// <summary>Whose votes a condition looks at, and which.</summary>
    public string Title(Condition condition) => (condition.Electorate.ToUpperInvariant(), condition.Measure) switch
    {
        ("PARTICIPATING" or "P", Measure.InFavour) => l["Participating members in favour"],
        ("PARTICIPATING" or "P", _) => l["Participating members against"],
        ("ALL" or "ALL_VOTES", Measure.InFavour) => l["All votes in favour"],
        ("ALL" or "ALL_VOTES", _) => l["All votes against"],
        _ => condition.Statement,
    };

    /// <summary>The limit's mark: <c>2/3 needed</c>.</summary>
    public string Limit(Condition condition) => IsFloor(condition)
        ? l["{0} needed", Figures.Fraction(condition.Threshold)]
        : l["{0} allowed", Figures.Fraction(condition.Threshold)];

    /// <summary><c>at least 66.7 % needed</c>.</summary>
    public string Bound(Condition condition)
    {
        var limit = Figures.Percent(condition.ThresholdPercent);
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
        if (tally.Counted == 0)
            return l["No vote has been counted yet."];
        var limit = Figures.Percent(tally.Condition.ThresholdPercent);
        return tally.Condition.Comparison switch
        {
            Comparison.AtLeast => l["{0} of {1} counted; at least {2} needed.", tally.Measured, tally.Counted, limit],
            Comparison.MoreThan => l["{0} of {1} counted; more than {2} needed.", tally.Measured, tally.Counted, limit],
            Comparison.AtMost => l["{0} of {1} counted; at most {2} allowed.", tally.Measured, tally.Counted, limit],
            _ => l["{0} of {1} counted; less than {2} allowed.", tally.Measured, tally.Counted, limit],
        };
    }

    /// <summary>The verdict's first word or two, and what follows.</summary>
    public (string Verdict, string Reason) Verdict(Ballot ballot)
    {
        if (ballot.Result is { } result)
            return (result.Approved ? l["Approved."] : l["Not approved."], Met(result.Conditions));
        if (ballot.IsSecret)
            return (l["Open."], l["Votes and tally are shown when the ballot closes."]);
        if (ballot.VotesCast == 0)
            return (l["Open."], l["No vote has been cast yet."]);
        return (l["Open."], ballot.Conditions.All(c => c.Met)
            ? l["As it stands, it would be approved."]
            : l["As it stands, it would not be approved."]);
    }

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

    static bool IsFloor(Condition condition) => condition.Comparison is Comparison.AtLeast or Comparison.MoreThan;
}

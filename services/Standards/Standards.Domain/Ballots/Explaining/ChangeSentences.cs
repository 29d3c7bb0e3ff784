namespace Standards.Domain.Ballots;

/// <summary>The wording of changes: <c>3 more approvals by participating members that have not voted</c>.</summary>
static class ChangeSentences
{
    /// <param name="needsReasons">Whether the rule tells negative votes with reasons from those without.</param>
    public static string Of(int votes, Choice from, Choice to, string who, bool needsReasons) => (from, to) switch
    {
        (Choice.NotVoting, Choice.Abstaining)          => $"{votes} {Plural(votes, "abstention", "abstentions")} by {Members(votes, who)} that {Plural(votes, "has", "have")} not voted",
        (Choice.NotVoting, _)                          => $"{votes} more {Vote(votes, to, needsReasons)} by {Members(votes, who)} that {Plural(votes, "has", "have")} not voted",
        (Choice.AgainstWithoutReasons, Choice.Against) => $"Reasons given with {votes} negative {Plural(votes, "vote", "votes")} of {Members(votes, who)}",
        (Choice.InFavour, Choice.InFavourWithExperts)  => $"Experts named by {votes} {Plural(votes, One(who), who)} in favour",
        (Choice.InFavourWithExperts, Choice.InFavour)  => $"No experts named by {votes} {Plural(votes, One(who), who)} in favour",
        _                                              => $"{votes} {Vote(votes, from, needsReasons)} of {Members(votes, who)} changed into {(votes == 1 ? "an " : "")}{Changed(votes, to, needsReasons)}",
    };

    public static string OfCastingVote(Position position) => $"The casting vote of the chair {(position is Position.Approve ? "in favour" : "against")}";

    /// <summary>Which members, where not any of them would do.</summary>
    public static string Which(int votes, Weight weight, string by, int enough, int all) => (votes, weight) switch
    {
        (1, _) when enough < all => $" ({(enough == 1 ? "only 1" : $"any of {enough}")} of {all})",
        (_, Weight.Heaviest)     => $" (those of the greatest {by})",
        (_, Weight.Lightest)     => $" (those of the least {by})",
        _                        => "",
    };

    static string Vote(int votes, Choice choice, bool needsReasons) => choice switch
    {
        Choice.InFavour              => Plural(votes, "approval", "approvals"),
        Choice.InFavourWithExperts   => Plural(votes, "approval with named experts", "approvals with named experts"),
        Choice.Against               => $"negative {Plural(votes, "vote", "votes")}{(needsReasons ? " with reasons" : "")}",
        Choice.AgainstWithoutReasons => $"negative {Plural(votes, "vote", "votes")} without reasons",
        Choice.Abstaining            => Plural(votes, "abstention", "abstentions"),
        _                            => throw new UnreachableException(),
    };

    static string Changed(int votes, Choice to, bool needsReasons) => to is Choice.Against
        ? $"{Plural(votes, "opposing vote", "opposing votes")}{(needsReasons ? " with reasons" : "")}"
        : Vote(votes, to, needsReasons);

    static string Members(int votes, string who) => votes == 1 ? who.StartsWith("other", StringComparison.Ordinal) ? $"another member" : $"a {One(who)}" : who;

    static string One(string who) => who[..^1];

    static string Plural(int number, string one, string many) => number == 1 ? one : many;
}

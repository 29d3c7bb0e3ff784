using System.Globalization;
using System.Text.Json;
using Choice = Standards.Domain.Ballots.Choice;

namespace Replay.RollCalls;

/// <summary>What became of many roll calls.</summary>
/// <param name="ByMajority">Roll calls with more votes for than against.</param>
/// <param name="ByTwoThirds">Roll calls with two thirds of the votes for or against in favour.</param>
/// <param name="Equal">Roll calls with as many votes for as against, and some.</param>
/// <param name="WithoutVote">Roll calls with no vote for or against.</param>
readonly record struct Totals(int RollCalls, long InFavour, long Against, long Abstaining, int ByMajority, int ByTwoThirds, int Equal, int WithoutVote)
{
    static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public long Votes => InFavour + Against + Abstaining;

    public Totals With(ReadOnlySpan<int> counts, bool byMajority, bool byTwoThirds)
    {
        var (inFavour, against) = (counts[(int)Choice.InFavour], counts[(int)Choice.AgainstWithoutReasons]);
        return new(
            RollCalls + 1, InFavour + inFavour, Against + against, Abstaining + counts[(int)Choice.Abstaining],
            ByMajority + (byMajority ? 1 : 0), ByTwoThirds + (byTwoThirds ? 1 : 0),
            Equal + (inFavour == against && inFavour > 0 ? 1 : 0), WithoutVote + (inFavour + against == 0 ? 1 : 0));
    }

    public string ToText() => string.Create(CultureInfo.InvariantCulture,
        $"""
        {RollCalls:N0} roll calls, {Votes:N0} votes
        {InFavour:N0} for, {Against:N0} against, {Abstaining:N0} abstaining
        {ByMajority:N0} adopted by a majority of the members present and voting, {RollCalls - ByMajority:N0} not
        {ByTwoThirds:N0} have two thirds of the members present and voting, {RollCalls - ByTwoThirds:N0} not
        {Equal:N0} with equal votes, {WithoutVote:N0} without a vote for or against: not adopted

        """);

    public string ToJson() => JsonSerializer.Serialize(this, Indented) + Environment.NewLine;
}

using Standards.Domain.Ballots;
using Choice = Standards.Domain.Ballots.Choice;

namespace Replay.RollCalls;

/// <summary>Decides roll calls of the General Assembly by its two majorities, both of the members present and voting.</summary>
sealed class Assembly
{
    const int Choices = 6;
    static readonly VotingRule Majority = Shipped("un-ga-majority"), TwoThirds = Shipped("un-ga-two-thirds");

    // Every member is alike to these rules.
    readonly Weighing byMajority = new(Majority, [Profile.Of(Standing.Participating)]), byTwoThirds = new(TwoThirds, [Profile.Of(Standing.Participating)]);
    readonly int[] choiceOf = Letters();

    /// <summary>All roll calls of a table.</summary>
    public Totals Decide(ReadOnlySpan<byte> table)
    {
        RollCallFile.Demand(table);
        var totals = default(Totals);
        var line = 0;
        Span<int> counts = stackalloc int[Choices];
        while (RollCallFile.TryNext(ref table, ref line, out var letters))
        {
            Count(letters, counts, line);
            totals = totals.With(counts, byMajority.Approves(counts), byTwoThirds.Approves(counts));
        }
        return totals;
    }

    void Count(ReadOnlySpan<byte> letters, Span<int> counts, int line)
    {
        counts.Clear();
        foreach (var letter in letters)
        {
            var choice = choiceOf[letter];
            if (choice < 0)
                throw Trouble.WithFile($"line {line}: \"{(char)letter}\" is none of Y, N, A and a full stop");
            counts[choice]++;
        }
    }

    static int[] Letters()
    {
        var choices = Enumerable.Repeat(-1, 256).ToArray();
        (choices['Y'], choices['N'], choices['A'], choices['.']) =
            ((int)Choice.InFavour, (int)Choice.AgainstWithoutReasons, (int)Choice.Abstaining, (int)Choice.NotVoting);
        return choices;
    }

    static VotingRule Shipped(string id)
    {
        using var reader = new StreamReader(typeof(VotingRule).Assembly.GetManifestResourceStream($"voting-rules/{id}.json")!);
        return VotingRule.Parse(reader.ReadToEnd());
    }
}

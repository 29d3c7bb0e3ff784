// Violations on purpose: each rule must find its own here, for a rule that matches nothing passes silently.
namespace Architecture.Tests.Planted;

public sealed class ReadsTheClock
{
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}

public sealed class ReadsAFile
{
    public string Text => File.ReadAllText("a");
}

public sealed class KeepsToItself
{
    public int Double(int value) => value * 2;
}

public class OpenForNoReason;

public sealed class Closed;

public sealed class KnowsItsNeighbours
{
    public Ledger.Domain.Trees.Digest Digest { get; }

    public Standards.Domain.Ballots.Ballot Ballot { get; } = Standards.Domain.Ballots.Ballot.Initial;
}

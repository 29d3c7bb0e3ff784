using System.Security.Cryptography;
using System.Text;

namespace Collaborative.Domain.Tests.Cycles;

/// <summary>Of many requests that are alike one is decided, and the others with it. That decides nothing: held against each by itself, and against what was decided before it was done so.</summary>
public sealed class DecidingAlike
{
    /// <summary>A deadline sets a request apart from all others. One that is far away, and leaves the order as it is, changes no verdict.</summary>
    [Fact]
    public void Gives_each_the_verdict_that_it_has_by_itself() => Each(200, snapshot =>
    {
        var apart = snapshot with { Pending = [.. snapshot.Pending.Select(Apart)], Leases = [.. snapshot.Leases.Select(l => l with { Request = Apart(l.Request) })] };
        for (var cycle = 0; cycle < 3; cycle++)
        {
            var (outcome, other) = (CycleRecord.Of(snapshot), CycleRecord.Of(apart));
            Assert.Equal(Text(other.Outcome), Text(outcome.Outcome));
            Assert.Equal(other.OutcomeHash, outcome.OutcomeHash);
            (snapshot, apart) = (Aftermath.Of(snapshot, outcome.Outcome), Aftermath.Of(apart, other.Outcome));
        }
    });

    /// <summary>The hash of what was decided, byte for byte, by each rules when they came; of the first, when every request was served by itself.</summary>
    [Theory]
    [InlineData(0, "513792e5cb8dc90c1c41143eca3c4c8cf0c03a0127c4dd6f")]
    [InlineData(2, "a8b35f10a0aa69c3e4ac96da14747daef74611cc8dce0620b3")]
    public void Decides_what_it_decided_before(int rules, string hash)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Each(200, rules, snapshot => all.AppendData(Encoding.ASCII.GetBytes(CycleRecord.Of(snapshot).OutcomeHash)));
        Assert.StartsWith(hash, Convert.ToHexStringLower(all.GetHashAndReset()), StringComparison.Ordinal);
    }

    static void Each(int count, Action<Snapshot> law) => Each(count, Cycle.RulesVersion, law);

    static void Each(int count, int rules, Action<Snapshot> law)
    {
        for (var seed = 0; seed < count; seed++)
            law(Crowd(seed, rules));
    }

    /// <summary>A small world in which each that waits has up to 20 others of its kind beside it.</summary>
    static Snapshot Crowd(int seed, int rules)
    {
        var (drawn, number) = (new RandomSnapshot(seed, rules: rules), 0);
        var busy = drawn.Busy();
        return busy with
        {
            Pending =
            [
                .. busy.Pending,
                .. busy.Pending.SelectMany(r => Enumerable.Range(0, drawn.Any(0, 1, 5, 20)).Select(_ => r with { Id = new(new Guid(++number, 1, 7, [0, 0, 0, 0, 0, 0, 0, 0])) })),
            ],
        };
    }

    static Request Apart(Request request) => request.Deadline is not null ? request
        : request with { Deadline = new DateTimeOffset(2126, 1, 1, 0, 0, 0, TimeSpan.Zero) + request.Alternatives.Min(a => a.Walltime) };

    static string Text(Outcome outcome) => string.Join('\n', outcome.Verdicts.Select(v => $"{v} {v switch { Verdict.Wait w => string.Join(' ', w.Because), Verdict.Promised p => string.Join(' ', p.Because), _ => "" }}"));
}

using System.Globalization;
using System.Text;

namespace Collaborative.Domain.Tests.Cycles;

public sealed class Recomputing
{
    [Fact]
    public void Gives_the_same_bytes_from_the_published_snapshot() => Each((record, _) =>
    {
        Assert.IsType<Recomputation.Same>(CycleRecord.Recompute(record.Bytes.Span));
        Assert.Equal(CanonicalJson.Canonicalize(Encoding.UTF8.GetString(record.Bytes.Span)), record.Bytes.ToArray());
    });

    [Fact]
    public void Does_not_depend_on_culture_nor_on_the_order_of_lists() => Each((record, drawn) =>
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("ar-SA");
            var snapshot = record.Snapshot;
            Assert.Equal(record.Bytes.ToArray(), CycleRecord.Of(snapshot with { Pending = [.. drawn.Shuffled(snapshot.Pending)], Machines = [.. drawn.Shuffled(snapshot.Machines)], Leases = [.. drawn.Shuffled(snapshot.Leases)] }).Bytes.ToArray());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    });

    [Fact]
    public void Finds_a_changed_byte() => Each((record, drawn) =>
    {
        for (var i = 0; i < 20; i++)
        {
            var changed = record.Bytes.ToArray();
            changed[drawn.Any([.. Enumerable.Range(0, changed.Length)])] ^= 1;
            Assert.IsNotType<Recomputation.Same>(CycleRecord.Recompute(changed));
        }
    });

    /// <summary>A cycle that was published stays what it was, by the rules of its day. <c>AIGOV_PUBLISH=1</c> writes the one of today's rules, where there is none yet.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Of_a_file_that_was_published_gives_what_was_decided_then(int rules)
    {
        var path = Path.Combine(Repository.Root, "tests", "Collaborative.Domain.Tests", "Cycles", $"published-cycle-{rules}.json");
        if (Environment.GetEnvironmentVariable("AIGOV_PUBLISH") == "1" && !File.Exists(path))
            File.WriteAllBytes(path, Enumerable.Range(0, 1_000).Select(seed => CycleRecord.Of(new RandomSnapshot(seed, rules: rules).Busy()))
                .First(r => r.Outcome.Verdicts.Select(v => v.GetType()).Distinct().Count() >= 5).Bytes.Span);
        Assert.Equal(rules, CycleRecord.SnapshotOf(File.ReadAllBytes(path)).RulesVersion);
        Assert.IsType<Recomputation.Same>(CycleRecord.Recompute(File.ReadAllBytes(path)));
    }

    [Fact]
    public void Of_other_rules_it_says_which_instead_of_a_difference()
    {
        var snapshot = new RandomSnapshot(1, rules: 0).Busy();
        var (named, older) = (CycleRecord.Of(snapshot with { RulesVersion = 1 }), CycleRecord.Of(snapshot));
        Assert.IsType<Recomputation.Same>(CycleRecord.Recompute(named.Bytes.Span));
        Assert.Equal(named.OutcomeHash, older.OutcomeHash);
        Assert.DoesNotContain("rulesVersion", Encoding.UTF8.GetString(older.Bytes.Span), StringComparison.Ordinal);   // as it was written before they were named
        var later = Encoding.UTF8.GetString(named.Bytes.Span).Replace("\"rulesVersion\":1", "\"rulesVersion\":99", StringComparison.Ordinal);
        Assert.Equal(new Recomputation.OtherRules(snapshot.Number, 99), CycleRecord.Recompute(Encoding.UTF8.GetBytes(later)));
        Assert.Throws<ArgumentException>(() => Cycle.Run(snapshot with { RulesVersion = 99 }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"collaborative.cycle/1\"}")]
    [InlineData("{\"format\":\"collaborative.cycle/2\",\"snapshot\":{}}")]
    public void Says_what_is_no_cycle(string file) => Assert.IsType<Recomputation.Unreadable>(CycleRecord.Recompute(Encoding.UTF8.GetBytes(file)));

    [Fact]
    public void Names_what_contradicts_itself()
    {
        var snapshot = Scene.Of([8], (8, 0)).Asks(Scene.Request(1, 0, 1), Scene.Request(1, 5, 1, @class: "none")).Snapshot;
        Assert.Equal(["snapshot.request_twice", "snapshot.unknown_project", "snapshot.unknown_class"], SnapshotCheck.Of(snapshot).Select(c => c.Code));
        Assert.Throws<ArgumentException>(() => Cycle.Run(snapshot));
    }

    static void Each(Action<CycleRecord, RandomSnapshot> law)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var drawn = new RandomSnapshot(seed);
            law(CycleRecord.Of(drawn.Busy()), drawn);
        }
    }
}

namespace Ledger.Domain.Tests.Receipts;

public sealed class CheckingGrowth
{
    static readonly Sample Today = new(11);
    static readonly string Key = Sample.Key.Verifier.ToString();

    static string Note(Sample log) => log.Checkpoint.Sign(Sample.Key).ToString();

    static ConsistencyReport Check(Sample earlier, Sample later, string proof) => ConsistencyCheck.Run(Note(earlier), Note(later), proof, Key);

    static void FailsAt(string step, ConsistencyReport report)
    {
        Assert.False(report.Holds);
        Assert.Equal(step, report.Steps.First(s => !s.Passed).Name);
        Assert.Equal(["key", "earlier", "later", "proof", "growth"], report.Steps.Select(s => s.Name));
    }

    [Fact]
    public void Holds_from_every_earlier_checkpoint_the_empty_one_included() => Assert.All(Enumerable.Range(0, 12), size =>
        Assert.True(Check(new(size), Today, Today.Growth((ulong)size)).Holds));

    [Fact]
    public void Says_what_was_shown() => Assert.Equal(
        "The log grew from 1 act to 11 acts, and the earlier ones stand unchanged.",
        Check(new(1), Today, Today.Growth(1)).Steps[^1].Sentence);

    [Fact]
    public void Fails_for_a_log_that_was_rewritten()
    {
        var rewritten = new Checkpoint(Sample.Origin, 11, Digest.Of("another tree"u8)).Sign(Sample.Key).ToString();
        var report = ConsistencyCheck.Run(Note(new(5)), rewritten, Today.Growth(5), Key);
        FailsAt("growth", report);
        Assert.Contains("rewritten", report.Steps[^1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_where_two_checkpoints_of_one_size_differ()
    {
        var other = new Checkpoint(Sample.Origin, 11, Digest.Of("another tree"u8)).Sign(Sample.Key).ToString();
        FailsAt("growth", ConsistencyCheck.Run(Note(Today), other, Today.Growth(11), Key));
    }

    [Fact]
    public void Fails_for_a_proof_between_other_sizes() => FailsAt("growth", Check(new(5), Today, Today.Growth(6)));

    [Fact]
    public void Fails_backwards() => FailsAt("growth", Check(Today, new(5), Today.Growth(5)));

    [Fact]
    public void Fails_for_a_forged_checkpoint() =>
        FailsAt("later", ConsistencyCheck.Run(Note(new(5)), Note(Today).Replace("\n11\n", "\n12\n", StringComparison.Ordinal), Today.Growth(5), Key));

    [Fact]
    public void Fails_for_what_is_no_proof() => FailsAt("proof", Check(new(5), Today, "{}"));

    [Fact]
    public void Fails_without_a_key() => FailsAt("key", ConsistencyCheck.Run(Note(new(5)), Note(Today), Today.Growth(5), ""));
}

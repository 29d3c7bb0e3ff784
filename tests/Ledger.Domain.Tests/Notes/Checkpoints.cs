namespace Ledger.Domain.Tests.Notes;

public sealed class Checkpoints
{
    const string Published = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    [Fact]
    public void Read_and_write_the_published_text()
    {
        Assert.True(Checkpoint.TryParse(Published, out var checkpoint));
        Assert.Equal(("example.com/behind-the-sofa", 20852163ul, Published), (checkpoint.Origin, checkpoint.Size, checkpoint.ToText()));
        Assert.True(Checkpoint.TryParse(Published + "an extension\n", out var extended));
        Assert.Equal(checkpoint, extended);
    }

    [Theory]
    [InlineData("")]
    [InlineData("log\n1\n")]
    [InlineData("log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")]
    [InlineData("\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n18446744073709551616\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n")]
    [InlineData("log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n")]
    public void Refuse_what_is_none(string text) => Assert.False(Checkpoint.TryParse(text, out _));

    [Fact]
    public void Are_signed_only_with_their_own_logs_key() =>
        Assert.Throws<ArgumentException>(() => (new Sample(1).Checkpoint with { Origin = "another" }).Sign(Sample.Key));
}
